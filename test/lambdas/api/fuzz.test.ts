/**
 * Two thousand requests with faults and bad intentions, while time passes: never a 5xx, always a documented answer, and
 * what is promised of every case holds at the end. A failure names its seed and the number of the request.
 */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
import { verifyChain } from '../../../domain/shared/audit-event.ts';
import type { Operation, Route } from '../../../domain/shared/routes.ts';
import { routes } from '../../../domain/shared/routes.ts';
import { matchRoute } from '../../../local/gateway/route-match.ts';
import type { Ask, Sent } from './desk.ts';
import { Desk, expectProblem, planner } from './desk.ts';
import type { Known } from './fuzz-requests.ts';
import { createDice, nextRequest } from './fuzz-requests.ts';
import { ofPerson, refer, referralOf } from './stages.ts';

const seeds = [1, 20_260_302, 48, 0xbeef];
const requestsEach = 500;

const refusals = [400, 401, 403, 404, 409, 412, 413, 415, 422];

const knownAt = async (desk: Desk): Promise<Known> => {
  const referral = referralOf(desk);
  const snapshots = await Promise.all(desk.caseIds.map((caseId) => desk.store.load(caseId)));
  const notices = await Promise.all(desk.caseIds.map((caseId) => desk.store.notices(caseId)));
  return {
    caseIds: desk.caseIds,
    workItemIds: snapshots.flatMap(
      (snapshot) => snapshot?.workItems.map(({ workItemId }) => workItemId) ?? [],
    ),
    noticeIds: notices.flat().map(({ noticeId }) => noticeId),
    referral: (person) => ofPerson(referral, person),
    nowText: desk.world.runtime.now(),
  };
};

const faultIn = (operation: Operation, answer: Sent): string | undefined => {
  const route: Route = routes[operation];
  if (answer.status === route.success) return undefined;
  if (!refusals.includes(answer.status)) return `answered ${answer.status}`;
  try {
    expectProblem(answer, answer.status);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const faultsOfCases = async (desk: Desk): Promise<string[]> => {
  const faults: string[] = [];
  const locked = new Map<string, string>();
  for (const caseId of desk.caseIds) {
    const verdict = verifyChain(await desk.store.events(caseId));
    if (!verdict.intact) faults.push(`${caseId}: event ${verdict.seq} ${verdict.fault}`);
    const snapshot = await desk.store.load(caseId);
    if (!snapshot) continue;
    const { case: record, workItems } = snapshot;
    if (verdict.intact && verdict.headHash !== record.lastEventHash)
      faults.push(`${caseId}: head of the chain`);
    if (record.holdsPersonLock) {
      const other = locked.get(record.personKey);
      if (other) faults.push(`${caseId} and ${other} are open for one person`);
      locked.set(record.personKey, caseId);
    }
    for (const item of workItems)
      if (item.status === 'open' && item.kind !== 'tellPlan' && record.strands.case === 'closed')
        faults.push(`${item.workItemId} is open on a closed case`);
    const kinds = workItems.filter(({ status }) => status === 'open').map(({ kind }) => kind);
    if (new Set(kinds).size < kinds.length) faults.push(`${caseId}: twice the same open work`);
    for (const notice of await desk.store.notices(caseId))
      if (notice.publishedAt === undefined) faults.push(`${notice.noticeId} never left`);
  }
  return faults;
};

/** Every case under way is carried by exactly one execution. */
const darkCases = async (desk: Desk): Promise<string[]> => {
  const { engine, stateMachineArn } = desk.world.runtime;
  const running = engine.listExecutions({ stateMachineArn, statusFilter: 'RUNNING' }).executions;
  const carried = running.map(({ name }) => name.split('.')[0]);
  const underWay = await desk.store.casesUnderWay();
  return underWay.filter((caseId) => carried.filter((name) => name === caseId).length !== 1);
};

const play = async (seed: number) => {
  const log = createMemoryLog();
  const desk = await Desk.open({ log });
  for (const person of [0, 1, 2]) await refer(desk, planner, ofPerson(referralOf(desk), person));
  const dice = createDice(seed);
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  let sent = 0;
  while (sent < requestsEach) {
    const ask: Ask = nextRequest(dice, await knownAt(desk));
    const match = matchRoute(ask.method, new URL(ask.path, 'http://127.0.0.1').pathname);
    // A path that no route has never reaches a handler.
    if (!match) continue;
    sent += 1;
    const answer = await desk.send(ask);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const fault = faultIn(match.operation, answer);
    if (fault !== undefined)
      faults.push(`seed ${seed}, request ${sent}, ${JSON.stringify(ask).slice(0, 300)}: ${fault}`);
    const { runtime } = desk.world;
    if (dice.chance(0.05)) await runtime.advanceTo(runtime.clock.nowMs() + dice.upTo(30) * 3_600_000);
  }
  await desk.world.runtime.settle();
  return { desk, faults, statuses, errors: log.entries.filter(({ level }) => level === 'error') };
};

describe('five hundred requests', () => {
  it.each(seeds)('of seed %i break nothing, and are answered as documented', async (seed) => {
    const { desk, faults, statuses, errors } = await play(seed);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    expect({ seed, faults: await faultsOfCases(desk) }).toEqual({ seed, faults: [] });
    expect({ seed, dark: await darkCases(desk) }).toEqual({ seed, dark: [] });
    expect(await desk.store.pending(10)).toEqual([]);
    // The generator reaches the depths too: many requests are taken, and every kind of refusal is met.
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(50);
    for (const status of [400, 401, 403, 404, 409])
      expect([status, statuses.has(status)]).toEqual([status, true]);
  });
});
