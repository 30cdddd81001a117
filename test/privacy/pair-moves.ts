/** What people may do next in a case, as dice and the record have it; what they say of the person is said elsewhere. */
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import type { WorkItem, WorkItemKind } from '../../domain/shared/work-item.ts';
import type { Ask, Who } from '../lambdas/api/desk.ts';
import type { Dice } from '../lambdas/api/fuzz-requests.ts';
import { onAot, onCase } from '../lambdas/api/requests.ts';

export interface Turn {
  dice: Dice;
  snapshot: CaseSnapshot;
  now: string;
}

const answers: Partial<Record<WorkItemKind, (turn: Turn) => object>> = {
  spoaDecision: ({ dice }) => ({
    decision: dice.oneOf(['accept', 'accept', 'accept', 'decline']),
    reason: 'words',
  }),
  cmaAcceptance: ({ dice }) => ({ decision: dice.oneOf(['accept', 'accept', 'decline']) }),
  warmHandOff: ({ now }) => ({ handedOffAt: now, introduction: 'video' }),
  tellPlan: ({ now }) => ({ toldAt: now }),
  medicaidFollowUp: ({ now }) => ({ outcome: 'moved', confirmedAt: now }),
  forensicTransition: () => ({ decision: 'refer' }),
  discharge: ({ now }) => ({ discharge: { dischargedAt: now } }),
  faceToFaceContact: ({ dice, now }) => ({
    contact: { at: now, method: 'faceToFace', outcome: dice.oneOf(['made', 'attempted']), note: 'words' },
  }),
  significantEventReport: ({ now }) => ({ reportedAt: now, channel: 'phone', lateReason: 'words' }),
  missingAcknowledgement: () => ({ decision: 'acknowledge' }),
  searchOutcome: ({ now }) => ({
    sighting: { at: now, credible: true, how: 'seen', located: { place: 'shelter' } },
  }),
  tellHealthHomeOfAot: ({ now }) => ({ toldAt: now, orderCopyGiven: true, treatmentExchange: true }),
};

type Move = (turn: Turn) => Ask | undefined;

const complete: Move = (turn) => {
  const open = turn.snapshot.workItems.filter(({ status, kind }) => status === 'open' && answers[kind]);
  if (open.length === 0) return undefined;
  const { kind, workItemId, ownerRole, ownerOrg }: WorkItem = turn.dice.oneOf(open);
  return {
    who: { role: ownerRole, org: ownerOrg },
    method: 'POST',
    path: `/work-items/${workItemId}/completion`,
    json: { kind, ...answers[kind]?.(turn) },
  };
};

const planner = ({ snapshot }: Turn): Who => ({ role: 'planner', org: snapshot.case.facility ?? 'nobody' });
const county = ({ snapshot }: Turn): Who => ({ role: 'spoa', org: snapshot.case.lgu });
const agencyOf = ({ snapshot }: Turn): Who => ({
  role: 'cma',
  org: snapshot.case.assignment.agency ?? snapshot.case.assignment.offeredTo ?? 'nobody',
});

export const moves: readonly Move[] = [
  complete,
  complete,
  complete,
  (turn) => ({
    who: planner(turn),
    ...onCase.recordDischarge(turn.snapshot.case.caseId),
    json: { dischargedAt: turn.now },
  }),
  (turn) => ({ who: planner(turn), ...onCase.putDischargePlan(turn.snapshot.case.caseId) }),
  (turn) => ({
    who: agencyOf(turn),
    ...onCase.recordContact(turn.snapshot.case.caseId),
    json: {
      at: turn.now,
      method: 'faceToFace',
      outcome: turn.dice.oneOf(['made', 'attempted']),
      note: 'words',
    },
  }),
  (turn) => ({ who: county(turn), ...onAot.putAotOrder(turn.snapshot.case.caseId) }),
  (turn) => ({ who: agencyOf(turn), ...onAot.reportSignificantEvent(turn.snapshot.case.caseId) }),
  (turn) => ({
    who: agencyOf(turn),
    ...onAot.raiseMissingConcern(turn.snapshot.case.caseId),
    json: { receivedAt: turn.now, kind: 'unexplainedAbsence' },
  }),
  (turn) =>
    turn.dice.chance(0.2)
      ? { who: planner(turn), ...onCase.withdrawCase(turn.snapshot.case.caseId) }
      : undefined,
];
