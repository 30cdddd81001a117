/** Significant events: the county's list, 24 hours from being aware, a named acknowledgement, figures per agency. */
import { describe, expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { significantEventBodySchema } from '../../../domain/aot/significant-event-contract.ts';
import {
  noteEventAcknowledged,
  onTimeFigures,
  remindOfEvents,
  reportSignificantEvent,
} from '../../../domain/aot/significant-event.ts';
import { acknowledge } from '../../../domain/work/acknowledge-notice.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseOnAot, aotProtocolFor, protocol } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aPersonOf,
  careManager,
  newYorkInstant,
  policy,
  refusalOf,
  spoa,
  Story,
} from '../../fixtures/draft-fixture.ts';

const arrest = {
  kind: 'arrest',
  occurredAt: '2026-03-01T02:00:00.000Z',
  awareAt: openedAt,
  channel: 'portal',
  details: { authority: 'Sheriff of an invented county' },
};
const body = (overrides: Record<string, unknown> = {}) =>
  significantEventBodySchema.parse({ ...arrest, ...overrides });
const report = (story: Story, now: string, overrides = {}, county = protocol) =>
  story.decide(
    now,
    (draft) => reportSignificantEvent(draft, body(overrides), careManager, county),
    careManager,
  );
const refused = (story: Story, now: string, overrides = {}, county = protocol) => {
  const draft = story.draft(now, careManager);
  const refusal = refusalOf(() => reportSignificantEvent(draft, body(overrides), careManager, county));
  expect(draft.changed).toBe(false);
  return refusal;
};
const theNotice = (story: Story): Notice => {
  const notice = story.notices.find(({ kind }) => kind === 'significantEvent');
  if (!notice) throw new Error('No notice.');
  return notice;
};

describe('24 hours from being aware', () => {
  it.each([
    [0, false],
    [24 * 60, false],
    [24 * 60 + 1, true],
  ])('%d minutes later: late %s', (minutes, late) => {
    const story = aCaseOnAot();
    const now = addElapsed(openedAt, minutes, 'minutes');
    const event = report(story, now, late ? { lateReason: 'The office was closed.' } : {});
    expect(event).toMatchObject({
      eventId: 'E1',
      agency: 'harbor-cma',
      reportedTo: 'suffolk',
      reportedAt: now,
    });
    expect(story.case.clocks.at(-1)).toMatchObject({ kind: 'significantEvent', anchorKind: 'awareAt', late });
    expect(event.lateReason).toBe(late ? 'The office was closed.' : undefined);
  });

  it('is elapsed time over the night on which the clocks change', () => {
    const awareAt = newYorkInstant('2026-03-07T12:00');
    const story = aCaseOnAot();
    expect(report(story, awareAt, { awareAt }).dueAt).toBe(newYorkInstant('2026-03-08T13:00'));
  });

  it('is shorter where the county says so, which is not the State’s requirement', () => {
    const yates = aotProtocolFor('yates', '2026-03-02');
    const story = aCaseOnAot();
    report(story, openedAt, {}, yates);
    expect(story.case.clocks.at(-1)).toMatchObject({
      due: addElapsed(openedAt, 12, 'hours'),
      basis: 'standard',
    });
  });

  it('a late report says why, or is refused until it does', () => {
    expect(refused(aCaseOnAot(), addElapsed(openedAt, 25, 'hours'))).toMatchObject({
      code: 'lateWithoutReason',
      ruleId: 'HHP-SIG-01',
      errors: [{ field: 'body.lateReason' }],
    });
  });
});

describe('the county’s list', () => {
  it('names the kinds', () => {
    expect(refused(aCaseOnAot(), openedAt, { kind: 'eclipse' })).toMatchObject({
      code: 'unknownEventKind',
      errors: [{ field: 'body.kind' }],
    });
  });

  it('names what each kind asks for, no less and no more', () => {
    expect(refused(aCaseOnAot(), openedAt, { details: {} }).errors).toEqual([
      { field: 'body.details.authority', message: 'Give: Arresting authority.' },
    ]);
    expect(
      refused(aCaseOnAot(), openedAt, { details: { ...arrest.details, weather: 'fine' } }).errors,
    ).toEqual([{ field: 'body.details', message: 'Give only: authority.' }]);
    expect(refused(aCaseOnAot(), openedAt, { kind: 'changeOfAddress' }).errors).toEqual([
      { field: 'body.details', message: 'Give only: nothing.' },
    ]);
  });

  it('has kinds of a county’s own', () => {
    const yates = aotProtocolFor('yates', '2026-03-02');
    const details = { dueOn: '1 March', prescriberTold: 'yes' };
    expect(report(aCaseOnAot(), openedAt, { kind: 'missedInjection', details }, yates).kind).toBe(
      'missedInjection',
    );
    expect(refused(aCaseOnAot(), openedAt, { kind: 'missedInjection', details }).code).toBe(
      'unknownEventKind',
    );
  });

  it('counts on a case without an order too', () => {
    const story = aCaseAccepted();
    report(story, openedAt);
    expect(story.case.aot?.significantEvents).toHaveLength(1);
  });
});

it('is not reported before somebody is aware, and nobody is aware before it happened', () => {
  expect(refused(aCaseOnAot(), openedAt, { awareAt: addElapsed(openedAt, 1, 'hours') }).code).toBe(
    'inTheFuture',
  );
  expect(
    significantEventBodySchema.safeParse({ ...arrest, occurredAt: addElapsed(openedAt, 1, 'hours') }).success,
  ).toBe(false);
});

