/** Times that are well formed and make no sense: no year of them may get into a clock, a key or a timer. */
import { describe, expect, it } from '@jest/globals';
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { agency, type Ask, Desk, now, planner, spoa } from './desk.ts';
import { changed, completion, contactNow, referralOf, type Scene, sceneAt, type Stage } from './stages.ts';

/** Both leave the years 0 to 9999 when they are turned to UTC, and with them the fixed width that text order needs. */
const outside = ['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59'] as const;
const [late, early] = outside;

const post = (who: Ask['who'], path: string, json: unknown): Ask => ({ who, method: 'POST', path, json });
const put = (path: string, json: unknown): Ask => ({ who: planner, method: 'PUT', path, json });

const places: [string, Stage, (scene: Scene, at: string) => Ask | Promise<Ask>][] = [
  [
    'a planned discharge',
    'placed',
    ({ caseId }, at) => put(`/cases/${caseId}/discharge-plan`, { status: 'planned', plannedFor: at }),
  ],
  [
    'a discharge',
    'placed',
    ({ caseId }, at) => post(planner, `/cases/${caseId}/discharge`, { dischargedAt: at }),
  ],
  [
    'a contact',
    'discharged',
    ({ caseId }, at) => post(agency, `/cases/${caseId}/contacts`, { ...contactNow, at }),
  ],
  [
    'a readmission',
    'discharged',
    ({ caseId }, at) => put(`/cases/${caseId}/discharge-plan`, { status: 'readmitted', readmittedAt: at }),
  ],
  [
    'an end',
    'placed',
    ({ caseId }, at) => post(planner, `/cases/${caseId}/withdrawal`, { reason: 'moved', at }),
  ],
  [
    'a hand-off',
    'accepted',
    async (scene, at) =>
      post(agency, await completion(scene, 'warmHandOff'), {
        kind: 'warmHandOff',
        handedOffAt: at,
        introduction: 'none',
      }),
  ],
];

const expectRefused = async (desk: Desk, ask: Ask): Promise<void> => {
  const before = await desk.dump();
  const { status } = await desk.sendOnly(ask);
  expect([400, 422]).toContain(status);
  expect(await desk.dump()).toEqual(before);
};

describe.each(places.map((place) => [...place] as const))('%s', (_name, stage, ask) => {
  it.each(outside)('at %s is refused', async (at) => {
    const scene = await sceneAt(stage);
    await expectRefused(scene.desk, await ask(scene, at));
  });
});

describe('a referral', () => {
  it.each([
    ['planned for the year 10000', { plannedFor: late }],
    ['planned on the last day of the year 9999', { plannedFor: undefined, plannedOn: '9999-12-31' }],
    ['planned for the year before 0', { plannedFor: early }],
    ['discharged in the year 10000', { plannedFor: undefined, dischargedAt: late }],
    ['discharged in the year before 0', { plannedFor: undefined, dischargedAt: early }],
  ])('%s is refused', async (_name, discharge) => {
    const desk = await Desk.open();
    await expectRefused(desk, post(planner, '/referrals', changed(referralOf(desk), { discharge })));
  });
});

const timeoutOf = (event: HistoryEvent): number => event.taskScheduledEventDetails?.timeoutInSeconds ?? 0;

describe('a year mistyped', () => {
  /** Step Functions takes no timeout above this. */
  const longest = 99_999_999;

  it.each(['2062-03-06T17:00:00-05:00', '2999-03-06T17:00:00-05:00'])(
    'a discharge planned for %s is refused, or waits no longer at once than Step Functions can',
    async (plannedFor) => {
      const { desk, caseId } = await sceneAt('placed');
      const answer = await desk.send(
        put(`/cases/${caseId}/discharge-plan`, { status: 'planned', plannedFor }),
      );
      if (answer.status !== 200) {
        expect([400, 422]).toContain(answer.status);
        return;
      }
      const { engine, machineArns } = desk.world.runtime;
      const stateMachineArn = machineArns['referral-to-contact'];
      for (const { executionArn } of engine.listExecutions({ stateMachineArn }).executions)
        for (const event of engine.getExecutionHistory({ executionArn }).events)
          expect(timeoutOf(event)).toBeLessThanOrEqual(longest);
    },
  );

  it('a discharge of the year 1926 is taken or refused at once, and tells people once, not once a day since', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const told = desk.world.runtime.inboxes.received().length;
    const answer = await desk.send(
      post(planner, `/cases/${caseId}/discharge`, { dischargedAt: '1926-03-01T17:00:00-05:00' }),
    );
    expect([200, 400, 422]).toContain(answer.status);
    await desk.world.runtime.advanceTo(desk.world.runtime.clock.nowMs() + 3_600_000);
    expect(desk.world.runtime.inboxes.received().length - told).toBeLessThan(10);
  });
});

describe('a time without its offset', () => {
  it.each([
    '2026-03-06T17:00:00',
    '2026-03-06',
    'Friday',
    '2026-03-02T14:00Z',
    '2026-02-30T10:00:00Z',
    '2026-03-06T24:00:00Z',
    1_772_000_000,
    '',
  ])('%j names no instant', async (at) => {
    const { desk, caseId } = await sceneAt('referred');
    const json = { ...contactNow, at };
    await desk.refused(post(spoa, `/cases/${caseId}/contacts`, json), 400, 'invalid');
  });

  it.each(['2026-03-02T14:00:00.123456789Z', '2026-03-02T15:00:00+01:00', now])(
    '%s names one',
    async (at) => {
      const { desk, caseId } = await sceneAt('referred');
      const answer = await desk.post(spoa, `/cases/${caseId}/contacts`, { ...contactNow, at });
      expect(answer.status).toBe(201);
    },
  );
});
