/** Who saw this case in this window: a page of the log with a verdict on it, at the same cost however long the log is. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { sealNext, unsealedLog } from '../../../domain/access/access-seal.ts';
import type { Store } from '../../../domain/ports/ports.ts';
import { World } from '../../../local/journeys/world.ts';
import { anAccess } from '../../fixtures/access-log.ts';
import { agency, Desk, healthHome, otherSpoa, planner, spoa, type Who } from './desk.ts';
import { lists } from './requests.ts';
import { sceneAt } from './stages.ts';

const elsewhere: Who = { role: 'cma', org: 'sample-cma-twin-bridges' };
const minutes = (desk: Desk, count: number) => {
  const { clock } = desk.world.runtime;
  return desk.world.runtime.advanceTo(clock.nowMs() + count * 60_000);
};

describe('who saw this case in this window', () => {
  it('is one answer, with the verdict on events and log', async () => {
    const { desk, caseId } = await sceneAt('placed');
    await desk.get(agency, `/cases/${caseId}`);
    for (const who of [healthHome, elsewhere]) {
      await minutes(desk, 60);
      await desk.get(who, `/cases/${caseId}`);
    }
    const from = encodeURIComponent('2026-03-02T15:00:00.000Z');
    await minutes(desk, 5);
    const answer = await desk.get(spoa, `/cases/${caseId}/audit?from=${from}`);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        caseId,
        chain: { events: { intact: true }, accesses: { intact: true } },
        accesses: [
          {
            by: { role: 'healthHome' },
            operation: 'getCase',
            decision: 'allow',
            legalBasis: { kind: 'consent' },
            seal: expect.any(Number) as unknown,
          },
          { by: { role: 'cma', org: elsewhere.org }, decision: 'deny', reason: 'noRelation' },
          { by: { role: 'spoa' }, operation: 'getAudit', decision: 'allow' },
        ],
      },
    });
  });

  it('is for the county, the Health Home and an auditor alone', async () => {
    const scene = await sceneAt('placed');
    const path = `/cases/${scene.caseId}/audit`;
    expect((await scene.desk.get(healthHome, path)).status).toBe(200);
    for (const who of [planner, agency]) await scene.desk.refused({ who, method: 'GET', path }, 403);
    await scene.desk.refused({ who: otherSpoa, method: 'GET', path }, 404);
    await scene.desk.refused({ who: spoa, method: 'GET', path: `${path}?from=yesterday` }, 400);
    await scene.desk.refused({ who: spoa, method: 'GET', path: `${path}?cursor=abc` }, 400, 'unknownCursor');
  });

  it('shows a list on which the case was, as a line of its own', async () => {
    const { desk, caseId } = await sceneAt('referred');
    await desk.send({ ...lists.listCases, who: spoa });
    const { accesses } = (await desk.get(spoa, `/cases/${caseId}/audit`)).body;
    expect(accesses).toContainEqual(
      expect.objectContaining({ operation: 'listCases', reason: 'listed', decision: 'allow' }),
    );
  });

  it('is read page by page, every line once, and every page is verified', async () => {
    const { desk, caseId } = await sceneAt('placed');
    for (let index = 0; index < 12; index += 1) {
      await desk.get(agency, `/cases/${caseId}`);
      await minutes(desk, 1);
    }
    const until = encodeURIComponent(desk.world.runtime.now());
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await desk.get(spoa, `/cases/${caseId}/audit?until=${until}&limit=5${cursor}`);
      expect(body['chain']).toMatchObject({ accesses: { intact: true } });
      seen.push(...(body['accesses'] as { requestId: string }[]).map(({ requestId }) => requestId));
      cursor = typeof body['cursor'] === 'string' ? `&cursor=${body['cursor']}` : '';
    } while (cursor !== '');
    const { items } = await desk.store.accesses(caseId, { limit: 1_000 });
    // The reading of the audit itself comes behind the window.
    const before = items.filter(({ operation }) => operation !== 'getAudit');
    expect(seen).toEqual(expect.arrayContaining(before.map(({ requestId }) => requestId)));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('a record that was touched', () => {
  const worldOn = async (change: (inner: Store) => Partial<Store>) => {
    const inner = createMemoryStore();
    const world = await World.create({ store: { ...inner, ...change(inner) } });
    const { body } = await world.request(
      planner,
      'POST',
      '/referrals',
      world.sample('pilgrim-enrolled-friday-evening').referral,
    );
    await world.runtime.advanceTo(world.runtime.clock.nowMs() + 600_000);
    const path = `/cases/${String(body['caseId'])}/audit`;
    return (await world.request(spoa, 'GET', path)).body;
  };

  it('shows that an event was changed', async () => {
    const body = await worldOn((inner) => ({
      eventsBetween: async (...numbers) =>
        (await inner.eventsBetween(...numbers)).map((event) =>
          event.seq === 2 ? { ...event, type: 'changed' } : event,
        ),
    }));
    expect(body).toMatchObject({ chain: { events: { intact: false, seq: 2 }, accesses: { intact: true } } });
  });

  it.each<[string, (inner: Store) => Partial<Store>]>([
    [
      'an entry was changed',
      (inner) => ({
        accesses: async (...asked) => {
          const page = await inner.accesses(...asked);
          return { ...page, items: page.items.map((entry) => ({ ...entry, requestId: 'another' })) };
        },
      }),
    ],
    [
      'an entry is missing',
      (inner) => ({
        accesses: async (...asked) => {
          const page = await inner.accesses(...asked);
          return { ...page, items: page.items.filter(({ reason }) => reason !== 'submitted') };
        },
      }),
    ],
    ['a seal is missing', () => ({ accessSeals: () => Promise.resolve([]) })],
  ])('shows that %s', async (_what, change) => {
    expect(await worldOn(change)).toMatchObject({
      chain: { events: { intact: true }, accesses: { intact: false } },
    });
  });
});

describe('a page of a log', () => {
  /** Counts what a page reads of the log. */
  const counting = (inner: Store) => {
    const read = { queries: 0, entries: 0, seals: 0 };
    const store: Store = {
      ...inner,
      accesses: async (...asked) => {
        const page = await inner.accesses(...asked);
        read.queries += 1;
        read.entries += page.items.length;
        return page;
      },
      accessSeals: async (...asked) => {
        const seals = await inner.accessSeals(...asked);
        read.queries += 1;
        read.seals += seals.length;
        return seals;
      },
    };
    return { store, read };
  };

  it.each([60, 50_000])('costs the same with %i entries', async (length) => {
    const inner = createMemoryStore();
    const { store, read } = counting(inner);
    const { desk, caseId } = await sceneAt('referred', await Desk.open({ store }));
    for (let at = 0; at < length; at += 10) {
      const entries = Array.from({ length: 10 }, (_, index) =>
        anAccess({ caseId, at: new Date(at * 1_000).toISOString(), requestId: `r-${String(at + index)}` }),
      );
      for (const entry of entries) await inner.appendAccess(entry);
      const head = (await inner.accessHead(caseId)) ?? unsealedLog(caseId);
      await inner.sealAccesses(sealNext(head, entries, '1970-01-02T00:00:00.000Z'));
    }
    const { body } = await desk.get(spoa, `/cases/${caseId}/audit?limit=25&from=1970-01-01T00%3A00%3A10Z`);
    expect(body['chain']).toMatchObject({ accesses: { intact: true } });
    expect(read).toEqual({ queries: 2, entries: 25, seals: 6 });
  });
});