it('the same event twice is refused with its id', () => {
  const story = aCaseOnAot();
  report(story, openedAt);
  expect(refused(story, openedAt)).toMatchObject({
    kind: 'conflict',
    code: 'eventOnRecord',
    state: { eventId: 'E1' },
  });
  expect(report(story, openedAt, { occurredAt: '2026-03-01T03:00:00.000Z' }).eventId).toBe('E2');
});

it('nothing that somebody wrote is in a notice or in the audit trail', () => {
  const story = aCaseOnAot();
  report(story, addElapsed(openedAt, 25, 'hours'), { lateReason: 'The flood.' });
  expect(JSON.stringify([story.notices, story.events, story.outbox])).not.toMatch(/Sheriff|flood/);
});

describe('the acknowledgement', () => {
  it('closes the notice and is kept on the event by name of the account', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    const at = addElapsed(openedAt, 2, 'hours');
    story.decide(at, (draft) => acknowledge(draft, theNotice(story), spoa), spoa);
    expect(story.case.aot?.significantEvents[0]).toMatchObject({ acknowledgedAt: at, acknowledgedBy: spoa });
  });

  it('of another notice, or of an event that is not there, changes no event', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    const draft = story.draft(openedAt, spoa);
    noteEventAcknowledged(draft, { ...theNotice(story), kind: 'contactDue' }, spoa);
    noteEventAcknowledged(draft, { ...theNotice(story), noticeId: 'other' }, spoa);
    expect(draft.case).toEqual(story.case);
    const bare = new Story(aCase()).draft(openedAt, spoa);
    noteEventAcknowledged(bare, theNotice(story), spoa);
    expect(bare.case.aot).toBeUndefined();
  });
});

describe('an event that nobody acknowledged', () => {
  const remind = (story: Story, local: string) => {
    const draft = story.draft(newYorkInstant(local));
    remindOfEvents(draft, policy.aot);
    if (draft.changed) story.keep(draft);
    return draft.changed;
  };

  it('is reminded of from the next day on, once a day', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    expect(remind(story, '2026-03-02T23:59')).toBe(false);
    expect(remind(story, '2026-03-03T05:00')).toBe(true);
    expect(story.toldLast).toEqual(['significantEventUnread to spoa:suffolk']);
    expect(remind(story, '2026-03-03T06:00')).toBe(false);
    expect(remind(story, '2026-03-04T05:00')).toBe(true);
    expect(story.toldLast).toEqual([
      'significantEventUnread to spoa:suffolk',
      'significantEventUnread to state:omh',
    ]);
  });

  it('is acknowledged by answering its reminder as well, but not by OMH reading a copy', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    remind(story, '2026-03-03T05:00');
    remind(story, '2026-03-04T05:00');
    const [ofCounty, ofOmh] = ['spoa', 'state'].map((role) =>
      story.notices.findLast(({ kind, to }) => kind === 'significantEventUnread' && to.role === role),
    );
    if (!ofCounty || !ofOmh) throw new Error('Nobody was reminded.');
    const at = newYorkInstant('2026-03-04T09:00');
    const omh = aPersonOf('state', 'omh');
    story.decide(at, (draft) => acknowledge(draft, ofOmh, omh), omh);
    expect(story.case.aot?.significantEvents[0]).not.toHaveProperty('acknowledgedAt');
    story.decide(at, (draft) => acknowledge(draft, ofCounty, spoa), spoa);
    expect(story.case.aot?.significantEvents[0]).toMatchObject({ acknowledgedAt: at, acknowledgedBy: spoa });
    story.decide(
      newYorkInstant('2026-03-05T09:00'),
      (draft) => acknowledge(draft, theNotice(story), spoa),
      spoa,
    );
    expect(story.case.aot?.significantEvents[0]).toMatchObject({ acknowledgedAt: at });
    expect(remind(story, '2026-03-05T05:00')).toBe(false);
  });

  it('is not reminded of once it is acknowledged, nor when another path tells of it', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    story.decide(openedAt, (draft) => acknowledge(draft, theNotice(story), spoa), spoa);
    expect(remind(story, '2026-03-04T05:00')).toBe(false);
    const missing = {
      eventId: 'M1',
      kind: 'missing',
      occurredAt: 'x',
      awareAt: 'x',
      dueAt: 'x',
      enteredAt: 'x',
    };
    const significantEvents = [missing, { ...missing, noticeId: 'n' }];
    expect(
      remind(new Story(aCase({ aot: aotRecordSchema.parse({ significantEvents }) })), '2026-03-04T05:00'),
    ).toBe(false);
    expect(remind(new Story(aCase()), '2026-03-04T05:00')).toBe(false);
  });
});

it('figures count per agency what was reported, on time and late, and what was not', () => {
  const dueAt = '2026-03-03T00:00:00.000Z';
  expect(
    onTimeFigures([
      { agency: 'a', dueAt, reportedAt: dueAt },
      { agency: 'a', dueAt, reportedAt: '2026-03-03T00:00:00.001Z' },
      { agency: 'b', dueAt, reportedAt: '2026-03-01T00:00:00.000Z' },
      { agency: 'b', dueAt },
      { dueAt, reportedAt: dueAt },
    ]),
  ).toEqual({
    a: { count: 2, onTime: 1, late: 1, unreported: 0 },
    b: { count: 2, onTime: 1, late: 0, unreported: 1 },
    unknown: { count: 1, onTime: 1, late: 0, unreported: 0 },
  });
});
