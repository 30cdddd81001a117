/**
 * What journeys do not come to: turns that take two things at once, such as a court order that ends while a wait for the
 * person is about to. Functions run on the record of a scene, at an instant of their own.
 */
import * as z from 'zod';
import { createCountingIdentifiers, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryPersonKeys } from '../../../adapters/local-keys/person-keys.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { addElapsed, toInstant } from '../../../domain/shared/instant.ts';
import type { Log } from '../../../domain/ports/ports.ts';
import { createExecutionEnded } from '../../../lambdas/streams/execution-ended/execution-ended.ts';
import { createSealAccessLogs } from '../../../lambdas/schedules/seal-access-logs/seal-access-logs.ts';
import { createOpenObligations } from '../../../lambdas/schedules/open-obligations/open-obligations.ts';
import { createRunningExecutions } from '../../../adapters/stepfunctions/running-executions.ts';
import { createWatchCases } from '../../../lambdas/schedules/watch-cases/watch-cases.ts';
import { createSnsSubscriptions } from '../../../adapters/sns/subscriptions.ts';
import { createConfirmMailbox } from '../../../lambdas/api/confirm-mailbox/confirm-mailbox.ts';
import type { ApiRequest } from '../../../lambdas/middleware/api-types.ts';
import { createTendMailboxes } from '../../../lambdas/schedules/tend-mailboxes/tend-mailboxes.ts';
import { createLocalSubscriptions } from '../../../local/sns/subscriptions.ts';
import { aMailbox, anAct } from '../../fixtures/registry-fixture.ts';
import { localAotProtocols as aotProtocolFor } from '../../../local/aot-protocols.ts';
import type { TaskName } from '../../../domain/ports/task-names.ts';
import { createTaskFunctions } from '../../../local/functions.ts';
import { portsOf } from '../../../local/ports.ts';
import { wholeRound } from '../../../local/whole-round.ts';
import { courtOrder } from '../../../local/journeys/aot-journeys.ts';
import { World } from '../../../local/journeys/world.ts';
import type { Store } from '../../adapters/stores-under-test.ts';
import { concerned, type Scene } from '../../journeys/search-scene.ts';
import { recordedStepFunctions } from '../../adapters/recorded-client.ts';
import { neededOnMachines, neededOnSubscriptions } from './needed.ts';
import { machineArns, topicArnPrefix } from './relay-calls.ts';
import { asFunction, type Recording } from './recorder.ts';
import { recordedOptions, recordRequests } from './recorded-world.ts';

const log: Log = { info: () => undefined, error: () => undefined, count: () => undefined };
const dayAfter = toInstant('2026-03-10T06:00:00.000Z');
const yearsLater = toInstant('2029-03-05T12:00:00.000Z');

const portsAt = (store: Store, at: string) =>
  portsOf({
    store,
    clock: createSettableClock(toInstant(at)),
    identifiers: createCountingIdentifiers(),
    personKeys: createMemoryPersonKeys(new Uint8Array(32)),
    policyFor,
    log,
  });

const runTask = async (store: Store, at: string, name: TaskName, input: object): Promise<void> => {
  const task = createTaskFunctions(portsAt(store, at))[name];
  await asFunction(name, async () => task(input));
};

/** A concern on the last day of the order, when the journey is over: the search is all that is under way. */
const onLastDay = (recording: Recording): Promise<Scene> =>
  concerned({ ...recordedOptions(recording), order: courtOrder('2026-02-10', '2026-03-09') });

const runRounds = async (
  store: Store,
  at: string,
  rounds: readonly ('orders' | 'ladders' | 'staff')[],
): Promise<void> => {
  const clock = createSettableClock(toInstant(at));
  const deps = {
    cases: store,
    scheduledLists: store,
    registry: store,
    clock,
    log,
    policyFor,
    aotProtocolFor,
  };
  const run = wholeRound(createOpenObligations(deps));
  for (const round of rounds) await asFunction('open-obligations', () => run({ round }));
};

const orderEnds = async (recording: Recording): Promise<void> => {
  const first = await onLastDay(recording);
  const search = { caseId: first.caseId, epoch: 1, search: 1 };
  await runTask(first.world.store, dayAfter, 'deem-missing', search);
  const { store } = (await onLastDay(recording)).world;
  await runRounds(store, dayAfter, ['orders', 'ladders', 'staff']);
};

/** An agency that accepted a transfer has the person when its day comes. */
const transferFallsDue = async (recording: Recording): Promise<void> => {
  const world = await World.create(recordedOptions(recording));
  const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
  const spoa = world.person('spoa', 'suffolk');
  const pineBarrens = 'sample-cma-pine-barrens';
  await spoa.complete('spoaDecision', { decision: 'accept' });
  await world.person('cma', 'sample-cma-great-south-bay').complete('cmaAcceptance', { decision: 'accept' });
  const transfer = { to: pineBarrens, effectiveOn: '2026-03-10', reason: 'wishOfPerson' };
  await spoa.post(`/cases/${caseId}/transfer`, transfer);
  await world.person('cma', pineBarrens).complete('transferAcceptance', { decision: 'accept' });
  await runRounds(world.store, dayAfter, ['ladders']);
};

