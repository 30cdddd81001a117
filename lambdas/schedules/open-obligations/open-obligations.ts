/**
 * The schedule of work that no execution waits for, in three rounds. Hourly, the ladders: every case of which a rung is due
 * is climbed, found by the index and not by reading cases. Daily, the orders: every case under court order is settled
 * (duties that fall due are opened, lapses told) and climbed. Daily too, the staff: every case of a care manager whose
 * registration ends is owed another, found by the counters. All
 * decide from the record alone, so a round that was missed is made up for by the next. Run twice: the second run writes
 * nothing. A case that fails is named to the log by code and tried again, since this throws at the end; the other cases
 * are not held up.
 */
import * as z from 'zod';
import { settleAot } from '../../../domain/aot/settle-aot.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { assigneeOf } from '../../../domain/case/caseload-move.ts';
import { assigneesToSettle, lastDayOfEntry } from '../../../domain/placement/leavers.ts';
import { markLeaver, settleCareManager } from '../../../domain/placement/name-care-manager.ts';
import { type CaseSnapshot, needsAotWatch } from '../../../domain/case/case-record.ts';
import { keepLateness } from '../../../domain/case/late-entry.ts';
import { newsForPlan } from '../../../domain/case/plan-told.ts';
import { settlePlan } from '../../../domain/case/tell-plan.ts';
import { cancelOpenWork } from '../../../domain/case/close-case.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { Log, Registry } from '../../../domain/ports/ports.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { expireBasis, passOverUnlawful } from '../../../domain/placement/expire-basis.ts';
import { isTransferDue, takeDueTransfer } from '../../../domain/placement/transfer.ts';
import { decideAnewOnOrders } from '../../../domain/work/decide-anew.ts';
import { readStaff } from '../../read-registry.ts';
import { retryConcurrentWrite, type TaskDeps } from '../../change-case-in-task.ts';

/** What the rules of the schedule send (lib/constructs/workflow/open-obligations.ts, local/schedules.ts). */
const scheduledRoundSchema = z.strictObject({ round: z.enum(['ladders', 'orders', 'staff']) });
export type ScheduledRound = z.infer<typeof scheduledRoundSchema>;

export interface OpenObligationsDeps extends TaskDeps {
  registry: Registry;
  policyFor: PolicyFor;
  aotProtocolFor: AotProtocolFor;
  log: Log;
  /** How many cases are decided side by side; one after another without it, so that a story can be played again. */
  atOnce?: number;
}

/** Makes EventBridge run the schedule again, and in the end the alarm ring. */
class ObligationsNotOpened extends Error {
  override readonly name = 'ObligationsNotOpened';
}

const settleOrders = async (deps: OpenObligationsDeps, draft: CaseDraft): Promise<void> => {
  const { assignment, lgu } = draft.case;
  const agency = assignment.agency === undefined ? undefined : await deps.registry.agency(assignment.agency);
  const today = localDate(draft.now);
  const policy = deps.policyFor(lgu, today);
  settleAot(draft, { protocol: deps.aotProtocolFor(lgu, today), policy: policy.aot, agency });
  decideAnewOnOrders(draft, policy);
};

/** The name that a case has may be gone since, and a name may be owed that nobody was asked for. */
const settleStaff = async ({ registry, policyFor }: OpenObligationsDeps, draft: CaseDraft): Promise<void> => {
  const today = localDate(draft.now);
  const policy = policyFor(draft.case.lgu, today);
  const assignee = assigneeOf(draft.case);
  if (!assignee) return;
  if (assignee.kind === 'unnamed') {
    settleCareManager(draft, policy);
    return;
  }
  const entry = await registry.entry(assignee.kind === 'team' ? 'teams' : 'care-managers', assignee.id);
  const lastDay = lastDayOfEntry(entry, assignee.agency, today);
  if (lastDay !== undefined) markLeaver(draft, lastDay, policy);
};

