/**
 * What a referral says of a person stays in the case. Every journey is played with canaries in every personal field; none
 * may sing in a log, an execution, a notice, an audit event, an outbox entry, a URL, a header or an answer that refuses.
 */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import { allJourneys } from '../../../local/journeys/all-journeys.ts';
import type { Journey } from '../../../local/journeys/journeys.ts';
import { World } from '../../../local/journeys/world.ts';
import type { Overheard } from './canaries.ts';
import { canaries, releaseCanaries, withCanaries } from './canaries.ts';
import { Desk, enrolled, expectProblem, planner } from './desk.ts';
import { referralOf } from './stages.ts';

const singing = (text: string): string[] => canaries.filter((canary) => text.includes(canary));

/** The memory store, and every outbox entry that was ever in it. */
const storeWithOutbox = () => {
  const store = createMemoryStore();
  const entries: OutboxEntry[] = [];
  return {
    entries,
    store: {
      ...store,
      save: async (...[write, idempotency]: Parameters<typeof store.save>) => {
        await store.save(write, idempotency);
        entries.push(...write.outbox);
      },
    },
  };
};

const executionsOf = (world: World): string => {
  const { engine, stateMachineArn } = world.runtime;
  return JSON.stringify(
    engine
      .listExecutions({ stateMachineArn })
      .executions.map(({ executionArn }) => [
        engine.describeExecution({ executionArn }),
        engine.getExecutionHistory({ executionArn }),
      ]),
  );
};

const played = async (journey: Journey) => {
  const log = createMemoryLog();
  const { store, entries } = storeWithOutbox();
  const world = await World.create({ log, store });
  const overheard: Overheard[] = releaseCanaries(world);
  const caseId = await journey.play(world);
  await world.runtime.settle();
  const refusedAnswers = overheard.filter(({ status }) => status >= 400);
  return {
    world,
    caseId,
    places: {
      log: JSON.stringify(log.entries),
      executions: executionsOf(world),
      notices: JSON.stringify(world.runtime.inboxes.received()),
      events: JSON.stringify(await store.events(caseId)),
      outbox: JSON.stringify(entries),
      urls: JSON.stringify(overheard.map(({ method, path }) => [method, path])),
      headers: JSON.stringify(overheard.map(({ headers }) => headers)),
      refusals: JSON.stringify(refusedAnswers.map(({ text }) => text)),
      lists: JSON.stringify(overheard.filter(({ path }) => /^\/(work-items|notices)\?/.test(path))),
    },
  };
};

describe.each(allJourneys.map((journey) => [journey.name, journey] as const))('%s', (_name, journey) => {
  it('tells nobody about the person outside of the case', async () => {
    const { world, caseId, places } = await played(journey);
    for (const [place, text] of Object.entries(places)) expect([place, singing(text)]).toEqual([place, []]);
    // The canaries did get in: otherwise this would prove nothing.
    const stored = singing(JSON.stringify(await world.store.load(caseId)));
    expect(stored).toEqual(expect.arrayContaining(canaries.slice(0, 38).map(String)));
    expect(places.executions).toContain(caseId);
    expect(places.log).toContain('HHP1000');
  });
});

describe('a refusal', () => {
  it.each<[string, (referral: Record<string, unknown>) => unknown, number]>([
    [
      'of one wrong field among many right ones',
      (referral) => ({ ...referral, admission: 'Canary-Ward' }),
      400,
    ],
    ['of an unknown field', (referral) => ({ ...referral, Canarylast: 'Canaryfirst' }), 400],
    [
      'of wrong fields that hold the person’s words',
      (referral) => ({
        ...referral,
        person: { firstName: 7, medicaidCin: 'Canarylast QQ19191Q', countyOfResidence: 'Canaryville' },
        consent: { status: 'Canary-Reason' },
      }),
      400,
    ],
    ['of text that is no JSON', () => undefined, 400],
    [
      'for consent',
      (referral) => ({ ...referral, consent: { status: 'refused', askedOn: '2026-03-01' } }),
      422,
    ],
  ])('%s repeats nothing of the person, to the caller or to the log', async (_name, spoil, status) => {
    const log = createMemoryLog();
    const desk = await Desk.open({ log });
    const json = spoil(withCanaries(referralOf(desk, enrolled)));
    const ask = { who: planner, method: 'POST', path: '/referrals' };
    const headers = { 'content-type': 'application/json' };
    const answer = await desk.send(
      json ? { ...ask, json } : { ...ask, headers, text: '{"Canarylast":"Canaryfirst' },
    );
    expectProblem(answer, status);
    expect(singing(answer.text + JSON.stringify(answer.headers) + JSON.stringify(log.entries))).toEqual([]);
  });

  it('of a second referral tells the other facility nothing of the first', async () => {
    const desk = await Desk.open();
    const json = withCanaries(referralOf(desk));
    await desk.post(planner, '/referrals', json);
    const answer = await desk.refused(
      { who: { role: 'planner', org: 'kingsboro-pc' }, method: 'POST', path: '/referrals', json },
      409,
      'openReferral',
    );
    expect(singing(answer.text)).toEqual([]);
  });

  it.each([
    '/cases/Canarylast',
    '/cases?Canarylast=Canaryfirst',
    '/cases?cursor=Canarylast',
    '/notices?limit=Canarylast',
  ])('of %s does not repeat the URL', async (path) => {
    const desk = await Desk.open();
    const answer = await desk.refused({ who: planner, method: 'GET', path }, 400);
    expect(singing(answer.text)).toEqual([]);
  });

  it('for a fault on our side says nothing of its cause and logs its name alone', async () => {
    const log = createMemoryLog();
    const store = {
      ...createMemoryStore(),
      load: () => Promise.reject(new TypeError('Canarylast was here')),
    };
    const world = await World.create({ log, store });
    const answer = await world.request(planner, 'GET', '/cases/WH-0000-0000-0000');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal', status: 500 } });
    expect(singing(JSON.stringify([answer, log.entries]))).toEqual([]);
    expect(log.entries).toContainEqual({
      level: 'error',
      code: 'HHP5000',
      fields: { operation: 'getCase', error: 'TypeError' },
    });
  });
});
