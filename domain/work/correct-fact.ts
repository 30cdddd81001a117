/**
 * Corrects what the referral says (HHP-CORRECT-01). How it stood stays on record, readable to whoever may read the fact itself,
 * with who corrected it, when and why; what followed from it follows anew (follow-correction.ts), and everybody of the case is
 * told that something was corrected. Of a closed case the record is put right, and nothing else.
 */
import type { CorrectableFact } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { correctedReferral, valuesOf } from '../case/corrected-values.ts';
import type { CorrectionBody } from '../case/correction-contract.ts';
import type { CorrectedValues } from '../case/correction-record.ts';
import { numberWhenReplaced } from '../case/former-facility.ts';
import { partiesOf } from '../case/parties.ts';
import { stateOf } from '../case/phase.ts';
import type { Referral } from '../case/stored-referral-contract.ts';
import { isHolderAlone, mayCorrect } from '../case/who-corrects.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { responsibleCounty } from '../referral/door.ts';
import { personWarnings } from '../referral/person-warnings.ts';
import type { Person } from '../shared/actor.ts';
import { earliestBirth } from '../shared/birth-date.ts';
import { lguOf } from '../shared/counties.ts';
import { isSameJson } from '../shared/hash.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import { followCorrection } from './follow-correction.ts';

const ruleId = 'HHP-CORRECT-01';

/** By what a person is known again. */
const ofIdentity: readonly CorrectableFact[] = ['name', 'birthDate', 'cin'];
const isOfIdentity = (fact: CorrectableFact): boolean => ofIdentity.includes(fact);

const refuseForeign = ({ case: record }: CaseDraft, body: CorrectionBody, by: Person): void => {
  const next = 'Ask who entered the referral, or the county, to correct it.';
  if (!mayCorrect(record, body.fact, by))
    throw new Refused({
      code: 'notYoursToCorrect',
      ruleId,
      detail: 'This is corrected by who entered the referral, and by the county that runs the case.',
      next,
    });
  if (body.fact !== 'address' || !isHolderAlone(record, by)) return;
  const given = (['countyOfResidence', 'countyOfFiscalResponsibility'] as const).filter(
    (name) => body[name] !== undefined,
  );
  if (given.length > 0)
    throw new Refused({
      code: 'notYoursToCorrect',
      ruleId,
      detail: 'The counties of an address are not corrected by who holds the person.',
      next,
      errors: given.map((name) => ({ field: `body.${name}`, message: 'Leave this out.' })),
    });
};

const refuseImpossible = ({ case: { referral } }: CaseDraft, body: CorrectionBody): void => {
  if (body.fact === 'destination' && !referral.discharge)
    throw new Refused({
      code: 'noStay',
      ruleId,
      detail: 'The referral is of somebody who leaves no stay, and names no destination.',
    });
  if (body.fact !== 'birthDate' || body.dateOfBirth === undefined) return;
  const admittedOn = referral.admission?.admittedOn;
  if (admittedOn === undefined || earliestBirth(body.dateOfBirth) <= admittedOn) return;
  throw new Refused({
    code: 'timesOutOfOrder',
    ruleId: 'HHP-TIME-01',
    detail: 'A time cannot be as it was given.',
    errors: [
      {
        field: 'body.dateOfBirth',
        message: 'This is after the day of the admission: check the year, month and day.',
      },
    ],
  });
};

const afterDecision =
  'Send the address without the counties. The county takes its placement back with POST /cases/{caseId}/reassignment, and then sends the referral on with decision redirect.';
const whileDeciding =
  'Send the address without the counties. The SPOA sends the referral on with decision redirect; then correct the county.';

/** Which county answers for the person is decided by the counties: a correction follows, and sends nothing on. */
const refuseOtherCounty = ({ case: record }: CaseDraft, after: Referral): void => {
  const county = responsibleCounty(after);
  const isSame = county === responsibleCounty(record.referral) || lguOf(county) === record.lgu;
  if (isSame || record.strands.case === 'closed') return;
  const isDeciding = ['spoaReview', 'returnedForInformation'].includes(record.strands.placement);
  const { countyOfFiscalResponsibility: fiscal } = after.person;
  throw new Refused({
    code: 'otherCounty',
    ruleId,
    detail: 'By this another county would answer for the person.',
    next: isDeciding ? whileDeciding : afterDecision,
    errors: [
      {
        field: `body.${fiscal === undefined ? 'countyOfResidence' : 'countyOfFiscalResponsibility'}`,
        message: 'Leave this out until the referral is with that county.',
      },
    ],
  });
};

/** Sent again by the same organisation, it is the same correction, whatever its key and however late. */
const correctedBefore = (
  draft: CaseDraft,
  { fact, reason }: CorrectionBody,
  by: Person,
  became: CorrectedValues,
): number => {
  const known = draft.case.corrections?.findLast((correction) => correction.fact === fact);
  const isSame =
    known?.reason === reason &&
    known.by.role === by.role &&
    known.by.org === by.org &&
    isSameJson(known.became, became);
  if (isSame && known.number !== undefined) return known.number;
  throw new Refused({
    code: 'alreadyStands',
    ruleId,
    detail: 'The record says this already.',
    state: stateOf(draft),
  });
};

/** A facility where the person was before goes on reading the referral as it left it. */
const keepAsFacilityLeftIt = ({ case: record }: CaseDraft, referral: Referral, at: Instant): void => {
  const number = numberWhenReplaced(record);
  if (record.formerFacilities?.some(({ wrote }) => wrote === number) !== true) return;
  record.formerReferrals = [...(record.formerReferrals ?? []), { replacedAt: at, referral }];
};

/** The number of the correction. Run twice: the second finds what it would write, and is answered as the first. */
export const correctFact = (
  draft: CaseDraft,
  body: CorrectionBody,
  by: Person,
  policy: EscalationPolicy,
): number => {
  const { referral: before, corrections = [] } = draft.case;
  const { fact, reason, explanation } = body;
  refuseForeign(draft, body, by);
  refuseImpossible(draft, body);
  const after = correctedReferral(before, body);
  const [was, became] = [valuesOf(before, fact), valuesOf(after, fact)];
  if (isSameJson(was, became)) return correctedBefore(draft, body, by, became);
  refuseOtherCounty(draft, after);
  keepAsFacilityLeftIt(draft, before, draft.now);
  draft.case.referral = after;
  const number = draft.nextNumber('correction');
  draft.case.corrections = [
    ...corrections,
    {
      number,
      fact,
      at: draft.now,
      by,
      reason,
      ...(explanation !== undefined && { explanation }),
      was,
      became,
    },
  ];
  draft.record('factCorrected', { number, kind: fact, reason }, [ruleId]);
  followCorrection(draft, { before, fact, reason, by }, policy);
  for (const party of partiesOf(draft.case))
    if (party.role !== by.role || party.org !== by.org) draft.notify('factCorrected', party);
  return number;
};

/** What whoever corrected should still settle. */
export const warningsAfter = (
  { referral, closeReason }: Pick<CaseRecord, 'referral' | 'closeReason'>,
  fact: CorrectableFact,
  now: Instant,
): string[] => [
  ...(closeReason === 'ineligible'
    ? [
        'The rules closed this case on what stood before, and it stays closed: if the person belongs here, refer them anew with the facts as they are now.',
      ]
    : []),
  ...(isOfIdentity(fact) ? personWarnings(referral, now) : []),
];