/** A transfer whose day has come takes effect, and what follows under a court order is settled with it. */
const takeTransfer = async (deps: OpenObligationsDeps, draft: CaseDraft): Promise<void> => {
  // The staff before the agencies: its revision then stands for both.
  const staff = await readStaff(deps.registry);
  const agencies = await deps.registry.agencies();
  const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
  takeDueTransfer(draft, { agencies, staff, policy });
  await settleOrders(deps, draft);
};

/** The transfer first: it was to take effect on its day, on the basis of that day. */
const settleHourly = async (deps: OpenObligationsDeps, draft: CaseDraft): Promise<void> => {
  if (isTransferDue(draft)) await takeTransfer(deps, draft);
  expireBasis(draft);
  if (draft.case.assignment.offeredTo !== undefined) passOverUnlawful(draft, await deps.registry.agencies());
};

interface Round {
  casesOf: (deps: OpenObligationsDeps) => Promise<readonly string[]>;
  concerns: (snapshot: CaseSnapshot) => boolean;
  /** What comes before the climb. */
  settle: (deps: OpenObligationsDeps, draft: CaseDraft) => Promise<void>;
}

const rounds: Record<ScheduledRound['round'], Round> = {
  ladders: {
    casesOf: ({ cases, clock }) => cases.casesToClimb(clock.now()),
    // A case that closed while more was open than one write takes back is marked too, and one of which a plan must still hear.
    concerns: ({ case: record, workItems }) =>
      record.strands.case === 'open' ||
      workItems.some(({ status }) => status === 'open') ||
      newsForPlan(record, record.updatedAt).length > 0,
    settle: settleHourly,
  },
  orders: {
    casesOf: ({ cases }) => cases.casesUnderAotWatch(),
    concerns: (snapshot) => needsAotWatch(snapshot.case),
    settle: settleOrders,
  },
  staff: {
    casesOf: async ({ cases, registry, clock }) => {
      const assignees = assigneesToSettle(await readStaff(registry), localDate(clock.now()));
      const lists = await Promise.all(assignees.map((assignee) => cases.casesAssignedTo(assignee)));
      return lists.flat();
    },
    concerns: ({ case: { strands } }) => strands.case === 'open',
    settle: settleStaff,
  },
};

/** One step of a case: false when another is to follow, since this one took all that a write takes. */
const decideStep = (
  deps: OpenObligationsDeps,
  { concerns, settle }: Round,
  caseId: string,
): Promise<boolean> =>
  retryConcurrentWrite(async () => {
    const snapshot = await deps.cases.load(caseId);
    if (!snapshot || !concerns(snapshot)) return true;
    const draft = new CaseDraft(snapshot, {
      now: deps.clock.now(),
      actor: { kind: 'system', part: 'open-obligations' },
    });
    if (draft.case.strands.case === 'closed') cancelOpenWork(draft);
    else await settle(deps, draft);
    const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
    settlePlan(draft, policy);
    climbUnawaited(draft, policy);
    keepLateness(draft);
    if (!draft.changed) return true;
    const write = draft.write();
    await deps.cases.save(write);
    if (write.events.some(({ type }) => type === 'noticeWithheld')) deps.log.error('HHP5007', { caseId });
    return !draft.unfinished;
  });

/** More steps than any case needs: what is left then waits for the next round. */
const mostSteps = 25;

const decideCase = async (deps: OpenObligationsDeps, round: Round, caseId: string): Promise<void> => {
  for (let step = 1; step <= mostSteps; step += 1) if (await decideStep(deps, round, caseId)) return;
};

export const createOpenObligations =
  (deps: OpenObligationsDeps) =>
  async (event: ScheduledRound): Promise<void> => {
    const round = rounds[scheduledRoundSchema.parse(event).round];
    let failed = 0;
    const left = (await round.casesOf(deps)).values();
    const decideThem = async (): Promise<void> => {
      for (const caseId of left) {
        try {
          await decideCase(deps, round, caseId);
        } catch (error) {
          failed += 1;
          deps.log.error('HHP5006', { caseId, error: errorNameOf(error) });
        }
      }
    };
    await Promise.all(Array.from({ length: deps.atOnce ?? 1 }, decideThem));
    if (failed > 0) throw new ObligationsNotOpened(`${failed} case(s) failed.`);
    deps.log.count('RoundFinished');
  };
