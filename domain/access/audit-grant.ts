/**
 * A grant to an auditor of OMH or DOH: read only, for a named sample of cases and a time, after which it is nothing. An
 * administrator gives it, who sees no case; every reading under it stands in the case's access log (policy choice: health
 * oversight, 45 CFR 164.512(d); 30 days and 50 cases are bounds of ours).
 */
import * as z from 'zod';
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
const subjectSchema = z
  .string()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'Give the subject of the auditor’s account, as the user pool shows it: a UUID.',
  );

export const auditGrantBodySchema = z.strictObject({
  auditor: z.strictObject({ sub: subjectSchema, org: z.enum(oversight) }),
  caseIds: z.array(caseIdSchema).min(1).max(mostCases),
  reason: z.enum(auditReasons),
  until: instantSchema,
});
export type AuditGrantBody = z.infer<typeof auditGrantBodySchema>;

export const auditGrantSchema = z.strictObject({
  ...auditGrantBodySchema.shape,
  grantId: z.string(),
  givenAt: z.string(),
  givenBy: personSchema,
});
export type AuditGrant = z.infer<typeof auditGrantSchema>;

/** Run twice with one id: the same grant. Throws a `rule` refusal for a time that is over or too long. */
export const auditGrantFrom = (
  grantId: string,
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
  return { ...body, caseIds: [...new Set(body.caseIds)], grantId, givenAt: now, givenBy };
};

/** The grant under which an auditor may read a case now. */
export const grantFor = (
  grants: readonly AuditGrant[],
  { sub, org }: Person,
  caseId: string,
  now: Instant,
): AuditGrant | undefined =>
  grants.find(
    ({ auditor, caseIds, givenAt, until }) =>
      auditor.sub === sub && auditor.org === org && caseIds.includes(caseId) && givenAt <= now && now < until,
  );
