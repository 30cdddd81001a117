/** The parts of a case: what is put, what becomes past, and that no number is given twice. */
import { describe, expect, it } from '@jest/globals';
import { cancelOpenWork, closeCase } from '../../../domain/case/close-case.ts';
import { coreOf, joinParts, partKey, partNamed } from '../../../domain/case/case-parts.ts';
import { contactsNeededFrom } from '../../../domain/case/case-past.ts';
import { caseRecordSchema } from '../../../domain/case/case-record.ts';
import { followPerson } from '../../../domain/case/hand-over.ts';
import type { CaseDraft, CaseWrite } from '../../../domain/case/case-draft.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseOnAot, anOrder, aCaseUnder, putOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, aReferredCase, policy, spoa, Story } from '../../fixtures/draft-fixture.ts';

const written = (story: Story, decision: (draft: CaseDraft) => void, now = openedAt): CaseWrite => {
  story.decide(now, (draft) => {
    draft.record('consentChanged', { status: 'signed' });
    decision(draft);
  });
  if (!story.lastWrite) throw new Error('Nothing was written.');
  return story.lastWrite;
};
const redirect = (from: string) => (draft: CaseDraft) => {
  draft.case.redirects = [...(draft.case.redirects ?? []), { at: draft.now, from, to: 'kings' }];
};
const keysOf = (parts: readonly { name: Parameters<typeof partNamed>[0]; id: string }[]) =>
  parts.map(partKey);

describe('a write', () => {
  it('of a referral puts the referral apart from the case', () => {
    const story = aReferredCase();
    expect(keysOf(story.lastWrite?.parts.put ?? [])).toEqual(['referral#00000001']);
    expect(coreOf(story.case)).not.toHaveProperty('referral');
  });

  it('puts no part that it did not touch, and finds a change however the members stand', () => {
    const story = aCaseOnAot();
    expect(written(story, () => undefined).parts).toEqual({ put: [], retire: [], revive: [] });
    const turned = written(story, ({ case: record }) => {
      record.referral = { ...record.referral, person: { ...record.referral.person } };
      const [first] = record.aot?.orders ?? [];
      if (record.aot && first)
        record.aot.orders = [Object.fromEntries(Object.entries(first).reverse()) as typeof first];
    });
    expect(turned.parts.put).toEqual([]);
    const changed = written(story, ({ case: record }) => {
      const [first] = record.aot?.orders ?? [];
      if (first) first.court = 'Another court';
    });
    expect(keysOf(changed.parts.put)).toEqual(['order#O00000001']);
  });

  it('moves the oldest of a kind to the past, but not what is still needed', () => {
    const story = aCaseAccepted();
    for (const from of ['albany', 'bronx', 'erie', 'erie', 'erie', 'erie', 'erie'])
      written(story, redirect(from));
    const { parts } = written(story, redirect('erie'));
    // The latest five stay, and the latest of each county that sent the case on.
    expect(keysOf(parts.retire)).toEqual(['redirect#00000003']);
    expect(parts.retire[0]).toMatchObject({ wasCurrent: true });
    expect(keysOf(parts.put)).toEqual(['redirect#00000008']);
  });

  it('keeps what somebody takes out of the record', () => {
    const story = aCaseAccepted();
    written(story, redirect('erie'));
    const { parts } = written(story, ({ case: record }) => delete record.redirects);
    expect(keysOf(parts.retire)).toEqual(['redirect#00000001']);
  });

  it('gives no number twice, also when the one that had it is past and not read', () => {
    const story = aCaseAccepted();
    written(story, redirect('erie'));
    story.case = aCase({ counters: story.case.counters });
    const { parts } = written(story, redirect('bronx'));
    expect(keysOf(parts.put)).toContain('redirect#00000002');
  });
});

