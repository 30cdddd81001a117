/**
 * What must hold of a case between any two requests of its life, besides what holds of every case (test/fuzz/invariants.ts):
 * what its state asks for is open, what was owed before is owed still or was answered, its clocks keep their due instants
 * where nobody moved them, nobody carries more than the cap, and somebody who can act has it.
 */
import { strandTables } from '../../domain/case/strands.ts';
import { isWaitKind, waits } from '../../domain/case/waits.ts';
import type { CaseRecord, CaseSnapshot } from '../../domain/case/case-record.ts';
import { assigneeOf } from '../../domain/case/caseload-move.ts';
import { partiesOf } from '../../domain/case/parties.ts';
import { countOf, isSameAssignee, type StaffDirectory } from '../../domain/registry/staff-directory.ts';
import type { ClockRecord } from '../../domain/shared/clock-record.ts';
import type { WorkItem, WorkItemKind } from '../../domain/shared/work-item.ts';
import type { Operation } from '../../domain/api/routes.ts';
import { isWithinCap } from '../domain/placement/caseload-limits.ts';

export const isOpen = ({ status }: Pick<WorkItem, 'status'>): boolean => status === 'open';

/** Kinds of work that the strands ask for by themselves. */
const demanded = ({ strands, assignment }: CaseRecord): WorkItemKind[] => {
  if (strands.case === 'closed') return [];
  const byWaits = Object.entries(waits).flatMap(([kind, { strand, states }]) =>
    isWaitKind(kind) && states.some((state) => state === strands[strand]) ? [kind] : [],
  );
  return [
    ...byWaits,
    ...(strands.aot === 'missingConcern' ? ['credibleContact' as const] : []),
    ...(strands.aot === 'missing' ? ['searchOutcome' as const] : []),
    ...(strands.placement === 'returnedForInformation' ? ['referralInformation' as const] : []),
    ...(assignment.transfer && assignment.transfer.acceptedAt === undefined
      ? ['transferAcceptance' as const]
      : []),
    ...(assigneeOf({ strands, assignment })?.kind === 'unnamed' ? ['nameCareManager' as const] : []),
  ];
};

/** What the state asks for and nobody is asked. */
export const dutiesUnasked = ({ case: record, workItems }: CaseSnapshot): string[] =>
  demanded(record)
    .filter((kind) => !workItems.some((item) => isOpen(item) && item.kind === kind))
    .map((kind) => `${kind} is asked of nobody`);

/** Nothing is owed for a court order that the county says is none; the next agency tells its own Health Home. */
const isOwedNoMore = ({ aot, assignment }: CaseRecord, { kind, orderId }: WorkItem): boolean =>
  kind === 'tellHealthHomeOfAot' &&
  (assignment.agency === undefined ||
    (aot?.orders.some((order) => order.orderId === orderId && order.verification === 'rejected') ?? false));

/** What the plan of before was to hear it hears no more; another one, if there is any, hears of an agency once there is one. */
const isOfFormerPlan = (before: CaseRecord, after: CaseRecord, { kind }: WorkItem): boolean => {
  const [was, is] = [before, after].map(({ referral }) => referral.medicaid.managedCarePlan);
  return kind === 'tellPlan' && was !== is && (is === undefined || after.assignment.agency === undefined);
};

/** The case was closed in error: that HH+ ended, which nobody had told the plan yet, is not told at all. */
const isEndThatNeverWas = ({ strands }: CaseRecord, { planStatus }: WorkItem): boolean =>
  strands.case === 'closed' && planStatus === 'hhPlusEnded';

/** Work that ended without an answer while the case went on, and what the state says of it. */
export const dutiesLost = (before: CaseSnapshot, after: CaseSnapshot): string[] => {
  if (after.case.strands.case === 'closed') return [];
  return before.workItems.filter(isOpen).flatMap((was) => {
    const is = after.workItems.find(({ workItemId }) => workItemId === was.workItemId);
    if (!is) return [`${was.kind} ${was.workItemId} is gone from the record`];
    if (is.status !== 'cancelled') return [];
    const goesOn = after.workItems.some((item) => isOpen(item) && item.kind === was.kind);
    const isFromElsewhere =
      mayEndUnanswered.has(was.kind) ||
      isWaitKind(was.kind) ||
      isOwedNoMore(after.case, was) ||
      isEndThatNeverWas(before.case, was) ||
      isOfFormerPlan(before.case, after.case, was);
    return goesOn || isFromElsewhere ? [] : [`${was.kind} was cancelled and nothing took its place`];
  });
};

