/**
 * Emergency access (“break glass”): a person of a county, an agency or a Health Home that has no right to see a case opens
 * it for an hour in their own name, with a reason. The county, who holds the person, the Health Home and OMH are told at
 * once; whatever is read stands in the access log as read in an emergency. HIPAA 164.312(a)(2)(ii) asks for such a
 * procedure; who may use it and for how long is a policy choice.
 */
import * as z from 'zod';
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { holderOf, partiesOf } from '../case/parties.ts';
import { centralOffice } from '../notices/notice.ts';
import type { Person } from '../shared/actor.ts';
import { paragraph } from '../shared/free-text.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import { type EmergencyAccess, emergencyReasons } from '../case/emergency-access-record.ts';

const openForHours = 1;
/** The record keeps the latest; all of them stand in the audit events. */
const keptOnRecord = 20;

export const emergencyAccessBodySchema = z.strictObject({
  reason: z.enum(emergencyReasons),
  /** What happened, in words; kept with the case, and nowhere else. */
  explanation: paragraph(2_000, 10),
});
export type EmergencyAccessBody = z.infer<typeof emergencyAccessBodySchema>;

const isSamePerson = (a: Person, b: Person): boolean =>
  a.sub === b.sub && a.role === b.role && a.org === b.org;

/** The access that stands for this very person now. */
export const emergencyAccessOf = (
  { emergencyAccess = [], strands }: Pick<CaseRecord, 'emergencyAccess' | 'strands'>,
  actor: Person,
  now: Instant,
): EmergencyAccess | undefined =>
  strands.case === 'open'
    ? emergencyAccess.find(
        ({ by, openedAt, until }) => isSamePerson(by, actor) && openedAt <= now && now < until,
      )
    : undefined;

/** Run twice within the hour: the access that stands, and nobody is told again. */
export const openEmergencyAccess = (
  draft: CaseDraft,
  { reason, explanation }: EmergencyAccessBody,
  by: Person,
): EmergencyAccess => {
  const standing = emergencyAccessOf(draft.case, by, draft.now);
  if (standing) return standing;
  const access = {
    by,
    reason,
    explanation,
    openedAt: draft.now,
    until: addElapsed(draft.now, openForHours, 'hours'),
  };
  draft.case.emergencyAccess = [...(draft.case.emergencyAccess ?? []), access].slice(-keptOnRecord);
  draft.record('emergencyAccessOpened', { reason, until: access.until }, ['HHP-ACC-03']);
  const told = partiesOf(draft.case).filter(
    ({ relation }) => relation === 'ownCounty' || relation === 'healthHome',
  );
  for (const organisation of [...told, holderOf(draft.case), centralOffice])
    draft.notify('emergencyAccessOpened', organisation);
  return access;
};
