/**
 * A grant to an auditor of OMH or DOH: read only, for a named sample of cases and a time, after which it is nothing, or
 * until it is revoked. An administrator gives and revokes it, who sees no case; it is kept for good, and giving, revoking
 * and every reading under it stand in the case's access log (policy choice: health oversight, 45 CFR 164.512(d); 30 days
 * and 50 cases are bounds of ours).
 */
import * as z from 'zod';
import { storedGrantId, storedInstant } from '../shared/stored-text.ts';
import { type Person, personSchema } from '../shared/actor.ts';
import { caseIdSchema } from '../shared/identifiers.ts';
import { addElapsed, type Instant, instantSchema } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';

/** Who oversees: the Office of Mental Health and the Department of Health. */
const oversight = ['omh', 'doh'] as const;
const auditReasons = ['routineSample', 'complaint', 'incident', 'billingReview'] as const;
const longestDays = 30;
const mostCases = 50;

/** It becomes a key of the table, so nothing that could be somebody's name, number or birth date fits. */
const subject = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const subjectSchema = z
  .string()
  .regex(
    new RegExp(`^${subject}$`),
    'Give the subject of the auditor’s account, as the user pool shows it: a UUID.',
  );

/** It names the auditor, under whom a grant is found. */
export const grantIdSchema = z
  .string()
  .regex(new RegExp(`^AG-${subject}-[0-9a-f]{24}$`), 'Give the id of the grant, as it was answered.');
export const grantId = (sub: string, digest: string): string => `AG-${sub}-${digest.slice(0, 24)}`;
export const auditorOfGrant = (id: string): string => id.slice('AG-'.length, -25);

export const auditGrantBodySchema = z.strictObject({
  auditor: z.strictObject({ sub: subjectSchema, org: z.enum(oversight) }),
  caseIds: z.array(caseIdSchema).min(1).max(mostCases),
  reason: z.enum(auditReasons),
  until: instantSchema,
});
export type AuditGrantBody = z.infer<typeof auditGrantBodySchema>;

export const auditGrantSchema = z.strictObject({
  ...auditGrantBodySchema.shape,
  grantId: storedGrantId,
  givenAt: storedInstant,
  givenBy: personSchema,
  revokedAt: storedInstant.optional(),
  revokedBy: personSchema.optional(),
  version: z.int().positive(),
});
export type AuditGrant = z.infer<typeof auditGrantSchema>;

/** Throws a `rule` refusal for a time that is over or too long. */
export const auditGrantFrom = (
  id: string,
  body: AuditGrantBody,
  givenBy: Person,
  now: Instant,
): AuditGrant => {
  const latest = addElapsed(now, longestDays * 24, 'hours');
  if (body.until <= now || body.until > latest)
    throw new Refused({
      code: 'grantTooLong',
      ruleId: 'HHP-ACC-04',
      detail: `A grant ends within ${String(longestDays)} days, and not before it is given.`,
      errors: [{ field: 'body.until', message: `Give an instant up to ${latest}.` }],
    });
  return {
    ...body,
    caseIds: [...new Set(body.caseIds)],
    grantId: id,
    givenAt: now,
    givenBy,
    version: 1,
  };
};

export const isOver = ({ revokedAt, until }: AuditGrant, now: Instant): boolean =>
  revokedAt !== undefined || until <= now;

/** Throws a conflict for a grant that is over. */
export const revokeGrant = (grant: AuditGrant, by: Person, now: Instant): AuditGrant => {
  if (isOver(grant, now)) throw new Refused({ code: 'grantOver' });
  return { ...grant, revokedAt: now, revokedBy: by, version: grant.version + 1 };
};

/** The grant under which an auditor may read a case now. */
export const grantFor = (
  grants: readonly AuditGrant[],
  { sub, org }: Person,
  caseId: string,
  now: Instant,
): AuditGrant | undefined =>
  grants.find(
    (grant) =>
      grant.auditor.sub === sub &&
      grant.auditor.org === org &&
      grant.caseIds.includes(caseId) &&
      grant.givenAt <= now &&
      !isOver(grant, now),
  );