/** The wait of a search whose work item was lost is opened anew. */
const workLost = async (recording: Recording): Promise<void> => {
  const { world, caseId } = await concerned(recordedOptions(recording));
  const snapshot = await world.store.load(caseId);
  if (!snapshot) throw new Error('The case is gone.');
  const now = world.runtime.now();
  const draft = new CaseDraft(snapshot, { now, actor: { kind: 'system', part: 'test' } });
  for (const item of draft.openItems()) {
    draft.putWorkItem({ ...item, status: 'cancelled' });
    draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
  }
  await world.store.save(draft.write());
  const search = { caseId, epoch: 1, search: 1 };
  await runTask(world.store, now, 'plan-search-wait', { ...search, kind: 'credibleContact' });
};

/** An offer is open, the execution has to begin anew, and the consent has run out meanwhile. */
const consentRanOut = async (recording: Recording): Promise<{ store: Store; caseId: string }> => {
  const world = await World.create(recordedOptions(recording));
  const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
  await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept' });
  const task = { caseId, epoch: 1 };
  await runTask(world.store, yearsLater, 'propose-care-management-agency', task).catch(ignoreSignal);
  return { store: world.store, caseId };
};

const consentRunsOut = async (recording: Recording): Promise<void> => {
  const { store, caseId } = await consentRanOut(recording);
  const ended = createExecutionEnded({ cases: store, clock: createSettableClock(yearsLater) });
  const detail = { name: `${caseId}.1`, status: 'FAILED', startDate: 0, stopDate: 3_600_000 };
  await asFunction('execution-ended', () => ended({ detail }));
};

/** What was asked of a case is sealed, and then read by the county. */
const sealed = async (recording: Recording): Promise<void> => {
  const { world, caseId } = await concerned(recordedOptions(recording));
  recordRequests(world);
  const clock = createSettableClock(yearsLater);
  const seal = createSealAccessLogs({ accesses: world.store, clock, log });
  await asFunction('seal-access-logs', seal);
  await world.request({ role: 'spoa', org: 'suffolk' }, 'GET', `/cases/${caseId}/audit`);
};

/** The watch finds that nothing runs of the case. */
const nothingRuns = async (recording: Recording): Promise<void> => {
  const { store } = await consentRanOut(recording);
  const clock = createSettableClock(addElapsed(yearsLater, 1, 'hours'));
  const running = createRunningExecutions({
    client: recordedStepFunctions(({ command, input }) => {
      recording.note(...neededOnMachines(command, input, Object.values(machineArns)));
      return {};
    }).client,
    arns: machineArns,
  });
  await asFunction('watch-cases', createWatchCases({ cases: store, clock, log, running }));
};

const aMailboxOf = (endpoint: string) => aMailbox({ endpoint });

/** A mailbox is invited, confirmed, moves, gets its filter back, and is removed; SNS is asked by name. */
const mailboxesTended = async (recording: Recording): Promise<void> => {
  const { store } = recordedOptions(recording);
  const clock = createSettableClock(yearsLater);
  const sns = createLocalSubscriptions(clock);
  const send = ((command: { constructor: { name: string }; input: unknown }) => {
    recording.note(neededOnSubscriptions(command.constructor.name, command.input));
    return sns.client.send(command as never);
  }) as typeof sns.client.send;
  const ports = { ...portsAt(store, yearsLater), clock };
  const subscriptions = createSnsSubscriptions({ client: { send }, topicArnPrefix });
  const deps = { ...ports, subscriptions };
  const register = async (endpoint: string): Promise<void> =>
    store.putEntry('mailboxes', aMailboxOf(endpoint), await store.revision(), anAct);
  const tend = (): Promise<void> => asFunction('tend-mailboxes', createTendMailboxes(deps));
  await register('first@county.example.org');
  await tend();
  const request = z.custom<ApiRequest<'confirmMailbox'>>().parse({
    actor: { kind: 'person', sub: 'somebody', role: 'spoa', org: 'suffolk' },
    body: { mailboxId: aMailbox().id, token: sns.invitations()[0]?.token },
  });
  await asFunction('confirm-mailbox', () => createConfirmMailbox(deps)(request));
  const [confirmed] = await subscriptions.confirmedArns();
  if (confirmed === undefined) throw new Error('Nothing was confirmed.');
  await subscriptions.setFilterPolicy(confirmed, '{}');
  await tend();
  await register('second@county.example.org');
  await tend();
  await store.removeEntry(
    'mailboxes',
    aMailboxOf('second@county.example.org'),
    await store.revision(),
    anAct,
  );
  await tend();
};

/** A task may end with a signal to the state machine once its facts are stored. */
const ignoreSignal = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== 'NoCandidateLeft') throw error;
};

export const playDirectCalls = async (recording: Recording): Promise<void> => {
  await orderEnds(recording);
  await transferFallsDue(recording);
  await workLost(recording);
  await consentRunsOut(recording);
  await sealed(recording);
  await nothingRuns(recording);
  await mailboxesTended(recording);
};
