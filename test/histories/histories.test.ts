/**
 * The model test of the life of a case: random lives, of which `npm run histories` plays ten thousand. No duty is lost, no
 * clock is moved by who has the person, nobody carries more than the cap, counters equal a recount, and whoever owes something
 * may do it. A violation names the seed that plays it again.
 */
import { describe, expect, it } from '@jest/globals';
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import { sceneAt } from '../lambdas/api/stages.ts';
import type { StoreFault } from '../fuzz/fuzz-desk.ts';
import { clocksMoved, dutiesLost, dutiesUnasked, nobodyToAct } from './duties.ts';
import { lateAndCorrected, latenessHidden } from './late-visits.ts';
import { playHistories, replayCommand } from './play-history.ts';

const seed = 20_261_130;

describe('sixty random lives', () => {
  it('lose no duty, pass no cap, and leave nobody without somebody who can act', async () => {
    const { violations, taken, leavers, states } = await playHistories({ seed, histories: 60 });
    expect(violations.map((violation) => `${violation.what}; ${replayCommand(violation)}`)).toEqual([]);
    const loops = [
      'spoaDecision returnForInformation',
      'resubmitReferral',
      'spoaDecision redirect',
      'reassignCase',
      'handBackCase',
      'transferAcceptance accept',
      'changeCareManager',
      'reassignCareManager',
      'moveFacility',
      'recordFact',
      'correctFact',
      'late visit without a reason',
      'late visit with a reason',
    ];
    expect(loops.filter((what) => !taken.has(what))).toEqual([]);
    expect(leavers).toBeGreaterThan(10);
    expect(states.size).toBeGreaterThan(15);
  }, 120_000);
});

const faults: Readonly<Record<string, [StoreFault, RegExp]>> = {
  'a care manager whom nobody is asked to name': [
    (store) => ({
      ...store,
      save: (write, answer) =>
        store.save(
          { ...write, workItems: write.workItems.filter(({ kind }) => kind !== 'nameCareManager') },
          answer,
        ),
    }),
    /nameCareManager is asked of nobody/,
  ],
  'work that falls to somebody who may not have it': [
    (store) => ({
      ...store,
      save: (write, answer) =>
        store.save(
          {
            ...write,
            workItems: write.workItems.map((item) =>
              item.kind === 'nameCareManager'
                ? { ...item, ownerRole: 'cma', ownerOrg: 'sample-cma-hilltop' }
                : item,
            ),
          },
          answer,
        ),
    }),
    /may not take it on|which is no party/,
  ],
  'caseloads that are read as smaller than they are': [
    (store) => ({
      ...store,
      entries: async (kind) => {
        const entries = await store.entries(kind);
        return kind === 'care-managers'
          ? entries.map((entry) => ({ ...entry, hhPlusElsewhere: 0 }))
          : entries;
      },
    }),
    /careManager \S+ carries \d+ of HH\+/,
  ],
};

describe('a planted fault is found:', () => {
  it.each(Object.entries(faults))('%s', async (_name, [fault, expected]) => {
    const { violations } = await playHistories({ seed, histories: 40, fault });
    expect(violations.filter(({ what }) => expected.test(what))).not.toEqual([]);
  });
});

describe('what is looked for between two requests', () => {
  const accepted = async (): Promise<CaseSnapshot> => {
    const { desk, caseId } = await sceneAt('accepted');
    return (await desk.store.load(caseId))!;
  };

  it('is found where work ends without an answer, is gone, or is asked of nobody', async () => {
    const before = await accepted();
    const ended = before.workItems.map((item) =>
      item.status === 'open' ? { ...item, status: 'cancelled' as const, kind: 'tellPlan' as const } : item,
    );
    const was = { ...before, workItems: ended.map((item) => ({ ...item, status: 'open' as const })) };
    expect(dutiesLost(before, before)).toEqual([]);
    expect(dutiesLost(was, { ...before, workItems: ended })).toContain(
      'tellPlan was cancelled and nothing took its place',
    );
    expect(dutiesLost(before, { ...before, workItems: [] })[0]).toMatch(/is gone from the record$/);
    expect(dutiesUnasked(before)).toEqual([]);
    const bare = { ...before, workItems: [] };
    expect(dutiesUnasked(bare)).toEqual(expect.arrayContaining(['warmHandOff is asked of nobody']));
    expect(nobodyToAct(bare)).toHaveLength(1);
  });

  it('is found where a clock of the person is another one after a reassignment', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const { case: record } = (await desk.store.load(caseId))!;
    const later = {
      ...record,
      clocks: record.clocks.map((clock) => ({ ...clock, due: '2026-12-24T00:00:00.000Z' })),
    };
    expect(clocksMoved('reassignCase', record, record)).toEqual([]);
    expect(clocksMoved('reassignCase', record, later)).toEqual([
      'the clock of faceToFaceContact is another one after reassignCase',
    ]);
    expect(clocksMoved('putDischargePlan', record, later)).toEqual([]);
  });

  it('is found where a clock that was late is in time and does not say so, or says so and is late', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const { case: before } = (await desk.store.load(caseId))!;
    const metAt = (at: string, more: object = {}) => ({
      ...before,
      clocks: before.clocks.map((clock) =>
        clock.kind === 'faceToFaceContact' ? { ...clock, metAt: at, ...more } : clock,
      ),
    });
    const [inTime, late, now] = [
      '2026-03-03T14:00:00.000Z',
      '2026-03-09T14:00:00.000Z',
      '2026-03-10T14:00:00.000Z',
    ];
    const corrected = { at: now, reason: 'enteredLate' as const, lateSince: inTime };
    expect(latenessHidden(before, metAt(inTime), { lookedAt: now, now })).toEqual([
      'faceToFaceContact was late, is in time, and does not say so',
    ]);
    expect(latenessHidden(before, metAt(inTime, { corrected }), { lookedAt: now, now })).toEqual([]);
    expect(latenessHidden(before, metAt(late), { lookedAt: now, now })).toEqual([]);
    expect(lateAndCorrected(metAt(late, { corrected }), now)).toHaveLength(1);
  });
});
