import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDynamoDbStore } from '../../adapters/dynamodb/store.ts';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { createTable } from '../../adapters/dynamodb/create-table.ts';
import { CaseDraft } from '../../domain/referral/case-draft.ts';
import { aCase } from '../fixtures/case-fixture.ts';
import { startEngine } from './embedded-dynamodb.ts';
import type { Engine } from './embedded-dynamodb.ts';
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await createTable(engine.client, 'smoke');
});
afterAll(() => engine.stop());
it.each(['memory', 'dynamo'])('%s', async (w) => {
  const store =
    w === 'memory' ? createMemoryStore() : createDynamoDbStore({ client: engine.client, tableName: 'smoke' });
  const draft = new CaseDraft(
    { case: aCase(), workItems: [], contacts: [] },
    { now: '2026-03-02T15:00:00.000Z', actor: { kind: 'system', part: 'test' } },
    true,
  );
  draft.record('caseOpened');
  draft.notify('referralReceived', { role: 'spoa', org: 'suffolk' });
  draft.order({ kind: 'startExecution', epoch: 1 });
  draft.openWorkItem({
    kind: 'spoaDecision',
    ownerRole: 'spoa',
    ownerOrg: 'suffolk',
    anchor: '2026-03-02T15:00:00.000Z',
    dueAt: '2026-03-05T15:00:00.000Z',
    nextRungAt: '2026-03-05T15:00:00.000Z',
  });
  const write = draft.write();
  const t = performance.now();
  await store.save(write);
  console.log(performance.now() - t);
  const snap = await store.load(write.case.caseId);
  expect(snap).toStrictEqual({ case: write.case, workItems: write.workItems, contacts: [] });
  expect((await store.inboxOf({ role: 'spoa', org: 'suffolk' }, { limit: 5 })).items.length).toBe(1);
  expect((await store.casesOf({ role: 'spoa', org: 'suffolk' }, { limit: 5 })).items.length).toBe(1);
  expect(await store.casesUnderWay()).toEqual([write.case.caseId]);
  const pend = await store.pending(10);
  expect(pend.length).toBe(2);
  const n = (await store.notices(write.case.caseId))[0]!;
  await store.completePublished(pend[0]!, n, '2026-03-02T15:00:01.000Z');
  await store.completePublished(pend[0]!, n, '2026-03-02T15:00:02.000Z');
  expect((await store.notices(write.case.caseId))[0]).toEqual({
    ...n,
    version: 2,
    publishedAt: '2026-03-02T15:00:01.000Z',
  });
  await expect(
    store.completePublished(
      pend[0]!,
      { ...n, noticeId: n.noticeId.replace(/N1/, 'N9') },
      '2026-03-02T15:00:02.000Z',
    ),
  ).rejects.toThrow();
  await expect(store.save(write)).rejects.toThrow(/open referral/);
  await expect(store.save({ ...write, personLock: 'keep' })).rejects.toThrow(/wrote first/);
});
