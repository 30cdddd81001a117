import { describe, it, expect } from '@jest/globals';
import {
  answeringContact,
  type Contact,
  type ContactBody,
  contactBodySchema,
} from '../../../domain/case/contact.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseId, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  aCaseBeforeTheSpoa,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const at = (hours: number): string => addElapsed(openedAt, hours, 'hours');
const visit = (hours: number, overrides: Partial<ContactBody> = {}): ContactBody => ({
  at: at(hours),
  method: 'faceToFace',
  outcome: 'made',
  ...overrides,
});

const tell = (story: Story, now: string, body: ContactBody, by = careManager) =>
  story.decide(now, (draft) => recordContact(draft, body, by, policy.aot, 'body'), by);

describe('a contact', () => {
  it.each([
    ['a video call', { method: 'video' }],
    ['a telephone call', { method: 'phone' }],
    ['a text message', { method: 'text' }],
    ['a letter', { method: 'mail' }],
    ['an attempt at the door', { outcome: 'attempted' }],
    ['a visit a second before the discharge', { at: addElapsed(openedAt, -1, 'seconds') }],
  ] as const)('%s is kept and does not answer the clock', (_what, overrides) => {
    const story = aCaseDischarged();
    expect(tell(story, at(1), visit(1, overrides))).toMatchObject({ answersClock: false });
    expect(story.contacts).toMatchObject([{ ...overrides, by: careManager, enteredAt: at(1) }]);
    expect(story.case.strands.discharge).toBe('discharged');
    expect(story.item('faceToFaceContact').status).toBe('open');
    expect(story.toldLast).toEqual([]);
  });

  it.each([
    ['at the very discharge', 0, false],
    ['at the 48th hour', 48, false],
    ['a second later is done all the same, and late', 48 + 1 / 3600, true],
  ])('a visit %s answers the clock', (_when, hours, late) => {
    const story = aCaseDischarged();
    expect(tell(story, at(60), visit(hours))).toMatchObject({ answersClock: true });
    expect(story.case.strands.discharge).toBe('contacted');
    expect(story.case.clocks.at(-1)).toMatchObject({ metAt: at(hours), late });
    expect(story.item('faceToFaceContact')).toMatchObject({ status: 'done', outcome: 'contacted', late });
    expect(story.toldLast).toEqual(['contactMade to spoa:suffolk', 'contactMade to planner:pilgrim-pc']);
  });

  it('is late by when the person was seen, not by when it was entered', () => {
    const story = aCaseDischarged();
    tell(story, at(24 * 14), visit(47));
    expect(story.case.clocks.at(-1)).toMatchObject({ late: false });
  });

  it('by the county counts while nobody else holds the person', () => {
    const story = aCaseDischarged(aCaseBeforeTheSpoa());
    expect(tell(story, at(5), visit(5), spoa)).toMatchObject({ answersClock: true });
    expect(story.case.strands).toMatchObject({ placement: 'spoaReview', discharge: 'contacted' });
  });

  it('before any discharge is kept for later', () => {
    const story = aCaseAccepted();
    expect(tell(story, at(1), visit(1))).toMatchObject({ answersClock: false });
    expect(story.contacts).toHaveLength(1);
  });

  it('after the one that was owed is kept and changes nothing else', () => {
    const story = aCaseDischarged();
    tell(story, at(5), visit(5));
    expect(tell(story, at(9), visit(9))).toMatchObject({ answersClock: false });
    expect(story.contacts).toHaveLength(2);
    expect(story.case.clocks.at(-1)?.metAt).toBe(at(5));
  });

  it('a visit in time that is entered after a late one shows that the deadline was met', () => {
    const story = aCaseDischarged();
    tell(story, at(60), visit(55));
    tell(story, at(61), visit(20));
    expect(story.case.clocks.at(-1)).toMatchObject({ metAt: at(20), late: false });
  });

  it('made before its wait was planned meets the clock all the same', () => {
    const story = aCaseAccepted();
    story.decide(
      openedAt,
      (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
      planner,
    );
    expect(tell(story, at(1), visit(1))).toMatchObject({ answersClock: true });
    expect([...story.workItems.values()].some(({ kind }) => kind === 'faceToFaceContact')).toBe(false);
    expect(story.case.clocks.at(-1)).toMatchObject({ metAt: at(1) });
  });

  it('that has not happened yet is refused, and nothing is kept', () => {
    const story = aCaseDischarged();
    expect(refusalOf(() => tell(story, at(1), visit(2)))).toMatchObject({
      ruleId: 'HHP-CONTACT-02',
      errors: [{ field: 'body.at' }],
    });
    expect(story.contacts).toEqual([]);
  });

  it('leaves its note out of the audit trail, which holds codes alone', () => {
    const story = aCaseDischarged();
    tell(story, at(1), visit(1, { note: 'Met Isidora at her sister’s.' }));
    expect(story.eventOf('contactRecorded').details).toEqual({
      at: at(1),
      method: 'faceToFace',
      outcome: 'made',
    });
    expect(JSON.stringify(story.events)).not.toContain('sister');
  });
});

describe('the contact that answers', () => {
  const aContact = (number: number, body: ContactBody): Contact => ({
    ...body,
    contactId: `${aCaseId}-C${number}`,
    caseId: aCaseId,
    by: careManager,
    enteredAt: at(99),
  });

  it('is the earliest, in whatever order they were entered', () => {
    const contacts = [visit(30), visit(10), visit(20)].map((body, index) => aContact(index, body));
    expect(answeringContact(contacts, openedAt)?.at).toBe(at(10));
    expect(answeringContact(contacts.toReversed(), openedAt)?.at).toBe(at(10));
  });

  it('is none where nobody saw the person', () => {
    const contacts = [aContact(1, visit(1, { method: 'video' })), aContact(2, visit(-1))];
    expect(answeringContact(contacts, openedAt)).toBeUndefined();
  });
});

describe('an effort that failed', () => {
  const effort = (hours: number) => visit(0, { outcome: 'attempted', reportedToLguAt: at(hours) });

  it('keeps when it was reported to the LGU', () => {
    const story = aCaseDischarged();
    tell(story, at(1), effort(1));
    expect(story.contacts).toMatchObject([{ reportedToLguAt: at(1) }]);
  });

  it('was not reported in the future', () => {
    const story = aCaseDischarged();
    expect(refusalOf(() => tell(story, at(1), effort(2)))).toMatchObject({
      ruleId: 'HHP-CONTACT-02',
      errors: [{ field: 'body.reportedToLguAt' }],
    });
    expect(story.contacts).toEqual([]);
  });
});

describe('the contract of a contact', () => {
  it.each([
    ['a method that is none', { method: 'pigeon' }, 'method'],
    ['no outcome', { outcome: undefined }, 'outcome'],
    ['a time without its offset', { at: '2026-03-07T10:00:00' }, 'at'],
    ['an empty note', { note: '  ' }, 'note'],
    ['a place that is none', { place: 'nowhere' }, 'place'],
  ])('%s is refused, and the field is named', (_fault, members, field) => {
    const { error } = contactBodySchema.safeParse({ ...visit(1), ...members });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('the 24 hours of a forensic release', () => {
  const ward = (forensic: boolean) => aReferral({ admission: { admittedOn: '2025-06-10', forensic } });
  const clocksAfter = (hours: number, forensic = true, enrolled = false) => {
    const story = aCaseDischarged(aCaseAccepted({ ...ward(forensic), healthHome: { enrolled } }));
    tell(story, at(60), visit(hours));
    return story.case.clocks
      .filter(({ kind }) => kind === 'faceToFaceContact' || kind === 'forensicContactTarget')
      .map(({ kind, basis, late }) => [kind, basis, late]);
  };

  it.each([
    ['is met at the 24th hour', 24, false],
    ['is missed a second later, and the 48 hours are met all the same', 24 + 1 / 3600, true],
  ])('%s', (_when, hours, late) => {
    expect(clocksAfter(hours)).toEqual([
      ['faceToFaceContact', 'standard', false],
      ['forensicContactTarget', 'target', late],
    ]);
  });

  it('are no clock of a release from another ward; the 48 hours are required of who is enrolled', () => {
    expect(clocksAfter(24, false, true)).toEqual([['faceToFaceContact', 'required', false]]);
    expect(clocksAfter(24, false, false)).toEqual([['faceToFaceContact', 'standard', false]]);
  });
});
