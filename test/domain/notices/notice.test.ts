/** fast-check prints its seed and the smallest failing example: pass both to fc.assert to replay one. */
import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import { acknowledge } from '../../../domain/work/acknowledge-notice.ts';
import { noticeView } from '../../../domain/notices/notice-view.ts';
import { type Notice, noticeKindSchema, noticeSchema } from '../../../domain/notices/notice.ts';
import { noticeSubjects } from '../../../domain/notices/notice-subjects.ts';
import { recipientSchema } from '../../../domain/shared/recipient.ts';
import { publicationOf } from '../../../domain/notices/publication.ts';
import { topicSuffix, topicSuffixes } from '../../../domain/notices/topics.ts';
import { timelineEntry } from '../../../domain/views/timeline.ts';
import { referralSchema } from '../../../domain/case/referral-contract.ts';
import { recipientRoles } from '../../../domain/shared/roles.ts';
import { lguIds } from '../../../domain/shared/counties.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseId, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  aCaseBeforeTheSpoa,
  careManager,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const portal = 'https://portal.example';
const dueAt = addElapsed(openedAt, 48, 'hours');

/** The notices of a whole journey of a referral, to its contact. */
const journeyOf = (referral = aReferral()): Story => {
  const story = aCaseDischarged(aCaseAccepted(referral));
  const contact = { at: openedAt, method: 'faceToFace', outcome: 'made', note: 'Said hello.' } as const;
  story.answer(openedAt, careManager, { kind: 'faceToFaceContact', contact });
  return story;
};
const aNotice = (): Notice => journeyOf().notices[0]!;

describe('the message of a notice', () => {
  it('holds ids, codes, the case reference, a due instant and a link, and nothing else', () => {
    const notice = { ...aNotice(), kind: 'contactDue' as const, dueAt };
    expect(publicationOf(notice, portal)).toMatchObject({
      to: { role: 'spoa', org: 'suffolk' },
      subject: 'A face-to-face contact is due',
    });
    expect(publicationOf(notice, portal).message).toEqual({
      schemaVersion: 1,
      noticeId: `${aCaseId}-N1`,
      kind: 'contactDue',
      legal: false,
      rank: 1,
      caseReference: aCaseId,
      dueAt,
      link: `https://portal.example/cases/${aCaseId}`,
    });
  });

  it('without a due instant has no such field', () => {
    const { dueAt: _due, ...notice } = aNotice();
    expect(Object.keys(publicationOf(notice, portal).message)).toEqual([
      'schemaVersion',
      'noticeId',
      'kind',
      'legal',
      'rank',
      'caseReference',
      'link',
    ]);
  });

  it.each<[string, Partial<Notice>]>([
    ['a case reference', { caseId: 'WH-Quillfeather' }],
    ['a notice id', { noticeId: `${aCaseId}-Quillfeather` }],
    ['a notice id of another case', { noticeId: 'WH-0000-0000-0000-N1' }],
    ['a due instant', { dueAt: '1984-02-29' }],
    ['an organisation', { to: { role: 'cma', org: 'Isidora Quillfeather' } }],
    ['a kind', { kind: 'Quillfeather' as Notice['kind'] }],
  ])('does not leave with %s that is not of its form, and the error says nothing of it', (_what, change) => {
    const publish = () => publicationOf({ ...aNotice(), ...change }, portal);
    expect(publish).toThrow(/^A part of the notice is not of its form\.$/);
  });

  it('takes along nothing that somebody adds to the record of a notice', () => {
    const added = { ...aNotice(), note: 'Isidora Quillfeather' };
    expect(JSON.stringify(publicationOf(added, portal))).not.toContain('Quillfeather');
  });

  /** Words of letters that no template, id or code contains, so that a word found in a message came from the person. */
  const word = fc.string({
    unit: fc.constantFrom('é', 'ß', 'ø', 'ž', 'þ', 'đ'),
    minLength: 3,
    maxLength: 12,
  });
  const personal = fc.record({
    firstName: word,
    middleName: word,
    lastName: word,
    gender: word,
    street: word,
    city: word,
    contact: word,
    ward: word,
    diagnosis: word,
    needs: word,
    plan: word,
    referrer: word,
  });

  it('never holds a string of the person, nor does the audit trail, the timeline, a work item or the outbox', () => {
    fc.assert(
      fc.property(personal, (words) => {
        const referral = aReferral();
        const story = journeyOf(
          referralSchema.parse({
            ...referral,
            person: {
              ...referral.person,
              firstName: words.firstName,
              middleName: words.middleName,
              lastName: words.lastName,
              gender: words.gender,
              currentAddress: { lines: [words.street], city: words.city, state: 'NY', zip: '11717' },
            },
            medicaid: { ...referral.medicaid, managedCarePlan: words.plan },
            admission: { ...referral.admission, ward: words.ward },
            clinical: {
              ...referral.clinical,
              primaryDiagnosis: { icd10: 'F20.9', description: words.diagnosis },
              needsInOwnWords: words.needs,
            },
            significantContacts: [{ name: words.contact, relation: words.contact, primary: true }],
            referrer: { ...referral.referrer, name: words.referrer },
          }),
        );
        const messages = story.notices.map((notice) => publicationOf(notice, portal));
        const outside = JSON.stringify([
          messages,
          story.notices.map(noticeView),
          story.events,
          story.events.map(timelineEntry),
          [...story.workItems.values()],
          story.outbox,
        ]);
        expect(messages.length).toBeGreaterThan(8);
        const { medicaidCin, dateOfBirth, phone } = referral.person;
        for (const text of [...Object.values(words), medicaidCin!, dateOfBirth, phone!])
          expect(outside).not.toContain(text);
      }),
      { numRuns: 30 },
    );
  });

  it.each(Object.entries(noticeSubjects))(
    '%s: its subject says what to do and fits an SNS subject',
    (kind, subject) => {
      expect(noticeKindSchema.parse(kind)).toBe(kind);
      expect(subject.length).toBeLessThanOrEqual(100);
      expect(subject).toMatch(/^[A-Z][^\n]*[^.]$/);
    },
  );

  it.each(['toString', 'constructor', '', 'reminder'])('%p is no kind of notice', (kind) => {
    expect(noticeKindSchema.safeParse(kind).error?.issues[0]?.message).toBe('Unknown notice kind.');
  });

  it('admin receives none', () => {
    expect(recipientSchema.safeParse({ role: 'admin', org: 'omh' }).success).toBe(false);
  });

  it('every notice of a journey fits its schema', () => {
    for (const notice of journeyOf().notices) expect(noticeSchema.parse(notice)).toEqual(notice);
  });
});

