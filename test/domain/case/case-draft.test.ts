import { describe, it, expect } from '@jest/globals';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { verifyChain } from '../../../domain/shared/audit-event.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { likeKeysHeld, locksHeld } from '../../../domain/case/known-by-record.ts';
import { aCase, aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, aStoryWhere, careManager, planner, spoa } from '../../fixtures/draft-fixture.ts';

const opening = {
  kind: 'spoaDecision',
  ownerRole: 'spoa',
  ownerOrg: 'suffolk',
  anchor: openedAt,
  dueAt: addElapsed(openedAt, 3, 'days'),
  nextRungAt: addElapsed(openedAt, 3, 'days'),
} as const;
const toCounty = { role: 'spoa', org: 'suffolk' } as const;

describe('a draft', () => {
  it('never touches what it was made from', () => {
    const record = aCase();
    const before = structuredClone(record);
    const draft = new CaseDraft(
      { case: record, workItems: [], contacts: [] },
      { now: openedAt, actor: planner },
    );
    draft.move('placement', 'eligible');
    draft.record('screened', { eligible: true, hhPlusRate: true });
    draft.case.assignment.candidates.push('harbor-cma');
    draft.write();
    expect(record).toEqual(before);
  });

  it('on which nothing was decided has nothing to write', () => {
    expect(aStoryWhere({}).draft(openedAt).changed).toBe(false);
  });

  it('of a known case expects the version that it was made from, and keeps the person’s lock', () => {
    const story = aStoryWhere({}, { version: 7 });
    const now = addElapsed(openedAt, 1, 'hours');
    story.decide(now, (draft) => draft.record('screened', { eligible: true, hhPlusRate: true }));
    expect(story.lastWrite).toMatchObject({ expectedVersion: 7, personLock: 'keep', before: { version: 7 } });
    expect(story.case).toMatchObject({ version: 8, updatedAt: now, openedAt });
  });

  it('of a new case expects that there is none, and takes the lock', () => {
    const snapshot = { case: aCase(), workItems: [], contacts: [] };
    const write = new CaseDraft(snapshot, { now: openedAt, actor: planner }, true).write();
    expect(write).toMatchObject({
      expectedVersion: 0,
      before: undefined,
      personLock: 'take',
      case: { version: 1 },
    });
  });
});

describe('a person who is known by another key', () => {
  const otherKey = 'a7'.repeat(32);
  const rekeyed = (overrides: Parameters<typeof aCase>[0], lockAvailable = true) => {
    const snapshot = { case: aCase(overrides), workItems: [], contacts: [] };
    const draft = new CaseDraft(snapshot, { now: openedAt, actor: planner, lockAvailable });
    draft.rekeyPerson({ personKey: otherKey });
    return draft.write();
  };

  it('has the lock under that key, where the case holds it', () => {
    expect(rekeyed({})).toMatchObject({ personLock: 'take', case: { personKey: otherKey } });
    expect(rekeyed({ holdsPersonLock: false })).toMatchObject({
      personLock: 'keep',
      case: { personKey: otherKey },
    });
  });

  it('keeps the one that they had, where another referral has the lock, and where nothing changed', () => {
    const { personKey } = aCase();
    expect(rekeyed({}, false)).toMatchObject({ personLock: 'keep', case: { personKey } });
    expect(rekeyed({ personKey: otherKey })).toMatchObject({ personLock: 'keep' });
  });

  it('has a second lock by name, or has it no more, and is found by what may be the same', () => {
    const other = 'b8'.repeat(32);
    const draft = new CaseDraft(
      { case: aCase(), workItems: [], contacts: [] },
      { now: openedAt, actor: planner },
    );
    const { personKey } = draft.case;
    draft.rekeyPerson({ personKey, knownBy: { nameKey: other, likeKeys: [otherKey] } });
    expect(locksHeld(draft.case)).toEqual([personKey, other]);
    expect(likeKeysHeld(draft.case)).toEqual([otherKey]);
    expect(draft.write()).toMatchObject({ personLock: 'take' });
    draft.freePersonLock();
    expect([...locksHeld(draft.case), ...likeKeysHeld(draft.case)]).toEqual([]);
    expect(likeKeysHeld(aCase())).toEqual([]);
  });
});

