/** The lists of an organisation: who is in them, in which order, and how they are read on page by page. */
import { expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../domain/case/aot-record.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { forensicTransitionalTeam } from '../../domain/shared/actor.ts';
import { aCaseId, aReferral, openedAt } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const caseIdsOf = async (store: Store, party: Recipient): Promise<string[]> => {
  const { items } = await store.casesOf(party, { limit: 100 });
  return items.map(({ caseId }) => caseId);
};

export const caseLists = (openStore: () => Promise<Store>): void => {
  it('lists a case to the facility and the county, and to nobody else', async () => {
    const store = await openStore();
    const saved = write.opening();
    await store.save(saved);
    for (const party of [write.suffolk, write.pilgrim])
      expect(await store.casesOf(party, { limit: 5 })).toStrictEqual({ items: [saved.case] });
    for (const stranger of [
      { role: 'spoa', org: 'nassau' },
      { role: 'planner', org: 'suffolk' },
      { role: 'cma', org: 'suffolk' },
      write.northAgency,
    ] as const)
      expect(await store.casesOf(stranger, { limit: 5 })).toStrictEqual({ items: [] });
  });

  it('moves a case from the agency that declined to the one that is asked next', async () => {
    const store = await openStore();
    await store.save(write.opening());
    await write.changed(store, (draft) => {
      draft.case.assignment.offeredTo = write.northAgency.org;
    });
    expect(await caseIdsOf(store, write.northAgency)).toEqual([aCaseId]);
    await write.changed(store, (draft) => {
      draft.case.assignment.offeredTo = write.southAgency.org;
    });
    expect(await caseIdsOf(store, write.northAgency)).toEqual([]);
    expect(await caseIdsOf(store, write.southAgency)).toEqual([aCaseId]);
    await write.changed(store, (draft) => {
      delete draft.case.assignment.offeredTo;
      draft.case.assignment.agency = write.southAgency.org;
      draft.guardCaseload({ revision: 0, count: 0, agency: { unnamed: 0, joins: 0 } });
    });
    expect(await caseIdsOf(store, write.southAgency)).toEqual([aCaseId]);
    expect((await store.casesOf(write.southAgency, { limit: 5 })).items[0]?.version).toBe(4);
  });

  it('lists a case once to an organisation that is a party twice', async () => {
    const store = await openStore();
    const team = { role: 'cma', org: forensicTransitionalTeam } as const;
    await store.save(
      write.opening(
        {
          strands: { placement: 'forensicTransition', discharge: 'planned', aot: 'none', case: 'open' },
          assignment: { round: 1, candidates: [], asked: [], agency: team.org },
          referral: aReferral({ healthHome: { enrolled: true, healthHome: 'sample-health-home' } }),
        },
        (draft) => draft.guardCaseload({ revision: 0, count: 0, agency: { unnamed: 0, joins: 0 } }),
      ),
    );
    expect(await caseIdsOf(store, team)).toEqual([aCaseId]);
    expect(await caseIdsOf(store, { role: 'healthHome', org: 'sample-health-home' })).toEqual([aCaseId]);
    await write.changed(store, (draft) => {
      draft.case.strands = { ...draft.case.strands, placement: 'spoaReview' };
    });
    expect(await caseIdsOf(store, team)).toEqual([aCaseId]);
  });

  it('shows what was opened last first, and by reference what was opened at once', async () => {
    const store = await openStore();
    for (const [count, openedAfter] of [
      [1, 10],
      [2, 30],
      [3, 20],
      [4, 30],
    ] as const)
      await store.save(openedLater(count, openedAfter));
    expect(await caseIdsOf(store, write.suffolk)).toEqual([4, 2, 3, 1].map(write.caseNumber));
  });

  it('knows which journeys are under way, by reference', async () => {
    const store = await openStore();
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    for (const count of numbers.toReversed()) await store.save(openedLater(count, count));
    const end = (count: number, how: 'closed' | 'episode' | 'reopened') =>
      write.changed(
        store,
        (draft) => {
          if (how === 'episode') {
            draft.case.episode = { openedAt: draft.now, hhPlusRate: true };
            draft.case.strands = { ...draft.case.strands, placement: 'placed', discharge: 'contacted' };
          } else draft.case.strands = { ...draft.case.strands, case: how === 'closed' ? 'closed' : 'open' };
        },
        write.caseNumber(count),
      );
    const without = (...ended: number[]) =>
      numbers.filter((count) => !ended.includes(count)).map((count) => write.caseNumber(count));
    expect(await store.casesUnderWay()).toEqual(without());
    await end(1, 'closed');
    await end(3, 'episode');
    expect(await store.casesUnderWay()).toEqual(without(1, 3));
    await end(1, 'reopened');
    expect(await store.casesUnderWay()).toEqual(without(3));
  });

  it('knows which cases the daily schedule of court orders must look at', async () => {
    const store = await openStore();
    for (const count of [3, 1, 2]) await store.save(openedLater(count, count));
    expect((await store.casesIn({ list: 'aotWatch' }, { limit: 9 })).items).toEqual([]);
    const change = (count: number, decide: Parameters<typeof write.changed>[1]) =>
      write.changed(store, decide, write.caseNumber(count));
    const order = {
      orderId: 'O1',
      county: 'suffolk',
      from: '2026-03-02',
      until: '2027-03-01',
      recordedAt: 'x',
    };
    const event = {
      eventId: 'E1',
      kind: 'arrest',
      occurredAt: 'x',
      awareAt: 'x',
      dueAt: 'x',
      enteredAt: 'x',
    };
    await change(3, (draft) => {
      draft.case.aot = aotRecordSchema.parse({ orders: [order] });
    });
    // Events are work of the county, which the hourly round climbs: they need no daily look.
    await change(1, (draft) => {
      draft.case.aot = aotRecordSchema.parse({ significantEvents: [event] });
    });
    await change(2, (draft) => {
      draft.case.aot = aotRecordSchema.parse({});
    });
    expect((await store.casesIn({ list: 'aotWatch' }, { limit: 9 })).items).toEqual([write.caseNumber(3)]);
    await change(3, (draft) => {
      draft.case.strands = { ...draft.case.strands, case: 'closed' };
    });
    expect((await store.casesIn({ list: 'aotWatch' }, { limit: 9 })).items).toEqual([]);
  });

  it('knows which cases have a rung to climb that nobody waits for, and by when', async () => {
    const store = await openStore();
    for (const count of [3, 1, 2]) await store.save(openedLater(count, count));
    const open = (count: number, kind: 'tellPlan' | 'discharge', nextRungAt: string) =>
      write.changed(
        store,
        (draft) => {
          const owner = { ownerRole: 'spoa', ownerOrg: 'suffolk' } as const;
          draft.openWorkItem({ kind, ...owner, anchor: write.minute(0), dueAt: nextRungAt, nextRungAt });
        },
        write.caseNumber(count),
      );
    await open(3, 'tellPlan', write.minute(200));
    await open(1, 'tellPlan', write.minute(300));
    await open(2, 'discharge', write.minute(100));
    expect(await store.casesToClimb(write.minute(199))).toEqual([]);
    expect(await store.casesToClimb(write.minute(200))).toEqual([write.caseNumber(3)]);
    expect(await store.casesToClimb(write.minute(999))).toEqual([write.caseNumber(1), write.caseNumber(3)]);
    await write.changed(
      store,
      (draft) => {
        for (const item of draft.openItems()) draft.putWorkItem({ ...item, status: 'done' });
      },
      write.caseNumber(3),
    );
    expect(await store.casesToClimb(write.minute(999))).toEqual([write.caseNumber(1)]);
  });
};

const openedLater = (count: number, minutes: number) =>
  write.opening({
    caseId: write.caseNumber(count),
    personKey: write.personNumber(count),
    openedAt: write.minute(minutes),
    updatedAt: write.minute(minutes),
  });

export const workLists = (openStore: () => Promise<Store>): void => {
  it('orders the inbox by due time and drops what is done', async () => {
    const store = await openStore();
    await store.save(
      write.opening({}, (draft) => {
        for (const due of [30, 10, 20]) write.ask(draft, { dueAt: write.minute(due) });
      }),
    );
    const due = async () =>
      (await store.inboxOf(write.suffolk, { limit: 9 })).items.map(({ workItemId }) => workItemId.slice(-2));
    expect(await due()).toEqual(['W2', 'W3', 'W1']);
    await write.changed(store, (draft) => write.finish(draft, draft.openItems()[1]!));
    expect(await due()).toEqual(['W3', 'W1']);
    await write.changed(store, (draft) =>
      draft.putWorkItem({ ...draft.openItems()[0]!, dueAt: write.minute(5) }),
    );
    expect(await due()).toEqual(['W1', 'W3']);
  });

  it('moves work to the inbox of its new owner', async () => {
    const store = await openStore();
    await store.save(write.opening({}, (draft) => write.ask(draft)));
    await write.changed(store, (draft) =>
      draft.putWorkItem({ ...draft.openItems()[0]!, ownerRole: 'cma', ownerOrg: write.northAgency.org }),
    );
    expect((await store.inboxOf(write.suffolk, { limit: 9 })).items).toEqual([]);
    expect((await store.inboxOf(write.northAgency, { limit: 9 })).items).toHaveLength(1);
    expect(
      (await store.inboxOf({ role: 'planner', org: write.northAgency.org }, { limit: 9 })).items,
    ).toEqual([]);
  });

  it('keeps a notice open until it is acknowledged, what was sent first before the rest', async () => {
    const store = await openStore();
    await store.save(
      write.opening({}, (draft) => {
        draft.notify('referralReceived', write.suffolk);
        write.tellAsked(draft, 'offerMade', write.northAgency.org);
      }),
    );
    await write.changed(store, (draft) => {
      draft.notify('decisionOverdue', write.suffolk);
    });
    const open = async () => (await store.openNoticesOf(write.suffolk, { limit: 9 })).items;
    expect((await open()).map(({ kind }) => kind)).toEqual(['referralReceived', 'decisionOverdue']);
    const [first] = await open();
    await write.changed(store, (draft) => draft.putNotice({ ...first!, status: 'acknowledged' }));
    expect((await open()).map(({ kind }) => kind)).toEqual(['decisionOverdue']);
    expect((await store.openNoticesOf(write.northAgency, { limit: 9 })).items).toHaveLength(1);
    expect((await store.notice(first!.noticeId))?.status).toBe('acknowledged');
  });

  it('tells notices of one instant apart by their numbers', async () => {
    const store = await openStore();
    const kinds = [
      'offerMade',
      'transferAsked',
      'handOffDue',
      'handOffOverdue',
      'contactDue',
      'contactOverdue',
    ];
    const more = ['tellPlan', 'tellPlanOverdue', 'dischargeDateDue', 'dischargeReportDue'] as const;
    await store.save(
      write.opening({ openedAt, updatedAt: openedAt }, (draft) => {
        for (const kind of [...kinds, ...more] as (typeof more)[number][])
          write.tellAsked(draft, kind, write.northAgency.org);
      }),
    );
    const { items } = await store.openNoticesOf(write.northAgency, { limit: 20 });
    expect(items.map(({ kind }) => kind)).toEqual([...kinds, ...more]);
  });
};
