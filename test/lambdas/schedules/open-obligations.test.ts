/** The daily schedule over many cases: opens, reminds, writes nothing twice, and is not held up by one that fails. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { ConcurrentWrite } from '../../../domain/ports/ports.ts';
import { createOpenObligations } from '../../../lambdas/schedules/open-obligations/open-obligations.ts';
import { aotProtocolFor, anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { anAgency, newYorkInstant, planner } from '../../fixtures/draft-fixture.ts';

const served = { round: 1, candidates: [], asked: [], agency: 'harbor-cma', acceptedAt: openedAt };
const underOrder = { aot: aotRecordSchema.parse({ orders: [anOrder()] }), assignment: served };

const setUp = async (cases: Partial<CaseRecord>[]) => {
  const store = createMemoryStore();
  await store.putAgency(anAgency({ aotAuthority: 'none' }));
  const clock = createSettableClock(openedAt);
  const log = createMemoryLog();
  for (const [index, overrides] of cases.entries()) {
    const caseId = `WH-0000-0000-000${index + 1}`;
    const record = aCase({ caseId, personKey: String(index).repeat(64), ...overrides });
    const draft = new CaseDraft(
      { case: record, workItems: [], contacts: [] },
      { now: openedAt, actor: planner },
      true,
    );
    draft.record('screened', { eligible: true, hhPlusRate: true });
    await store.save(draft.write());
  }
  let saves = 0;
  const cases_: typeof store = {
    ...store,
    save: async (write) => {
      await store.save(write);
      saves += 1;
    },
  };
  const deps = { cases: cases_, clock, registry: store, log, policyFor, aotProtocolFor };
  const kindsOf = async (index: number) =>
    (await store.load(`WH-0000-0000-000${index}`))?.workItems.map(({ kind }) => kind).sort();
  return { store, clock, log, deps, kindsOf, saves: () => saves };
};

it('opens the duties of every case under order, and leaves the others alone', async () => {
  const { deps, kindsOf, saves } = await setUp([underOrder, {}, underOrder]);
  await createOpenObligations(deps)({ round: 'orders' });
  expect(await kindsOf(1)).toEqual([
    'aotFirstContact',
    'aotReportToOmh',
    'aotTransfer',
    'cairsReport',
    'tellHealthHomeOfAot',
  ]);
  expect(await kindsOf(2)).toEqual([]);
  expect(saves()).toBe(2);
});

it('run twice writes once', async () => {
  const { deps, saves } = await setUp([underOrder]);
  await createOpenObligations(deps)({ round: 'orders' });
  await createOpenObligations(deps)({ round: 'orders' });
  expect(saves()).toBe(1);
});

it('a case without an agency is served too', async () => {
  const { deps, kindsOf } = await setUp([{ aot: underOrder.aot }]);
  await createOpenObligations(deps)({ round: 'orders' });
  expect(await kindsOf(1)).toEqual(['aotFirstContact', 'aotReportToOmh', 'cairsReport']);
});

it('reminds the county of events that nobody acknowledged, order or none', async () => {
  const event = {
    eventId: 'E1',
    kind: 'arrest',
    occurredAt: openedAt,
    awareAt: openedAt,
    dueAt: openedAt,
    enteredAt: openedAt,
    reportedAt: openedAt,
    noticeId: 'WH-0000-0000-0001-N1',
  };
  const { deps, clock, store } = await setUp([
    { aot: aotRecordSchema.parse({ significantEvents: [event] }) },
  ]);
  clock.set(newYorkInstant('2026-03-03T05:00'));
  await createOpenObligations(deps)({ round: 'orders' });
  expect((await store.notices('WH-0000-0000-0001')).map(({ kind }) => kind)).toEqual([
    'significantEventUnread',
  ]);
});

describe('a case that fails', () => {
  it('does not hold up the others, is logged by reference, and makes the run fail', async () => {
    const { deps, kindsOf, log } = await setUp([underOrder, underOrder]);
    const failing = {
      ...deps,
      cases: {
        ...deps.cases,
        load: (caseId: string) =>
          caseId.endsWith('1') ? Promise.reject(new TypeError('no')) : deps.cases.load(caseId),
      },
    };
    await expect(createOpenObligations(failing)({ round: 'orders' })).rejects.toMatchObject({
      name: 'ObligationsNotOpened',
    });
    expect(await kindsOf(2)).toContain('aotFirstContact');
    expect(log.entries).toEqual([
      { level: 'error', code: 'HHP5006', fields: { caseId: 'WH-0000-0000-0001', error: 'TypeError' } },
    ]);
  });

  it('is tried again when somebody else wrote first, and left alone when it was closed meanwhile', async () => {
    const { deps, kindsOf } = await setUp([underOrder]);
    let left = 2;
    const racing = {
      ...deps,
      cases: {
        ...deps.cases,
        save: (...write: Parameters<typeof deps.cases.save>) => {
          left -= 1;
          return left >= 0 ? Promise.reject(new ConcurrentWrite('first')) : deps.cases.save(...write);
        },
      },
    };
    await createOpenObligations(racing)({ round: 'orders' });
    expect(await kindsOf(1)).toContain('aotFirstContact');
    const gone = { ...deps, cases: { ...deps.cases, load: () => Promise.resolve(undefined) } };
    await expect(createOpenObligations(gone)({ round: 'orders' })).resolves.toBeUndefined();
  });
});
