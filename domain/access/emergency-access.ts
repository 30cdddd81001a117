/**
 * Emergency access (“break glass”): a person of a county, an agency or a Health Home that has no right to see a case opens
 * it for an hour in their own name, with a reason. The county, who holds the person, the Health Home and OMH are told at
 * once; whatever is read stands in the access log as read in an emergency. County, holder and OMH read why it was opened
 * and may end it; after the second hour of a day, or once it was ended, it is opened again only on the county's word.
 * HIPAA 164.312(a)(2)(ii) asks for such a procedure; who may use it, for how long and how often is a policy choice.
 */
import * as z from 'zod';
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { holderOf, partiesOf } from '../case/parties.ts';
import { centralOffice } from '../notices/notice.ts';
import { emergencyPolicyOn } from '../policy/emergency-policy.ts';
import type { Person } from '../shared/actor.ts';
import { paragraph } from '../shared/free-text.ts';
import type { Answer } from '../shared/answer.ts';
import { localDate } from '../shared/calendar.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import { Refused } from '../shared/refusal.ts';
import { type EmergencyAccess, emergencyReasons } from '../case/emergency-access-record.ts';
import type { emergencyAccessViewSchema } from './emergency-access-contract.ts';

const ruleIds = ['HHP-ACC-03'];

export const emergencyAccessBodySchema = z.strictObject({
  reason: z.enum(emergencyReasons),
  /** What happened, in words; kept with the case, and shown to the county, the holder and OMH alone. */
  explanation: paragraph(2_000, 10),
});
export type EmergencyAccessBody = z.infer<typeof emergencyAccessBodySchema>;

export const emergencyAnswerBodySchema = z.strictObject({
  /** `end` takes it back at once; `renew` lets the same person open the case once more. */
  decision: z.enum(['end', 'renew']),
});
export type EmergencyAnswerBody = z.infer<typeof emergencyAnswerBodySchema>;

const isSamePerson = (a: Person, b: Person): boolean =>
  a.sub === b.sub && a.role === b.role && a.org === b.org;

const stands = ({ openedAt, until, ended }: EmergencyAccess, now: Instant): boolean =>
  openedAt <= now && now < until && ended === undefined;

/** The access that stands for this very person now. */
export const emergencyAccessOf = (
  { emergencyAccess = [], strands }: Pick<CaseRecord, 'emergencyAccess' | 'strands'>,
  actor: Person,
  now: Instant,
): EmergencyAccess | undefined =>
  strands.case === 'open'
    ? emergencyAccess.find((access) => isSamePerson(access.by, actor) && stands(access, now))
    : undefined;

/** Who answers for an emergency access besides who opened it: the county, who holds the person, and OMH. */
const countiesOf = (record: CaseRecord): Recipient[] =>
  partiesOf(record).filter(({ relation }) => relation === 'ownCounty');
const overseersOf = (record: CaseRecord): Recipient[] => [
  ...countiesOf(record),
  holderOf(record),
  centralOffice,
];
const isOneOf = (organisations: readonly Recipient[], { role, org }: Person): boolean =>
  organisations.some((organisation) => organisation.role === role && organisation.org === org);

/** The organisation of whoever may see and answer the emergency accesses of a case; undefined for everybody else. */
export const overseerOf = (
  record: CaseRecord,
  { role, org }: Person,
): { role: string; org: string } | undefined =>
  overseersOf(record).find((organisation) => organisation.role === role && organisation.org === org);

const refuseWithoutWord = ({ case: record, now }: CaseDraft, by: Person, openingsADay: number): void => {
  const aDayAgo = addElapsed(now, -24, 'hours');
  const today = (record.emergencyAccess ?? []).filter(
    (access) => isSamePerson(access.by, by) && access.openedAt > aDayAgo,
  );
  const latest = today.at(-1);
  if (!latest || latest.renewable) return;
  if (today.length < openingsADay && !latest.ended) return;
  throw new Refused({
    code: 'countysWordNeeded',
    ruleId: 'HHP-ACC-03',
    detail: latest.ended
      ? 'Your emergency access was ended by those who answer for the person.'
      : 'You have opened this case as often as one person may in a day without the county.',
    state: { emergencyAccess: latest.number },
  });
};

/** Run twice within the hour: the access that stands, and nobody is told again. */
export const openEmergencyAccess = (
  draft: CaseDraft,
  { reason, explanation }: EmergencyAccessBody,
  by: Person,
): EmergencyAccess => {
  const standing = emergencyAccessOf(draft.case, by, draft.now);
  if (standing) return standing;
  const { openForHours, openingsADay } = emergencyPolicyOn(localDate(draft.now));
  refuseWithoutWord(draft, by, openingsADay);
  const before = draft.case.emergencyAccess ?? [];
  const access = {
    number: draft.nextNumber('emergencyAccess'),
    by,
    reason,
    explanation,
    openedAt: draft.now,
    until: addElapsed(draft.now, openForHours, 'hours'),
  };
  draft.case.emergencyAccess = [...before, access];
  draft.record('emergencyAccessOpened', { reason, until: access.until }, ruleIds);
  const healthHomes = partiesOf(draft.case).filter(({ relation }) => relation === 'healthHome');
  for (const organisation of [...countiesOf(draft.case), ...healthHomes, holderOf(draft.case), centralOffice])
    draft.notify('emergencyAccessOpened', organisation);
  return access;
};

const refuseAnswer = (
  draft: CaseDraft,
  access: EmergencyAccess,
  decision: EmergencyAnswerBody['decision'],
  by: Person,
): void => {
  if (decision === 'end') {
    if (draft.case.strands.case === 'open' && stands(access, draft.now)) return;
    throw new Refused({ code: 'emergencyOver', detail: 'This emergency access is over.' });
  }
  if (!isOneOf(countiesOf(draft.case), by) || isSamePerson(access.by, by))
    throw new Refused({
      code: 'notYoursToRenew',
      ruleId: 'HHP-ACC-03',
      detail: 'Another hour is the county’s to give, and nobody gives it to themselves.',
    });
  if (access.renewable)
    throw new Refused({ code: 'alreadyRenewable', detail: 'The county has given its word already.' });
};

/** Undefined for a number that the record does not have. Run twice: a conflict. */
export const answerEmergencyAccess = (
  draft: CaseDraft,
  number: number,
  { decision }: EmergencyAnswerBody,
  by: Person,
): EmergencyAccess | undefined => {
  const access = draft.case.emergencyAccess?.find((known) => known.number === number);
  if (!access) return undefined;
  refuseAnswer(draft, access, decision, by);
  const word = { at: draft.now, by };
  if (decision === 'end') {
    access.ended = word;
    draft.record('emergencyAccessEnded', { number }, ruleIds);
  } else {
    access.renewable = word;
    draft.record('emergencyAccessRenewable', { number }, ruleIds);
  }
  return access;
};

/** As those read it who answer for the person: who opened the case, and why in words. */
export const emergencyAccessView = ({
  by,
  ended,
  renewable,
  ...access
}: EmergencyAccess): Answer<typeof emergencyAccessViewSchema> => ({
  ...access,
  by: { sub: by.sub, role: by.role, org: by.org },
  ...(ended && { endedAt: ended.at, endedBy: ended.by.org }),
  ...(renewable && { renewableAt: renewable.at }),
});