describe('what a draft keeps count of', () => {
  it('numbers work items, notices, contacts and outbox entries by case', () => {
    const story = aStoryWhere(
      {},
      { counters: { events: 0, workItems: 4, notices: 9, contacts: 2, outbox: 11 } },
    );
    story.decide(openedAt, (draft) => {
      draft.openWorkItem(opening);
      draft.notify('referralReceived', toCounty);
      draft.addContact({ at: openedAt, method: 'phone', outcome: 'made', by: careManager });
    });
    expect(story.item('spoaDecision')).toMatchObject({
      workItemId: `${aCaseId}-W5`,
      version: 1,
      revision: 1,
    });
    expect(story.notices).toMatchObject([{ noticeId: `${aCaseId}-N10`, status: 'open', version: 1 }]);
    expect(story.contacts).toMatchObject([{ contactId: `${aCaseId}-C3`, enteredAt: openedAt }]);
    expect(story.outbox).toMatchObject([{ kind: 'publishNotice', noticeId: `${aCaseId}-N10`, seq: 12 }]);
  });

  it('two changes of a work item in one draft are one new version', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => draft.openWorkItem(opening));
    story.decide(openedAt, (draft) => {
      const once = draft.putWorkItem({ ...story.item('spoaDecision'), rungsClimbed: 1 });
      draft.putWorkItem({ ...once, rungsClimbed: 2 });
    });
    expect(story.item('spoaDecision')).toMatchObject({ version: 2, rungsClimbed: 2 });
    expect(story.lastWrite?.workItems).toHaveLength(1);
  });

  it('only open work is found by its kind; any is found by its id', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => {
      const item = draft.openWorkItem(opening);
      expect(draft.openItem('spoaDecision')).toEqual(item);
      draft.putWorkItem({ ...item, status: 'done' });
      expect(draft.openItem('spoaDecision')).toBeUndefined();
      expect(draft.workItem(item.workItemId)?.status).toBe('done');
      expect(draft.workItem(`${aCaseId}-W99`)).toBeUndefined();
    });
  });

  it.each([
    { role: 'cma', org: 'suffolk' },
    { role: 'spoa', org: 'nassau' },
    { role: 'planner', org: 'kingsboro-pc' },
    { role: 'state', org: 'somebody' },
    { role: 'healthHome', org: 'dune-health-home' },
  ] as const)(
    'a notice to %j, whom the case does not concern, is kept back and recorded; the rest of the decision stands',
    (stranger) => {
      const story = aStoryWhere({});
      story.decide(openedAt, (draft) => {
        draft.notify('contactDue', stranger);
        draft.notify('discharged', toCounty);
        draft.record('workItemClaimed', { workItemId: `${aCaseId}-W1`, kind: 'discharge' });
      });
      expect(story.told).toEqual(['discharged to spoa:suffolk']);
      expect(story.outbox).toMatchObject([{ kind: 'publishNotice', noticeId: `${aCaseId}-N2` }]);
      expect(story.events).toMatchObject([
        { type: 'workItemClaimed' },
        { type: 'noticeWithheld', details: { kind: 'contactDue', ...stranger } },
      ]);
      expect(verifyChain(story.events).intact).toBe(true);
    },
  );

  it('OMH’s central office may be told of any case', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => draft.notify('discharged', { role: 'state', org: 'omh' }));
    expect(story.told).toEqual(['discharged to state:omh']);
  });

  it('one decision tells an organisation a thing once, and different things or organisations each', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => {
      draft.notify('contactDue', toCounty);
      draft.notify('contactDue', toCounty, { dueAt: openedAt });
      draft.case.assignment.offeredTo = 'suffolk';
      draft.case.redirects = [{ at: openedAt, from: 'nassau', to: 'suffolk' }];
      draft.notify('contactDue', { role: 'cma', org: 'suffolk' });
      draft.notify('contactDue', { role: 'spoa', org: 'nassau' });
      draft.notify('discharged', toCounty);
    });
    expect(story.told).toEqual([
      'contactDue to spoa:suffolk',
      'contactDue to cma:suffolk',
      'contactDue to spoa:nassau',
      'discharged to spoa:suffolk',
    ]);
  });

  it('a later decision may tell it again', () => {
    const story = aStoryWhere({});
    for (let day = 0; day < 2; day += 1)
      story.decide(openedAt, (draft) => draft.notify('contactOverdue', toCounty));
    expect(story.told).toHaveLength(2);
  });

  it('a changed notice is its next version and is not published again', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) => draft.notify('discharged', toCounty));
    const [notice] = story.notices as [Notice];
    const draft = story.draft(openedAt, spoa);
    expect(draft.putNotice({ ...notice, status: 'acknowledged' })).toMatchObject({ version: 2 });
    expect(draft.write().outbox).toEqual([]);
  });

  it('contacts of before and of now are seen together', () => {
    const story = aStoryWhere({});
    const contact = { at: openedAt, method: 'phone', outcome: 'made', by: careManager } as const;
    story.decide(openedAt, (draft) => draft.addContact(contact));
    const draft = story.draft(openedAt);
    draft.addContact(contact);
    expect(draft.contacts.map(({ contactId }) => contactId)).toEqual([`${aCaseId}-C1`, `${aCaseId}-C2`]);
  });
});

describe('the audit chain of a whole story', () => {
  it('is intact, and its head is what the case record keeps', () => {
    const story = aCaseAccepted();
    expect(story.events.length).toBeGreaterThan(10);
    expect(verifyChain(story.events)).toEqual({ intact: true, headHash: story.case.lastEventHash });
  });

  it('outbox entries are numbered without a gap, in the order in which they were decided', () => {
    const { outbox } = aCaseAccepted();
    expect(outbox.map(({ seq }) => seq)).toEqual(outbox.map((_, index) => index + 1));
  });
});
