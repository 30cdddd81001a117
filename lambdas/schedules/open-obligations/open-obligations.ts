/**
 * The schedule of work that no execution waits for, in three rounds. Hourly, the ladders: every case of which a rung is due
 * is climbed, found by the index and not by reading cases. Daily, the orders: every case under court order is settled
 * (duties that fall due are opened, lapses told) and climbed. Daily too, the staff: every case of a care manager whose
 * registration ends is owed another, found by the counters. All decide from the record alone, so a round that was missed is
 * made up for by the next. A call works off one page of a round and says where the next goes on
 * (statemachines/scheduled-round.asl.json). Run twice with one cursor: the second run writes nothing, and says the same. A
 * case that fails is named to the log by code and tried again after the others; they are not held up.
 */
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
import { errorNameOf, type Metric } from '../../../domain/ports/log-line.ts';
import type { ListOfCases, Log, Registry, ScheduledLists } from '../../../domain/ports/ports.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { expireBasis, passOverUnlawful } from '../../../domain/placement/expire-basis.ts';
import { isTransferDue, takeDueTransfer } from '../../../domain/placement/transfer.ts';
import { decideAnewOnOrders } from '../../../domain/work/decide-anew.ts';
import { readStaff } from '../../read-registry.ts';
import { retryConcurrentWrite, type TaskDeps } from '../../change-case-in-task.ts';
import {
  cursorOf,
  nameOfList,
  type PageOfRound,
  type ScheduledRound,
  scheduledRoundSchema,
  standAt,
  type StandOfRound,
} from './stand-of-round.ts';

export interface OpenObligationsDeps extends TaskDeps {
  scheduledLists: ScheduledLists;
  registry: Registry;
  policyFor: PolicyFor;
  aotProtocolFor: AotProtocolFor;
  log: Log;
  /** How many cases are decided side by side; one after another without it, so that a story can be played again. */
  atOnce?: number;
  /** How many cases one page has. @default 500 */
  casesAtMost?: number;
}

/** What Lambda says of the time that a call has left. */
interface TimeLeft {
  getRemainingTimeInMillis: () => number;
}

/** Makes the page be tried again, and in the end the alarm ring. */
export class ObligationsNotOpened extends Error {
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
  /** In any order; a page goes through them by their names. */
  listsOf: (deps: OpenObligationsDeps) => Promise<readonly ListOfCases[]>;
  concerns: (snapshot: CaseSnapshot) => boolean;
  /** What comes before the climb. */
  settle: (deps: OpenObligationsDeps, draft: CaseDraft) => Promise<void>;
  /** Counted when the round is at its end and every case was decided. */
  finished: Metric;
}

const rounds: Record<ScheduledRound['round'], Round> = {
  ladders: {
    listsOf: ({ clock }) => Promise.resolve([{ list: 'climb', until: clock.now() }]),
    // A case that closed while more was open than one write takes back is marked too, and one of which a plan must still hear.
    concerns: ({ case: record, workItems }) =>
      record.strands.case === 'open' ||
      workItems.some(({ status }) => status === 'open') ||
      newsForPlan(record, record.updatedAt).length > 0,
    settle: settleHourly,
    finished: 'RoundFinished',
  },
  orders: {
    listsOf: () => Promise.resolve([{ list: 'aotWatch' }]),
    concerns: (snapshot) => needsAotWatch(snapshot.case),
    settle: settleOrders,
    finished: 'OrdersRoundFinished',
  },
  staff: {
    listsOf: async ({ registry, clock }) =>
      assigneesToSettle(await readStaff(registry), localDate(clock.now())).map((assignee) => ({
        list: 'assignee',
        assignee,
      })),
    concerns: ({ case: { strands } }) => strands.case === 'open',
    settle: settleStaff,
    finished: 'StaffRoundFinished',
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

/** Decides each of them and returns those that failed. */
const decideEach = async (
  deps: OpenObligationsDeps,
  round: Round,
  caseIds: readonly string[],
): Promise<string[]> => {
  const failed: string[] = [];
  const left = caseIds.values();
  const decideThem = async (): Promise<void> => {
    for (const caseId of left) {
      try {
        await decideCase(deps, round, caseId);
      } catch (error) {
        failed.push(caseId);
        deps.log.error('HHP5006', { caseId, error: errorNameOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: deps.atOnce ?? 1 }, decideThem));
  return failed;
};

/** As many as are read at once: the time that is left is looked at in between. */
const inBatch = 100;
/** About a minute's work where each case is loaded and written (docs/adr/0042): a page that breaks off costs no more. */
const casesOfPage = 500;
/** What a batch may take at worst. */
const marginMs = 60_000;
/** More than that are no fault of theirs: the page fails, and is tried again until the table answers. */
const mostFailed = 100;
/** Of the cases that failed, after the others. */
const mostTries = 2;

/** A page of a round: on from where the last one ended, until it is full, little time is left, or the round is over. */
const decidePage = async (
  deps: OpenObligationsDeps,
  round: Round,
  stand: StandOfRound,
  leftMs: () => number,
): Promise<StandOfRound> => {
  const { casesAtMost = casesOfPage } = deps;
  const lists = (await round.listsOf(deps))
    .map((of) => ({ name: nameOfList(of), of }))
    .filter(({ name }) => stand.list === undefined || name >= stand.list)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  let { failed } = stand;
  let seen = 0;
  for (const [at, { name, of }] of lists.entries()) {
    let cursor = name === stand.list ? stand.after : undefined;
    do {
      const limit = Math.min(inBatch, casesAtMost - seen);
      const found = await deps.scheduledLists.casesIn(of, { limit, cursor });
      seen += found.items.length;
      failed = [...failed, ...(await decideEach(deps, round, found.items))];
      if (failed.length > mostFailed) throw new ObligationsNotOpened(`${failed.length} cases failed.`);
      cursor = found.cursor;
      const list = cursor === undefined ? lists[at + 1]?.name : name;
      if (list !== undefined && (seen >= casesAtMost || leftMs() < marginMs))
        return { list, after: cursor, failed, tries: 0 };
    } while (cursor !== undefined);
  }
  return { failed, tries: 1 };
};

export const createOpenObligations =
  (deps: OpenObligationsDeps) =>
  async (event: ScheduledRound, context?: TimeLeft): Promise<PageOfRound> => {
    const { round: name, cursor } = scheduledRoundSchema.parse(event);
    const round = rounds[name];
    const before = standAt(cursor);
    const after =
      before.tries === 0
        ? await decidePage(deps, round, before, () => context?.getRemainingTimeInMillis() ?? Infinity)
        : { failed: await decideEach(deps, round, before.failed), tries: before.tries + 1 };
    const page = (next: PageOfRound['next']): PageOfRound => ({ round: name, cursor: cursorOf(after), next });
    if (after.tries === 0) return page('page');
    if (after.failed.length > 0) return page(after.tries > mostTries ? 'giveUp' : 'pause');
    deps.log.count(round.finished);
    return page('end');
  };