/** Work that a fact from elsewhere makes pointless: somebody else is asked, or nobody need be. */
const mayEndUnanswered: ReadonlySet<WorkItemKind> = new Set([
  'placement',
  'referralInformation',
  'transferAcceptance',
  'transfer',
  'confirmDeath',
  'confirmDischarge',
  'admissionFollowUp',
  'confirmIdentity',
  // One of the two contacts was voided.
  'possibleDuplicate',
  'confirmEvidence',
  'paroleOfficerContact',
  'medicaidFollowUp',
  'nameCareManager',
  'credibleContact',
  'searchOutcome',
  'significantEventReport',
  'missingAcknowledgement',
  'confirmAotOrder',
  'aotFirstContact',
  'aotReportToOmh',
  'aotReview',
  'cairsReport',
  'aotTransfer',
]);

/** Who has the person changes by these; when something is due does not. */
const movesNoClock: ReadonlySet<Operation> = new Set([
  'reassignCase',
  'handBackCase',
  'askForTransfer',
  'withdrawTransfer',
  'changeCareManager',
  'reassignCareManager',
  'claimWorkItem',
  'releaseWorkItem',
  'putHandOffChecklist',
  'signHandOffChecklist',
]);

const isRunning = ({ metAt, stoppedAt }: ClockRecord): boolean =>
  metAt === undefined && stoppedAt === undefined;
/** Of the person, whoever has them. */
const ofThePerson: ReadonlySet<string> = new Set([
  'faceToFaceContact',
  'placement',
  'paroleOfficerContact',
  'credibleContact',
]);

export const clocksMoved = (operation: Operation, before: CaseRecord, after: CaseRecord): string[] => {
  if (!movesNoClock.has(operation) || after.strands.case === 'closed') return [];
  return before.clocks
    .filter((clock) => isRunning(clock) && ofThePerson.has(clock.kind))
    .filter(
      (was) =>
        !after.clocks.some(
          ({ kind, anchor, due, stoppedAt }) =>
            kind === was.kind && anchor === was.anchor && due === was.due && stoppedAt === undefined,
        ),
    )
    .map(({ kind }) => `the clock of ${kind} is another one after ${operation}`);
};

/** Somebody who came on a caseload beyond its cap. */
export const beyondCap = (
  before: CaseRecord | undefined,
  after: CaseRecord,
  staff: StaffDirectory,
  today: string,
): string[] => {
  const is = assigneeOf(after);
  if (is === undefined || is.kind === 'unnamed') return [];
  if (isSameAssignee(before && assigneeOf(before), is)) return [];
  const carried = countOf(staff, is);
  return isWithinCap(staff, is.id, carried, today) ? [] : [`${is.kind} ${is.id} carries ${carried} of HH+`];
};

/** Strands that rest: whoever has the person then needs no work to be asked of them. */
const rests = ({ strands, assignment }: CaseRecord): boolean =>
  strands.placement === 'placed' && assignment.agency !== undefined && strands.discharge === 'contacted';

/** Whether anybody is left who may do what comes next; each owner of work is a party by test/fuzz/invariants.ts. */
export const nobodyToAct = ({ case: record, workItems }: CaseSnapshot): string[] => {
  if (record.strands.case === 'closed' || workItems.some(isOpen)) return [];
  const holder = partiesOf(record).some(
    ({ role, org }) => role === 'cma' && org === record.assignment.agency,
  );
  return rests(record) && holder ? [] : [`nobody is asked for anything in ${JSON.stringify(record.strands)}`];
};

/** Every state of a strand that a history came to, as one word each. */
export const statesOf = ({ strands }: CaseRecord): string[] =>
  (Object.keys(strandTables) as (keyof typeof strandTables)[]).map((name) => `${name} ${strands[name]}`);