describe('acknowledging', () => {
  const atHand = (): Story => {
    const story = aCaseBeforeTheSpoa();
    expect(story.told).toEqual(['referralReceived to spoa:suffolk']);
    return story;
  };

  it('is by a named person, and the first counts', () => {
    const story = atHand();
    const [notice] = story.notices as [Notice];
    story.decide(dueAt, (draft) => acknowledge(draft, notice, spoa), spoa);
    const acknowledged = story.notices.at(-1)!;
    expect(acknowledged).toMatchObject({
      noticeId: notice.noticeId,
      status: 'acknowledged',
      acknowledgedBy: spoa,
      acknowledgedAt: dueAt,
      version: 2,
    });
    expect(story.eventOf('noticeAcknowledged')).toMatchObject({
      actor: spoa,
      details: { noticeId: notice.noticeId, kind: 'referralReceived' },
    });
    const draft = story.draft(addElapsed(dueAt, 1, 'hours'), spoa);
    expect(refusalOf(() => acknowledge(draft, acknowledged, spoa))).toMatchObject({
      kind: 'conflict',
      code: 'alreadyAcknowledged',
      state: { status: 'acknowledged', acknowledgedAt: dueAt },
    });
    expect(draft.changed).toBe(false);
  });

  it('shows who did it by subject, and an open notice shows nobody', () => {
    const [notice] = atHand().notices as [Notice];
    expect(noticeView(notice)).toEqual({
      noticeId: `${aCaseId}-N1`,
      caseId: aCaseId,
      kind: 'referralReceived',
      to: { role: 'spoa', org: 'suffolk' },
      at: openedAt,
      status: 'open',
      delivery: { state: 'waiting' },
      dueAt: notice.dueAt,
      workItemId: `${aCaseId}-W1`,
    });
    const acknowledged: Notice = {
      ...notice,
      status: 'acknowledged',
      acknowledgedBy: spoa,
      acknowledgedAt: dueAt,
    };
    expect(noticeView(acknowledged)).toMatchObject({ acknowledgedBy: 'sub-spoa', acknowledgedAt: dueAt });
  });

  it('of a notice about no work and no deadline shows neither', () => {
    const { dueAt: _due, workItemId: _item, ...bare } = aNotice();
    expect(Object.keys(noticeView(bare))).toEqual([
      'noticeId',
      'caseId',
      'kind',
      'to',
      'at',
      'status',
      'delivery',
    ]);
  });
});

describe('topics', () => {
  it.each([
    ['spoa', 'suffolk', 'lgu-suffolk'],
    ['spoa', 'nyc', 'lgu-nyc'],
    ['planner', 'pilgrim-pc', 'facility'],
    ['cma', 'harbor-cma', 'cma'],
    ['healthHome', 'tide-health-home', 'health-home'],
    ['state', 'omh', 'omh'],
  ] as const)('notices to %s %s go to %s, which exists', (role, org, suffix) => {
    expect(topicSuffix({ role, org })).toBe(suffix);
    expect(topicSuffixes).toContain(suffix);
  });

  it('are one for each of the 58 LGUs and one for each other kind of organisation', () => {
    expect(topicSuffixes).toHaveLength(58 + recipientRoles.filter((role) => role !== 'spoa').length);
    expect(new Set(topicSuffixes).size).toBe(topicSuffixes.length);
    for (const lgu of lguIds) expect(topicSuffixes).toContain(`lgu-${lgu}`);
  });
});
