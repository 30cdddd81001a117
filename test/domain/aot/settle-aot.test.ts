/** The daily round: duties opened once, reminded of once a day, taken back when they fall away; lapses that are seen. */
import { describe, expect, it } from '@jest/globals';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { settleAot } from '../../../domain/aot/settle-aot.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import {
  aCaseOnAot,
  anOrder,
  aCaseUnder,
  finds,
  protocol,
  putOrder,
  settleOn,
} from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  anAgency,
  careManager,
  harbor,
  newYorkInstant,
  policy,
  Story,
} from '../../fixtures/draft-fixture.ts';
import { aDirectory } from '../../fixtures/registry-fixture.ts';

const openKinds = (story: Story) =>
  [...story.workItems.values()]
    .filter(({ status, obligationId }) => status === 'open' && obligationId !== undefined)
    .map(({ kind }) => kind)
    .sort();
const seen = (at: string, method: 'faceToFace' | 'video' = 'faceToFace') => ({
  at,
  method,
  outcome: 'made' as const,
});

it('an order opens what is due from its first day, and tells the owners', () => {
  const story = aCaseOnAot();
  expect(openKinds(story)).toEqual([
    'aotFirstContact',
    'aotReportToOmh',
    'cairsReport',
    'tellHealthHomeOfAot',
  ]);
  expect(story.toldLast).toEqual([
    'aotOrderRecorded to spoa:suffolk',
    'aotReportToOmhDue to spoa:suffolk',
    'cairsReportDue to cma:harbor-cma',
    'tellHealthHomeDue to cma:harbor-cma',
    'aotFirstContactDue to cma:harbor-cma',
  ]);
  expect(story.case.clocks.find(({ kind }) => kind === 'aotFirstContact')).toMatchObject({
    anchorKind: 'orderedOn',
    due: newYorkInstant('2026-03-10T00:00'),
    ruleId: 'HHP-AFC-01',
  });
});

it('run again before the next rung it changes nothing', () => {
  const story = aCaseOnAot();
  story.answer(
    openedAt,
    careManager,
    { kind: 'nameCareManager', careManager: 'cm-ada' },
    agencies,
    aDirectory(),
  );
  expect(finds(story, openedAt)).toBe(false);
  const overdue = newYorkInstant('2026-03-12T05:00');
  settleOn(story, overdue);
  expect(finds(story, overdue)).toBe(false);
  expect(finds(story, newYorkInstant('2026-03-12T10:59'))).toBe(false);
  // The Health Home was to be told by 10:00; the clocks changed since.
  expect(finds(story, newYorkInstant('2026-03-12T11:00'))).toBe(true);
});

it('what is overdue is reminded of once a day, with its owner and the county told', () => {
  const story = aCaseOnAot();
  settleOn(story, newYorkInstant('2026-03-10T05:00'));
  expect(story.toldLast).toContain('aotFirstContactOverdue to cma:harbor-cma');
  expect(story.toldLast).toContain('aotFirstContactOverdue to spoa:suffolk');
  expect(story.item('aotFirstContact')).toMatchObject({ rungsClimbed: 1 });
  expect(story.case.clocks.find(({ kind }) => kind === 'aotFirstContact')?.overdueSince).toBe(
    newYorkInstant('2026-03-10T00:00'),
  );
  settleOn(story, newYorkInstant('2026-03-11T00:00'));
  expect(story.item('aotFirstContact')).toMatchObject({ rungsClimbed: 2 });
});

it('what the county itself leaves lying is told to OMH from the second day on', () => {
  const story = aCaseOnAot();
  settleOn(story, newYorkInstant('2026-03-06T05:00'));
  expect(story.toldLast).toContain('aotReportToOmhOverdue to spoa:suffolk');
  expect(story.toldLast).not.toContain('aotReportToOmhOverdue to state:omh');
  settleOn(story, newYorkInstant('2026-03-07T05:00'));
  expect(story.toldLast).toContain('aotReportToOmhOverdue to state:omh');
  expect(story.toldLast).not.toContain('aotFirstContactOverdue to state:omh');
});

