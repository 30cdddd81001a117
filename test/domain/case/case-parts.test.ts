/** The parts of a case: what is put, what becomes past, and that no number is given twice. */
import { describe, expect, it } from '@jest/globals';
import { cancelOpenWork, closeCase } from '../../../domain/case/close-case.ts';
import { coreOf, joinParts, partKey, partNamed, partWrites } from '../../../domain/case/case-parts.ts';
import { contactsNeededFrom, contactsToRetire, workToRetire } from '../../../domain/case/case-past.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { caseRecordSchema } from '../../../domain/case/case-record.ts';
import { settleAot } from '../../../domain/aot/settle-aot.ts';
import { followPerson } from '../../../domain/case/hand-over.ts';
import type { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseWrite } from '../../../domain/case/case-write.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseOnAot, aCaseUnder, anOrder, protocol, putOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, aReferredCase, harbor, policy, spoa, Story } from '../../fixtures/draft-fixture.ts';

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

describe('of each kind the latest stay, and what is still needed', () => {
  const retiredFrom = (aot: object, decision: (draft: CaseDraft) => void = () => undefined): string[] => {
    const story = new Story({ ...aCaseAccepted().case, aot: aotRecordSchema.parse(aot) });
    return keysOf(written(story, decision).parts.retire);
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('the agreement that ends last', () => {
    const agreements = numbers(13).map((number) => ({
      agreementId: `A${String(number)}`,
      from: '2026-01-01',
      recordedAt: openedAt,
      until: number === 1 ? '2026-12-31' : '2026-01-31',
    }));
    expect(retiredFrom({ agreements })).toEqual(['agreement#A00000002', 'agreement#A00000003']);
  });

  it('what is past and was put right stays past', () => {
    const agreements = numbers(13).map((number) => ({
      agreementId: `A${String(number)}`,
      from: '2026-01-01',
      recordedAt: openedAt,
      until: '2026-01-31',
    }));
    const before = { ...aCaseAccepted().case, aot: aotRecordSchema.parse({ agreements }) };
    const record = structuredClone(before);
    const [oldest] = record.aot.agreements;
    if (oldest) oldest.until = '2026-01-30';
    const past = new Set(['agreement#A00000001']);
    const unchanged = partWrites(
      { record: before, openWork: [], now: openedAt },
      { record: before, past },
      0,
    );
    expect(unchanged).toEqual({ put: [], retire: [], revive: [] });
    const { put, retire, revive } = partWrites(
      { record, openWork: [], now: openedAt },
      { record: before, past },
      0,
    );
    expect([put, revive]).toEqual([[], []]);
    expect(retire).toMatchObject([{ name: 'agreement', value: { until: '2026-01-30' }, wasCurrent: false }]);
  });

  it('events that are owed, unless a later search speaks for theirs', () => {
    const search = {
      type: 'aotDiligentSearch',
      epoch: 1,
      epochStartedAt: openedAt,
      openedAt,
      anchor: openedAt,
      endedAt: openedAt,
    };
    const event = {
      kind: 'missing',
      occurredAt: openedAt,
      awareAt: openedAt,
      dueAt: openedAt,
      enteredAt: openedAt,
    };
    const significantEvents = numbers(23).map((number) => ({
      ...event,
      eventId: `E${String(number)}`,
      ...(number === 1 && { search: 1 }),
      ...(number === 2 && { search: 2 }),
      ...(number === 3 && { reportedAt: openedAt }),
    }));
    const searches = [
      { ...search, number: 1, supersededBy: 9 },
      { ...search, number: 2 },
    ];
    expect(retiredFrom({ significantEvents, searches })).toEqual([
      'significantEvent#E00000001',
      'significantEvent#E00000003',
    ]);
  });

  it('transfers from an agency that has not told the Health Home, or that was left by none later', () => {
    const transfers = numbers(8).map((number) => ({
      number,
      at: addElapsed(openedAt, number, 'minutes'),
      from: { role: 'cma', org: number === 1 ? 'meadow-cma' : number === 2 ? 'harbor-cma' : 'dune-cma' },
      to: 'harbor-cma',
      directedBy: spoa,
      ...(number === 3 && { healthHome: 'dune-health-home' }),
    }));
    const owing = (draft: CaseDraft) =>
      draft.openWorkItem({
        kind: 'tellHealthHomeOfAot',
        ownerRole: 'cma',
        ownerOrg: 'harbor-cma',
        anchor: openedAt,
        dueAt: openedAt,
        nextRungAt: openedAt,
      });
    expect(retiredFrom({ transfers })).toEqual([]);
    const twice = [...transfers, { ...transfers[1], number: 9 }];
    expect(retiredFrom({ transfers: twice })).toEqual(['transfer#00000002', 'transfer#00000004']);
    expect(retiredFrom({ transfers: twice }, owing)).toEqual(['transfer#00000004']);
  });

  it('ended work of an order or a transfer that is current', () => {
    const transfer = {
      at: openedAt,
      from: { role: 'cma', org: 'meadow-cma' },
      to: 'harbor-cma',
      directedBy: spoa,
    };
    const story = new Story({
      ...aCaseAccepted().case,
      aot: aotRecordSchema.parse({ transfers: [transfer] }),
    });
    const ended = (obligationId?: string): void => {
      const { workItems } = written(story, (draft) => {
        const item = draft.openWorkItem({
          kind: 'tellHealthHomeOfAot',
          ownerRole: 'cma',
          ownerOrg: 'meadow-cma',
          anchor: openedAt,
          dueAt: openedAt,
          nextRungAt: openedAt,
          ...(obligationId !== undefined && { obligationId }),
        });
        draft.putWorkItem({ ...item, status: 'cancelled' });
      });
      expect(workItems).toHaveLength(1);
    };
    const remembered = `tellHealthHomeOfAot:meadow-cma:left:${openedAt}`;
    for (const obligationId of [remembered, 'aotReportToOmh:O7', ...numbers(21).map(() => undefined)])
      ended(obligationId);
    const left = workToRetire(
      story.case,
      [...story.workItems.values()].filter(({ status }) => status !== 'open'),
    );
    expect(left.map(({ obligationId }) => obligationId)).not.toContain(remembered);
    expect(left.map(({ obligationId }) => obligationId)).toContain('aotReportToOmh:O7');
    expect(contactsToRetire([])).toEqual([]);
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
      expect(story.lastWrite?.case.climbAt).toBe(openedAt);
      const draft = story.draft(openedAt);
      cancelOpenWork(draft);
      expect(draft.unfinished).toBe(open(story) > 25);
      story.keep(draft);
    }
    expect({ open: open(story), steps }).toEqual({ open: 0, steps: 5 });
    expect(story.lastWrite?.case.climbAt).toBeUndefined();
  });

  it('of duties is opened, and taken back with its orders, as far as a write takes', () => {
    const orders = Array.from({ length: 30 }, (_, index) =>
      anOrder({ orderId: `O${String(index + 1)}`, from: '2026-03-02', until: '2026-08-01' }),
    );
    const story = new Story({ ...aCaseAccepted().case, aot: aCaseUnder(orders).aot });
    const settled = (): boolean => {
      const draft = story.draft(openedAt);
      settleAot(draft, { protocol, policy: policy.aot, agency: harbor });
      if (draft.changed) story.keep(draft);
      return !draft.unfinished;
    };
    let steps = 1;
    for (; !settled() && steps < 20; steps += 1) expect(story.lastWrite?.events.length).toBeLessThan(57);
    expect(steps).toBeGreaterThan(1);
    for (const order of story.case.aot?.orders ?? []) order.verification = 'rejected';
    expect(settled()).toBe(false);
    while (!settled());
    expect(
      [...story.workItems.values()].filter(
        ({ status, kind }) => status === 'open' && kind === 'aotReportToOmh',
      ),
    ).toEqual([]);
  });

  it('is climbed, and handed over, as far as a write takes', () => {
    const late = addElapsed(openedAt, 10, 'days');
    const story = withWork(50);
    const climbs = story.draft(late);
    climbUnawaited(climbs, policy);
    expect(climbs.unfinished).toBe(true);
    expect(climbs.write().case.climbAt).toBe(late);
    const moved = withWork(50).draft(openedAt);
    moved.case.lgu = 'nassau';
    moved.case.county = 'nassau';
    followPerson(moved);
    expect(moved.unfinished).toBe(true);
  });
});

describe('an agency that had the person', () => {
  const former = (agency: string) => (draft: CaseDraft) => {
    draft.case.formerAssignments = [
      ...(draft.case.formerAssignments ?? []),
      {
        agency,
        from: openedAt,
        until: openedAt,
        end: 'reassigned',
        reason: 'agencySilent',
        by: spoa,
        to: { role: 'spoa', org: 'suffolk' },
        documentsUntil: '2026-04-01',
      },
    ];
  };

  it('stays known however often others had them since, by its latest time alone', () => {
    const story = aCaseAccepted();
    const agencies = ['harbor-cma', 'harbor-cma', ...Array.from({ length: 5 }, () => 'meadow-cma')];
    for (const agency of agencies) written(story, former(agency));
    expect(keysOf(story.lastWrite?.parts.retire ?? [])).toEqual(['formerAssignment#00000001']);
  });
});
