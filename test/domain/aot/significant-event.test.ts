/** Significant events: the county's list, 24 hours from being aware, a named acknowledgement, figures per agency. */
import { describe, expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { significantEventBodySchema } from '../../../domain/aot/significant-event-contract.ts';
import { acknowledgementOf, noteEventAcknowledged } from '../../../domain/aot/event-acknowledgement.ts';
import {
  noteFigures,
  onTimeFigures,
  reportSignificantEvent,
  uncount,
} from '../../../domain/aot/significant-event.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
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
    (draft) => reportSignificantEvent(draft, body(overrides), careManager, county, policy.aot),
    careManager,
  );
const refused = (story: Story, now: string, overrides = {}, county = protocol) => {
  const draft = story.draft(now, careManager);
  const refusal = refusalOf(() =>
    reportSignificantEvent(draft, body(overrides), careManager, county, policy.aot),
  );
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

describe('events that nobody acknowledged', () => {
  const climb = (story: Story, local: string) => {
    const draft = story.draft(newYorkInstant(local));
    climbUnawaited(draft, policy);
    if (draft.changed) story.keep(draft);
    return story.toldLast.filter((told) => told.startsWith('significantEventUnread'));
  };
  const kind = 'significantEventAcknowledgement';
  const acknowledged = (story: Story) =>
    (story.case.aot?.significantEvents ?? []).map(
      (event) => acknowledgementOf(event, story.case.aot ?? {})?.acknowledgedAt,
    );
  const second = { occurredAt: '2026-03-01T03:00:00.000Z' };

  it('are one work item of the county, however many there are', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    const [item] = [...story.workItems.values()].filter((found) => found.kind === kind);
    for (let minute = 1; minute < 30; minute += 1)
      report(story, openedAt, { occurredAt: addElapsed('2026-03-01T03:00:00.000Z', minute, 'minutes') });
    expect([...story.workItems.values()].filter((found) => found.kind === kind)).toEqual([item]);
    expect(story.notices.filter((notice) => notice.kind === 'significantEvent')).toHaveLength(30);
    expect(story.case.aot?.unreadEvents).toBe(30);
  });

  it('are reminded of from the next day on, once a day, and OMH hears of them too', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    expect(climb(story, '2026-03-02T23:59')).toEqual([]);
    expect(climb(story, '2026-03-03T05:00')).toEqual(['significantEventUnread to spoa:suffolk']);
    const reminded = story.notices.length;
    climb(story, '2026-03-03T06:00');
    expect(story.notices).toHaveLength(reminded);
    expect(climb(story, '2026-03-04T05:00')).toEqual([
      'significantEventUnread to spoa:suffolk',
      'significantEventUnread to state:omh',
    ]);
  });

  it('are acknowledged all at once, and what is reported later is asked for anew', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    report(story, openedAt, second);
    const at = addElapsed(openedAt, 3, 'hours');
    story.answer(at, spoa, { kind, decision: 'acknowledge' });
    expect(acknowledged(story)).toEqual([at, at]);
    expect(story.item(kind)).toMatchObject({ status: 'done', outcome: 'acknowledged' });
    expect(story.eventOf('significantEventsAcknowledged').details).toEqual({ upTo: 'E2' });
    report(story, at, { occurredAt: '2026-03-01T04:00:00.000Z' });
    expect(acknowledged(story)).toEqual([at, at, undefined]);
    expect(story.item(kind).status).toBe('open');
  });

  it('are done with when each was acknowledged by its own notice', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    report(story, openedAt, second);
    const notices = story.notices.filter((notice) => notice.kind === 'significantEvent');
    for (const [index, notice] of notices.entries()) {
      expect(story.item(kind).status).toBe('open');
      const at = addElapsed(openedAt, index + 1, 'hours');
      story.decide(at, (draft) => acknowledge(draft, notice, spoa), spoa);
    }
    expect(story.item(kind)).toMatchObject({ status: 'done', outcome: 'acknowledged' });
    expect(story.case.aot?.unreadEvents).toBe(0);
  });

  it('are acknowledged by answering the reminder as well, but not by OMH reading a copy, nor by an old reminder', () => {
    const story = aCaseOnAot();
    report(story, openedAt);
    climb(story, '2026-03-03T05:00');
    climb(story, '2026-03-04T05:00');
    const reminders = story.notices.filter((notice) => notice.kind === 'significantEventUnread');
    const ofOmh = reminders.find(({ to }) => to.role === 'state');
    const [first, latest] = reminders.filter(({ to }) => to.role === 'spoa');
    if (!first || !latest || !ofOmh) throw new Error('Nobody was reminded.');
    const at = newYorkInstant('2026-03-04T09:00');
    const omh = aPersonOf('state', 'omh');
    story.decide(at, (draft) => acknowledge(draft, ofOmh, omh), omh);
    expect(acknowledged(story)).toEqual([undefined]);
    story.decide(at, (draft) => acknowledge(draft, latest, spoa), spoa);
    expect(acknowledged(story)).toEqual([at]);
    const later = newYorkInstant('2026-03-05T09:00');
    story.decide(later, (draft) => acknowledge(draft, theNotice(story), spoa), spoa);
    expect(acknowledged(story)).toEqual([at]);
    report(story, later, { occurredAt: openedAt, awareAt: later });
    story.decide(later, (draft) => acknowledge(draft, first, spoa), spoa);
    expect(acknowledged(story)).toEqual([at, undefined]);
  });
});

it('figures count per agency what was reported: on time, late, and on time though it stood late; and what was not', () => {
  const story = aCaseOnAot();
  report(story, openedAt);
  report(story, addElapsed(openedAt, 25, 'hours'), { occurredAt: openedAt, lateReason: 'The flood.' });
  const owed = { eventId: 'E9', kind: 'missing', occurredAt: openedAt, awareAt: openedAt, dueAt: openedAt };
  story.case.aot?.significantEvents.push(
    { ...owed, enteredAt: openedAt },
    { ...owed, enteredAt: openedAt, agency: 'harbor-cma' },
  );
  // Reported while no agency had the person yet.
  story.decide(openedAt, (draft) => {
    noteFigures(draft, { dueAt: openedAt }, openedAt);
    const enteredLate = { agency: 'harbor-cma', dueAt: openedAt, correctedAt: openedAt };
    noteFigures(draft, enteredLate, openedAt);
    noteFigures(draft, enteredLate, openedAt);
    uncount(draft, enteredLate, openedAt);
    draft.record('consentChanged', { status: 'signed' });
  });
  expect(onTimeFigures(story.case.aot ?? aotRecordSchema.parse({}))).toEqual({
    'harbor-cma': { count: 4, onTime: 1, late: 1, corrected: 1, unreported: 1 },
    unknown: { count: 2, onTime: 1, late: 0, corrected: 0, unreported: 1 },
  });
});