it('the due instant itself is the first rung, as it is of every ladder', () => {
  const story = aCaseOnAot();
  settleOn(story, newYorkInstant('2026-03-09T23:59'));
  expect(story.toldLast).not.toContain('aotFirstContactOverdue to cma:harbor-cma');
  settleOn(story, newYorkInstant('2026-03-10T00:00'));
  expect(story.toldLast).toContain('aotFirstContactOverdue to cma:harbor-cma');
});

describe('the first contact', () => {
  it('is met by the first contact face to face, and by no video', () => {
    const story = aCaseOnAot();
    const at = newYorkInstant('2026-03-04T10:00');
    story.decide(
      at,
      (draft) => recordContact(draft, seen(at, 'video'), careManager, policy.aot, 'body'),
      careManager,
    );
    expect(story.item('aotFirstContact').status).toBe('open');
    story.decide(at, (draft) => recordContact(draft, seen(at), careManager, policy.aot, 'body'), careManager);
    expect(story.item('aotFirstContact')).toMatchObject({
      status: 'done',
      outcome: 'contacted',
      late: false,
    });
    story.decide(at, (draft) => recordContact(draft, seen(at), careManager, policy.aot, 'body'), careManager);
    expect(story.case.clocks.filter(({ kind }) => kind === 'aotFirstContact')).toHaveLength(1);
  });

  it('after the week is late, and recorded all the same', () => {
    const story = aCaseOnAot();
    const at = newYorkInstant('2026-03-10T00:01');
    story.decide(at, (draft) => recordContact(draft, seen(at), careManager, policy.aot, 'body'), careManager);
    expect(story.item('aotFirstContact')).toMatchObject({ status: 'done', late: true });
  });

  it('may have been made before the order was put on record', () => {
    const story = aCaseAccepted();
    for (const local of ['2026-03-04T12:00', '2026-03-03T12:00', '2026-03-01T12:00'])
      story.decide(newYorkInstant('2026-03-04T13:00'), (draft) =>
        recordContact(draft, seen(newYorkInstant(local)), careManager, policy.aot, 'body'),
      );
    putOrder(story, newYorkInstant('2026-03-05T09:00'));
    expect(story.item('aotFirstContact')).toMatchObject({
      status: 'done',
      completedAt: newYorkInstant('2026-03-03T12:00'),
    });
  });
});

it('a corrected order moves its open work and its clock, and keeps the history', () => {
  const story = aCaseOnAot();
  settleOn(story, newYorkInstant('2026-03-10T05:00'));
  putOrder(story, newYorkInstant('2026-03-10T09:00'), { orderId: 'O1', orderedOn: '2026-03-06' });
  const due = newYorkInstant('2026-03-14T00:00');
  expect(story.item('aotFirstContact')).toMatchObject({ status: 'open', dueAt: due, rungsClimbed: 0 });
  expect(story.item('aotReportToOmh').dueAt).toBe(newYorkInstant('2026-03-10T00:00'));
  const clock = story.case.clocks.find(({ kind }) => kind === 'aotFirstContact');
  expect(clock).toMatchObject({
    due,
    moves: [{ due: newYorkInstant('2026-03-10T00:00'), reason: 'orderCorrected' }],
  });
  expect(clock).not.toHaveProperty('overdueSince');
});

