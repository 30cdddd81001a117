/** What becomes of one case of a reassignment: in the preview, counted together with those before it, and in the act. */
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseRecord, CaseSnapshot } from '../../../domain/case/case-record.ts';
import { assigneeOf } from '../../../domain/case/caseload-move.ts';
import type { ReassignmentOutcome } from '../../../domain/placement/care-manager-contract.ts';
import { coverAbsence } from '../../../domain/placement/cover-absence.ts';
import { lastDayOf } from '../../../domain/placement/leavers.ts';
import { markLeaver, nameAssignee } from '../../../domain/placement/name-care-manager.ts';
import { afterMove, type Choice, chooseFor, wishedFor } from '../../../domain/placement/reassign.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { ConcurrentWrite, type Registry } from '../../../domain/ports/ports.ts';
import {
  isSameAssignee,
  type NamedAssignee,
  type StaffDirectory,
} from '../../../domain/registry/staff-directory.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { Refused } from '../../../domain/shared/refusal.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiRequest } from '../../middleware/api-types.ts';
import { readStaff } from '../../read-registry.ts';
import { reachCase, type ReachCaseDeps } from '../../reach-case.ts';

export interface ReassignDeps extends ReachCaseDeps {
  registry: Registry;
  policyFor: PolicyFor;
}
export type Request = ApiRequest<'reassignCareManager'>;
export type Reassigned = { caseId: string; outcome: ReassignmentOutcome } & Partial<Choice>;

export const isMoving = ({ outcome }: Reassigned): boolean => outcome === 'moved' || outcome === 'wouldMove';

/** The case, where it is still with whom it is to leave and the caller may change that; the look is logged. */
const reached = async (
  deps: ReassignDeps,
  { actor, audit }: Request,
  from: NamedAssignee,
  caseId: string,
): Promise<CaseSnapshot | undefined> => {
  try {
    const asked = { actor, audit, operation: 'changeCareManager' } as const;
    const { snapshot, access } = await reachCase(deps, asked, { caseId });
    // The list may lag, and somebody may have been quicker.
    return access.allow && isSameAssignee(assigneeOf(snapshot.case), from) ? snapshot : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
};

/** Decides case after case on what those before it leave. */
export const previewOf = (
  deps: ReassignDeps,
  request: Request,
  { from, staff, now }: { from: NamedAssignee; staff: StaffDirectory; now: Instant },
) => {
  let counted = staff;
  const choose = (caseId: string, record: CaseRecord): Reassigned => {
    const wished = wishedFor(request.body, from.agency, caseId);
    const choice = chooseFor(record, wished, counted, localDate(now));
    if (choice.to) counted = afterMove(counted, record, choice.to);
    return { caseId, outcome: choice.to ? 'wouldMove' : 'noRoom', ...choice };
  };
  return {
    staff: () => counted,
    async next(caseId: string): Promise<Reassigned> {
      const snapshot = await reached(deps, request, from, caseId);
      if (!snapshot) return { caseId, outcome: 'changedMeanwhile' };
      return request.body.cover ? { caseId, outcome: 'wouldBeCovered' } : choose(caseId, snapshot.case);
    },
  };
};

/** Whoever finds no room stays with the name, and where that one leaves, another is owed by a day. */
const decideOn = (
  draft: CaseDraft,
  { body }: Request,
  from: NamedAssignee,
  { staff, policyFor }: { staff: StaffDirectory; policyFor: PolicyFor },
): Reassigned => {
  const { caseId, lgu } = draft.case;
  const today = localDate(draft.now);
  if (body.cover) {
    coverAbsence(draft, body.cover, staff);
    return { caseId, outcome: 'covered' };
  }
  const choice = chooseFor(draft.case, wishedFor(body, from.agency, caseId), staff, today);
  if (choice.to) {
    nameAssignee(draft, choice.to, staff, body.reason);
    return { caseId, outcome: 'moved', ...choice };
  }
  const lastDay = lastDayOf(staff, from, today);
  if (lastDay !== undefined) markLeaver(draft, lastDay, policyFor(lgu, today));
  return { caseId, outcome: 'noRoom', ...choice };
};

/** One case in a transaction of its own. */
export const moveOne = async (
  deps: ReassignDeps,
  request: Request,
  from: NamedAssignee,
  caseId: string,
): Promise<Reassigned> => {
  try {
    return await retryConcurrentWrite(async () => {
      // The staff before the case: its revision then stands for what was decided.
      const staff = await readStaff(deps.registry);
      const snapshot = await reached(deps, request, from, caseId);
      if (!snapshot) return { caseId, outcome: 'changedMeanwhile' };
      const draft = new CaseDraft(snapshot, { now: deps.clock.now(), actor: request.actor });
      const done = decideOn(draft, request, from, { staff, policyFor: deps.policyFor });
      if (draft.changed) await deps.cases.save(draft.write());
      return done;
    });
  } catch (error) {
    if (error instanceof ConcurrentWrite) return { caseId, outcome: 'changedMeanwhile' };
    throw error;
  }
};
