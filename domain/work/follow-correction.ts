/**
 * What follows from a corrected fact of an open case, by the functions that decided it first: the decision of the rules, where
 * the person lives, the work on Medicaid, the plan that is told, and the contact with the parole officer.
 */
import type { correctionReasons, CorrectableFact } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { stopClock } from '../case/clocks.ts';
import { checklistOf, namesParole, settlePoints } from '../case/hand-off.ts';
import { askForParoleContact } from '../case/parole-contact.ts';
import type { Referral } from '../case/stored-referral-contract.ts';
import { forgetPlan, settlePlan, tellPlanOfStatus } from '../case/tell-plan.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import { cancelMedicaidFollowUp, openMedicaidFollowUp } from '../discharge/medicaid-follow-up.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { responsibleCounty } from '../referral/door.ts';
import type { Person } from '../shared/actor.ts';
import { decideAnew } from './decide-anew.ts';

export interface CorrectedFrom {
  /** The referral as it stood. */
  before: Referral;
  fact: CorrectableFact;
  reason: (typeof correctionReasons)[number];
  by: Person;
}

/** What the rules of eligibility and of the rate read. */
const decidedOn: ReadonlySet<CorrectableFact> = new Set([
  'birthDate',
  'destination',
  'indicators',
  'medicaid',
]);

/** Of a closed case too: it is where the record says that the person went to live. */
const followDestination = ({ case: { discharge, referral } }: CaseDraft): void => {
  const onCampusResidence = referral.discharge?.destination.onCampusResidence;
  delete discharge.onCampusResidence;
  if (onCampusResidence !== undefined) discharge.onCampusResidence = onCampusResidence;
};

/** Another of the same LGU: what would go to another was refused. */
const followCounty = ({ case: record }: CaseDraft, before: Referral): void => {
  const county = responsibleCounty(record.referral);
  if (county !== responsibleCounty(before)) record.county = county;
};

const leavesWithCoverage = ({ medicaid }: Referral): boolean => medicaid.program === 'district97';

const followProgram = (draft: CaseDraft, before: Referral, policy: EscalationPolicy): void => {
  const { referral, discharge, clocks } = draft.case;
  const { dischargedAt } = discharge;
  const ends = leavesWithCoverage(referral);
  if (dischargedAt === undefined || ends === leavesWithCoverage(before)) return;
  const isConfirmed = clocks.some(({ kind, metAt }) => kind === 'medicaidFollowUp' && metAt !== undefined);
  if (!ends) cancelMedicaidFollowUp(draft, draft.now);
  else if (!isConfirmed) openMedicaidFollowUp(draft, dischargedAt, policy);
};

/** Another plan has been told nothing; of one whose name was mistyped the right one was. */
const followPlan = (draft: CaseDraft, { before, reason }: CorrectedFrom, policy: EscalationPolicy): void => {
  const { referral, assignment } = draft.case;
  const [was, is] = [before.medicaid.managedCarePlan, referral.medicaid.managedCarePlan];
  const isMistyped = was !== undefined && is !== undefined && reason === 'typingError';
  if (was === is || isMistyped) return;
  forgetPlan(draft);
  if (assignment.healthHomeToldAt === undefined) return;
  tellPlanOfStatus(draft, 'hhPlusBegan', policy);
  settlePlan(draft, policy);
};

/** Who has signed the checklist did so without the point. */
const askForPoint = (draft: CaseDraft, by: Person): void => {
  const isSigned = checklistOf(draft.case).signatures.length > 0;
  if (isSigned && draft.case.assignment.handedOffAt === undefined)
    settlePoints(draft, [{ point: 'paroleOfficer', state: 'open', by }]);
};

const followParole = (draft: CaseDraft, { before, by }: CorrectedFrom, policy: EscalationPolicy): void => {
  const { assignment, discharge } = draft.case;
  const is = namesParole(draft.case);
  if (is === namesParole({ referral: before })) return;
  if (is) {
    if ((assignment.agency ?? discharge.dischargedAt) !== undefined) askForParoleContact(draft, policy);
    askForPoint(draft, by);
    return;
  }
  const item = draft.openItem('paroleOfficerContact');
  if (!item) return;
  cancelWorkItem(draft, item);
  stopClock(draft, 'paroleOfficerContact');
  delete draft.case.paroleContactAskedAt;
};

/** Called once the referral says what is right, and by the correction alone. */
export const followCorrection = (draft: CaseDraft, from: CorrectedFrom, policy: EscalationPolicy): void => {
  const { fact, before } = from;
  if (fact === 'destination') followDestination(draft);
  if (draft.case.strands.case === 'closed') return;
  if (fact === 'address') followCounty(draft, before);
  if (fact === 'parole') followParole(draft, from, policy);
  if (fact === 'medicaid') followProgram(draft, before, policy);
  if (fact === 'medicaid') followPlan(draft, from, policy);
  if (decidedOn.has(fact)) decideAnew(draft, 'corrected', policy);
};