describe('a renewal', () => {
  it('on record completes the review', () => {
    const story = aCaseOnAot();
    settleOn(story, newYorkInstant('2026-12-20T05:00'));
    expect(openKinds(story)).toContain('aotReview');
    putOrder(story, newYorkInstant('2026-12-21T10:00'), {
      from: '2027-03-02',
      until: '2028-03-01',
      renews: 'O1',
    });
    expect(story.item('aotReview')).toMatchObject({ status: 'done', outcome: 'renewed' });
  });

  it('is not a correction of the order’s last day: that is reviewed anew', () => {
    const story = aCaseOnAot();
    settleOn(story, newYorkInstant('2026-12-20T05:00'));
    const first = story.item('aotReview').workItemId;
    putOrder(story, newYorkInstant('2026-12-21T10:00'), { orderId: 'O1', until: '2027-02-20' });
    expect(story.workItems.get(first)?.status).toBe('cancelled');
    expect(story.item('aotReview')).toMatchObject({
      status: 'open',
      obligationId: 'aotReview:O1:2027-02-20',
    });
  });
});

describe('a lapse', () => {
  const lapsed = () => {
    const story = aCaseOnAot();
    settleOn(story, newYorkInstant('2027-03-02T05:00'));
    return story;
  };

  it('is told once, moves the strand, and takes back what an order alone owes', () => {
    const story = lapsed();
    expect(story.toldLast).toEqual(
      expect.arrayContaining([
        'aotOrderLapsed to spoa:suffolk',
        'aotOrderLapsed to cma:harbor-cma',
        'aotOrderLapsed to healthHome:tide-health-home',
      ]),
    );
    expect(story.case.strands.aot).toBe('expired');
    expect(story.item('aotFirstContact').status).toBe('cancelled');
    expect(story.case.clocks.find(({ kind }) => kind === 'aotFirstContact')?.stoppedAt).toBeDefined();
    expect(openKinds(story)).toEqual(
      expect.arrayContaining(['aotReportToOmh', 'cairsReport', 'tellHealthHomeOfAot']),
    );
    expect(finds(story, newYorkInstant('2027-03-02T06:00'))).toBe(false);
  });

  it('stays told when the lapsed order is corrected in another respect', () => {
    const story = lapsed();
    putOrder(story, newYorkInstant('2027-03-03T10:00'), { orderId: 'O1', court: 'Another court' });
    expect(story.toldLast).not.toContain('aotOrderLapsed to spoa:suffolk');
    putOrder(story, newYorkInstant('2027-03-03T11:00'), { orderId: 'O1', until: '2027-02-27' });
    expect(story.toldLast).toContain('aotOrderLapsed to spoa:suffolk');
  });

  it('is not the end: an order recorded afterwards begins a new continuous order', () => {
    const story = lapsed();
    putOrder(story, newYorkInstant('2027-03-10T10:00'), { from: '2027-03-09', until: '2028-03-08' });
    expect(story.case.strands.aot).toBe('active');
    expect(story.item('aotFirstContact')).toMatchObject({
      status: 'open',
      obligationId: 'aotFirstContact:O2',
    });
  });

  it('of an order that the court ended is told too', () => {
    const story = aCaseOnAot();
    const at = newYorkInstant('2026-06-10T11:00');
    putOrder(story, at, { orderId: 'O1', ended: { at, reason: 'vacated' } });
    expect(story.toldLast).toContain('aotOrderLapsed to spoa:suffolk');
    expect(story.case.strands.aot).toBe('expired');
  });

  it('of a renewed order is its renewal’s', () => {
    const story = aCaseOnAot();
    putOrder(story, newYorkInstant('2026-12-21T10:00'), { from: '2026-12-01', until: '2027-02-01' });
    settleOn(story, newYorkInstant('2027-03-02T05:00'));
    expect(story.case.aot?.orders.map(({ lapseToldAt }) => lapseToldAt !== undefined)).toEqual([true, false]);
  });

  it('is told without a Health Home where none is known', () => {
    const story = aCaseBeforeTheSpoa();
    putOrder(story, openedAt);
    settleOn(story, newYorkInstant('2027-03-02T05:00'));
    expect(story.toldLast.filter((told) => told.startsWith('aotOrderLapsed'))).toEqual([
      'aotOrderLapsed to spoa:suffolk',
    ]);
  });

  it('long before the case was opened here is nobody’s news', () => {
    const story = new Story(aCaseUnder([anOrder({ from: '2025-06-01', until: '2025-12-01' })]));
    settleOn(story, openedAt);
    expect(story.told).toEqual([]);
    expect(story.case.strands.aot).toBe('expired');
  });

  it('more than a year ago leaves no trace on the strand', () => {
    const story = new Story(aCaseUnder([anOrder({ from: '2024-01-01', until: '2024-06-01' })]));
    settleOn(story, openedAt);
    expect(story.case.strands.aot).toBe('none');
  });
});