describe('orders', () => {
  const old = { from: '2020-01-01', until: '2020-06-30' };
  it('of a continuous time that goes on are current, others a year and a month after their end are not', () => {
    const orders = Array.from({ length: 14 }, (_, index) =>
      anOrder({
        orderId: `O${String(index + 1)}`,
        ...old,
        ...(index > 1 && { from: `2020-07-${String(index + 1).padStart(2, '0')}` }),
      }),
    );
    const story = new Story(aCaseUnder(orders));
    expect(keysOf(written(story, () => undefined).parts.retire)).toEqual(
      ['1', '2', '3', '4'].map((number) => `order#O0000000${number}`),
    );
    const goesOn = new Story(
      aCaseUnder([...orders, anOrder({ orderId: 'O15', from: '2020-06-01', until: '2026-12-31' })]),
    );
    expect(written(goesOn, () => undefined).parts.retire).toEqual([]);
  });

  it('are not looked up by contacts once their first contact was asked for', () => {
    const story = aCaseOnAot();
    expect(contactsNeededFrom(story.case, [...story.workItems.values()])).toEqual([]);
    expect(contactsNeededFrom(story.case, [])).toEqual(['2026-03-02T05:00:00.000Z']);
    expect(contactsNeededFrom({}, [])).toEqual([]);
  });

  it('are sixty in a year at most: then one on record is corrected', () => {
    const orders = Array.from({ length: 60 }, (_, index) =>
      anOrder({
        orderId: `O${String(index + 1)}`,
        from: '2026-03-02',
        until: `2026-0${String(4 + (index % 5))}-0${String(1 + (index % 9))}`,
      }),
    );
    const story = new Story({ ...aCaseAccepted().case, aot: aCaseUnder(orders).aot });
    expect(() => putOrder(story, openedAt, { until: '2026-12-24' })).toThrow('tooManyOrders');
    expect(() => putOrder(story, openedAt, { orderId: 'O1', until: '2026-12-24' })).not.toThrow();
  });
});

it('what is split is joined to the same record', () => {
  const story = aCaseOnAot();
  written(story, redirect('erie'));
  const parts = [
    ...(['referral', 'screening', 'spoaDecision'] as const).map((name) => ({
      ...partNamed(name, '1'),
      value: story.case[name],
    })),
    { ...partNamed('redirect', '1'), value: story.case.redirects?.[0] },
    { ...partNamed('order', 'O1'), value: story.case.aot?.orders[0] },
  ];
  expect(caseRecordSchema.parse(joinParts(coreOf(story.case), parts))).toEqual(
    caseRecordSchema.parse(JSON.parse(JSON.stringify(story.case))),
  );
});

describe('more than one write takes', () => {
  const withWork = (count: number): Story => {
    const story = aCaseAccepted();
    for (let batch = 0; batch < count; batch += 10)
      story.decide(openedAt, (draft) => {
        for (let number = 0; number < 10; number += 1)
          draft.openWorkItem({
            kind: 'aotReportToOmh',
            ownerRole: 'spoa',
            ownerOrg: 'suffolk',
            anchor: openedAt,
            dueAt: addElapsed(openedAt, 3, 'days'),
            nextRungAt: addElapsed(openedAt, 3, 'days'),
          });
        draft.record('consentChanged', { status: 'signed' });
      });
    return story;
  };
  const open = (story: Story) =>
    [...story.workItems.values()].filter(({ status }) => status === 'open').length;

  it('is taken back at the end of a case step by step, and the case is marked until nothing is open', () => {
    const story = withWork(100);
    story.decide(openedAt, (draft) => closeCase(draft, 'died', ['HHP-END-01']), spoa);
    let steps = 1;
    for (; open(story) > 0 && steps < 20; steps += 1) {
      expect(story.lastWrite?.nextClimb.after).toBe(openedAt);
      const draft = story.draft(openedAt);
      cancelOpenWork(draft);
      expect(draft.unfinished).toBe(open(story) > 25);
      story.keep(draft);
    }
    expect({ open: open(story), steps }).toEqual({ open: 0, steps: 5 });
    expect(story.lastWrite?.nextClimb.after).toBeUndefined();
  });

  it('is climbed, and handed over, as far as a write takes', () => {
    const late = addElapsed(openedAt, 10, 'days');
    const story = withWork(50);
    const climbs = story.draft(late);
    climbUnawaited(climbs, policy);
    expect(climbs.unfinished).toBe(true);
    expect(climbs.write().nextClimb.after).toBe(late);
    const moved = withWork(50).draft(openedAt);
    moved.case.lgu = 'nassau';
    moved.case.county = 'nassau';
    followPerson(moved);
    expect(moved.unfinished).toBe(true);
  });
});
