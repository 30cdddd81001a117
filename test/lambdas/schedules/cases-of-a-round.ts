/** Cases on a store in memory, over which rounds of the schedule are played. */
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { aotProtocolFor, anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { anAgency, planner } from '../../fixtures/draft-fixture.ts';
import { enterAgency } from '../../fixtures/registry-fixture.ts';

const served = { round: 1, candidates: [], asked: [], agency: 'harbor-cma', acceptedAt: openedAt };
export const underOrder = { aot: aotRecordSchema.parse({ orders: [anOrder()] }), assignment: served };

/** The first is number 1. */
export const caseNumber = (count: number): string => `WH-0000-0000-${String(count).padStart(4, '0')}`;

export const setUp = async (cases: readonly Partial<CaseRecord>[]) => {
  const store = createMemoryStore();
  await enterAgency(store, anAgency({ aotAuthority: 'none' }));
  const clock = createSettableClock(openedAt);
  const log = createMemoryLog();
  for (const [index, overrides] of cases.entries()) {
    const record = aCase({
      caseId: caseNumber(index + 1),
      personKey: String(index).padStart(64, '0'),
      ...overrides,
    });
    const draft = new CaseDraft(
      { case: record, workItems: [], contacts: [] },
      { now: openedAt, actor: planner },
      true,
    );
    draft.record('screened', { eligible: true, hhPlusRate: true });
    const joins = (await store.caseloads())[0]?.joins ?? 0;
    draft.guardCaseload({ revision: 1, count: 0, agency: { unnamed: joins, joins } });
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
  const deps = {
    cases: cases_,
    scheduledLists: store,
    clock,
    registry: store,
    log,
    policyFor,
    aotProtocolFor,
  };
  const kindsOf = async (count: number) =>
    (await store.load(caseNumber(count)))?.workItems.map(({ kind }) => kind).sort();
  const counted = () => log.entries.flatMap(({ level, code }) => (level === 'count' ? [code] : []));
  return { store, clock, log, deps, kindsOf, counted, saves: () => saves };
};