it('an order to come is on record, and active from its first day', () => {
  const story = aCaseAccepted();
  putOrder(story, openedAt, { from: '2026-03-10', until: '2027-03-09' });
  expect(story.case.strands.aot).toBe('none');
  settleOn(story, newYorkInstant('2026-03-10T05:00'));
  expect(story.case.strands.aot).toBe('active');
  expect(openKinds(story)).toContain('aotFirstContact');
});

it('a confirmation asked of the county is done when the county records the order itself', () => {
  const story = aCaseAccepted();
  putOrder(story, openedAt, {}, careManager);
  expect(openKinds(story)).toContain('confirmAotOrder');
  putOrder(story, openedAt, { orderId: 'O1' });
  expect(story.item('confirmAotOrder')).toMatchObject({ status: 'done', outcome: 'confirmed' });
  expect(openKinds(story)).toContain('aotReportToOmh');
});

it('a transfer falls away when the State authorises the agency', () => {
  const story = aCaseOnAot({}, anAgency({ aotAuthority: 'none' }));
  expect(story.toldLast).toContain('aotTransferDue to spoa:suffolk');
  settleOn(story, newYorkInstant('2026-03-03T05:00'), anAgency({ aotAuthority: 'stateAuthorized' }));
  expect(story.item('aotTransfer').status).toBe('cancelled');
});

it('the end of a case ends the search that is under way, and leaves one that had ended as it was', () => {
  const search = (number: number, ended: object) => ({
    type: 'aotDiligentSearch',
    number,
    epoch: 1,
    epochStartedAt: openedAt,
    openedAt,
    anchor: openedAt,
    ...ended,
  });
  const before = { endedAt: '2026-03-01T15:00:00.000Z', endReason: 'located' };
  const story = aCaseOnAot();
  story.decide(openedAt, (draft) => {
    draft.case.aot = aotRecordSchema.parse({
      ...draft.case.aot,
      searches: [search(1, before), search(2, {})],
    });
    closeCase(draft, 'moved', []);
  });
  expect(story.case.aot?.searches).toMatchObject([before, { endedAt: openedAt, endReason: 'caseClosed' }]);
});

it('a closed case is left alone', () => {
  const story = aCaseOnAot();
  story.decide(openedAt, (draft) => closeCase(draft, 'moved', []));
  expect(finds(story, newYorkInstant('2027-03-02T05:00'))).toBe(false);
});

describe('a county that settles for itself how long a person may be out of reach', () => {
  const hours = (count: number) => ({ count, unit: 'hours' as const });
  const strict = {
    ...policy.aot,
    waits: { ...policy.aot.waits, credibleContact: { ...policy.aot.waits.credibleContact, due: hours(12) } },
  };

  it('has its own policy followed by the daily round, not the default one', () => {
    const story = aCaseOnAot();
    const body = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
    const context = { policy: strict, omhReportRequired: false };
    story.decide(openedAt, (draft) => raiseConcern(draft, body, careManager, context), careManager);
    story.decide(addElapsed(openedAt, 13, 'hours'), (draft) =>
      settleAot(draft, { protocol, policy: strict, agency: harbor }),
    );
    expect(story.case.aot?.searches[0]?.deemedMissingAt).toBe(addElapsed(openedAt, 12, 'hours'));
  });
});
