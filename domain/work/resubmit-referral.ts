/**
 * A referral that came back for information is sent again. It takes the place of the one before, which the case keeps, and
 * the rules decide on it anew. What has a way of its own is not changed by it: who the person is, the authorization, the
 * dates of the discharge, and the county, which the SPOA alone sends on.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { phaseOf } from '../case/phase.ts';
import type { Referral } from '../case/referral-contract.ts';
import { keepDecision } from './decide-anew.ts';
import { giveInformation } from '../placement/return-for-information.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { sourceOf } from '../shared/referral-sources.ts';
import { canonicalJson } from '../shared/hash.ts';
import { type FieldError, Refused } from '../shared/refusal.ts';
import { foldedName } from '../referral/person-name.ts';
import { refuseAtTheDoor } from '../referral/receive-referral.ts';
import { screen } from '../referral/screening.ts';
import { responsibleCounty } from '../referral/door.ts';

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
const datesOf = ({ discharge }: Referral) => [
  discharge?.plannedFor,
  discharge?.plannedOn,
  discharge?.dischargedAt,
];

/** Whether something is as it was, the field where it stands, and what to do where it is not. */
type Way = [boolean, string, string];

const folded = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : foldedName(name);
const namesIn = ({ person: { firstName, middleName, lastName } }: Referral) =>
  [firstName, middleName, lastName].map(folded);
const birthIn = ({ person }: Referral) => [person.dateOfBirth, person.dateOfBirthEstimated ?? false];

/** Who the person is was kept, and is corrected with a reason; a CIN may be added. */
const whoThePersonIs = (before: Referral, after: Referral): Way[] => {
  const send = 'as it was, and correct it with POST /cases/{caseId}/corrections.';
  const known = before.person.medicaidCin;
  return [
    [isSame(namesIn(before), namesIn(after)), 'body.person', `Send the name ${send}`],
    [isSame(birthIn(before), birthIn(after)), 'body.person.dateOfBirth', `Send the birth date ${send}`],
    [
      known === undefined || known === after.person.medicaidCin,
      'body.person.medicaidCin',
      `Send the CIN ${send}`,
    ],
  ];
};

/** How it is known that somebody is another person than one of the same name was said once. */
const stillToldApart = (after: Referral, { request: { anotherPersonBecause } }: Referral): Referral =>
  anotherPersonBecause ? { ...after, request: { ...after.request, anotherPersonBecause } } : after;

/** What differs though it has a way of its own. */
const changedOtherwise = (record: CaseRecord, after: Referral): FieldError[] => {
  const { referral: before } = record;
  const ways: Way[] = [
    ...whoThePersonIs(before, after),
    [
      isSame(before.consent, after.consent),
      'body.consent',
      'Send the consent as it was; put a new one on record with PUT /cases/{caseId}/consent.',
    ],
    [
      isSame(datesOf(before), datesOf(after)),
      'body.discharge',
      'Send the dates as they were; change them with PUT /cases/{caseId}/discharge-plan.',
    ],
    [
      sourceOf(before) === sourceOf(after) && !before.discharge === !after.discharge,
      'body.source',
      'Send the source as it was.',
    ],
    [
      responsibleCounty(before) === responsibleCounty(after),
      'body.person.countyOfResidence',
      'Send the county as it was, and ask the SPOA to send the referral on.',
    ],
  ];
  return ways.flatMap(([same, field, message]) => (same ? [] : [{ field, message }]));
};

/** Throws a refusal, of a rule or since nothing was returned; nothing is changed then. */
export const resubmitReferral = (
  draft: CaseDraft,
  referral: Referral,
  by: Person,
  policy: EscalationPolicy,
): void => {
  const { strands, version, referral: before } = draft.case;
  if (strands.placement !== 'returnedForInformation')
    throw new Refused({
      code: 'notReturned',
      detail: 'The SPOA has not returned this referral for information.',
      state: { phase: phaseOf(draft.case), strands, version },
    });
  refuseAtTheDoor(referral, draft.now);
  const errors = changedOtherwise(draft.case, referral);
  if (errors.length > 0)
    throw new Refused({
      code: 'changedElsewhere',
      ruleId: 'HHP-INFO-01',
      detail: 'A referral that is sent again changes what it says, and not what has a way of its own.',
      errors,
    });
  draft.case.referral = stillToldApart(referral, before);
  const { decisive, throughForensicTeam: _, ...screening } = screen(draft.case, draft.now);
  if (!screening.eligible)
    throw new Refused({
      code: 'notAcceptable',
      ruleId: decisive.join(' '),
      detail: screening.findings
        .filter(({ ruleId, met }) => !met && decisive.includes(ruleId))
        .map(({ reason }) => reason)
        .join(' '),
      next: 'Check the facts, or withdraw the referral.',
    });
  keepDecision(draft, 'resubmitted');
  draft.case.screening = screening;
  draft.case.formerReferrals = [
    ...(draft.case.formerReferrals ?? []),
    { replacedAt: draft.now, referral: before },
  ];
  const onCampusResidence = referral.discharge?.destination.onCampusResidence;
  delete draft.case.discharge.onCampusResidence;
  if (onCampusResidence !== undefined) draft.case.discharge.onCampusResidence = onCampusResidence;
  draft.record('screened', { eligible: true, hhPlusRate: screening.hhPlusRate }, decisive);
  giveInformation(draft, { resubmitted: true }, by, policy);
};
