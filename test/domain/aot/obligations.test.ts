/** The dated duties of orders: what, whose, from when and by when, to the day and over changes of the clocks. */
import { describe, expect, it } from '@jest/globals';
import type { AotOrder } from '../../../domain/case/aot-record.ts';
import { aotObligations } from '../../../domain/aot/obligations.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { aCaseUnder, anOrder, protocol } from '../../fixtures/aot-fixture.ts';
import { anAgency, harbor, newYorkInstant, newYorkTime } from '../../fixtures/draft-fixture.ts';

const now = newYorkInstant('2026-03-02T12:00');
const opened = { openedAt: newYorkInstant('2024-01-01T00:00') };
const assignment: CaseRecord['assignment'] = {
  round: 1,
  candidates: [],
  asked: [],
  agency: 'harbor-cma',
  acceptedAt: newYorkInstant('2026-02-01T12:00'),
};
const served = { ...opened, assignment };

const duties = (record: CaseRecord, at = now, agency = harbor) =>
  aotObligations(record, at, protocol, agency).map(({ obligationId, owner, opensAt, dueAt }) => ({
    id: obligationId,
    owner: `${owner.role}:${owner.org}`,
    opens: newYorkTime(opensAt),
    due: newYorkTime(dueAt),
  }));
const duty = (id: string, orders: AotOrder[], at = now, overrides: Partial<CaseRecord> = served) =>
  duties(aCaseUnder(orders, overrides), at).find((found) => found.id === id);

it('an order of a year brings these duties', () => {
  expect(duties(aCaseUnder([anOrder()], served))).toEqual([
    { id: 'aotReportToOmh:O1', owner: 'spoa:suffolk', opens: '2026-03-02T00:00', due: '2026-03-06T00:00' },
    {
      id: 'cairsReport:O1:baseline',
      owner: 'cma:harbor-cma',
      opens: '2026-03-02T00:00',
      due: '2026-04-02T00:00',
    },
    {
      id: 'cairsReport:O1:month6',
      owner: 'cma:harbor-cma',
      opens: '2026-08-03T00:00',
      due: '2026-09-03T00:00',
    },
    {
      id: 'tellHealthHomeOfAot:O1:harbor-cma:ordered',
      owner: 'cma:harbor-cma',
      opens: '2026-03-02T10:00',
      due: '2026-03-03T10:00',
    },
    { id: 'aotFirstContact:O1', owner: 'cma:harbor-cma', opens: '2026-03-02T00:00', due: '2026-03-10T00:00' },
    {
      id: 'aotReview:O1:2027-03-01',
      owner: 'spoa:suffolk',
      opens: '2026-12-17T00:00',
      due: '2027-01-01T00:00',
    },
  ]);
});

describe('one week to the first contact', () => {
  it.each([
    // The clocks go forward on 8 March 2026 and back on 1 November 2026: the week ends at midnight all the same.
    ['2026-03-05', '2026-03-13T00:00', 7 * 24 + 23],
    ['2026-10-29', '2026-11-06T00:00', 7 * 24 + 25],
    ['2026-05-04', '2026-05-12T00:00', 8 * 24],
  ])('of an order of %s ends at %s, %d hours after its day began', (from, due, hours) => {
    const [found] = aotObligations(aCaseUnder([anOrder({ from })], served), now, protocol).filter(
      ({ kind }) => kind === 'aotFirstContact',
    );
    expect(found && newYorkTime(found.dueAt)).toBe(due);
    expect(found && (Date.parse(found.dueAt) - Date.parse(found.anchor)) / 3_600_000).toBe(hours);
  });
});

it.each([
  ['2026-03-05', '2026-03-09T00:00'],
  ['2026-10-30', '2026-11-03T00:00'],
  ['2026-12-30', '2027-01-03T00:00'],
  ['2028-02-27', '2028-03-02T00:00'],
])('three days from an order of %s are over at %s', (orderedOn, due) => {
  expect(duty('aotReportToOmh:O1', [anOrder({ orderedOn, from: orderedOn, until: '2028-12-01' })])?.due).toBe(
    due,
  );
});

it('counts from the day on which the court made the order, not from its first day', () => {
  const order = anOrder({ orderedOn: '2026-02-27' });
  expect(duty('aotReportToOmh:O1', [order])?.due).toBe('2026-03-03T00:00');
});

describe('CAIRS every six months', () => {
  const dues = (from: string, until: string, at = now) =>
    duties(aCaseUnder([anOrder({ from, until })], served), at)
      .filter(({ id }) => id.startsWith('cairsReport'))
      .map(({ id, due }) => `${id.split(':')[2] ?? ''} ${due.slice(0, 10)}`);

  it.each([
    ['2026-08-31', '2027-08-30', ['baseline 2026-10-01', 'month6 2027-03-01']],
    ['2027-08-31', '2028-08-31', ['baseline 2027-10-01', 'month6 2028-03-01', 'month12 2028-09-01']],
    ['2026-03-02', '2026-09-01', ['baseline 2026-04-02']],
    ['2026-03-02', '2026-09-02', ['baseline 2026-04-02', 'month6 2026-09-03']],
  ])('from %s to %s is due by the day before %j', (from, until, expected) => {
    expect(dues(from, until)).toEqual(expected);
  });

  it('31 August and six months is the last of February, whole', () => {
    const day = duty('cairsReport:O1:month6', [anOrder({ from: '2027-08-31', until: '2028-08-31' })]);
    expect(day?.due).toBe('2028-03-01T00:00');
    expect(duty('cairsReport:O1:month12', [anOrder({ from: '2027-08-31', until: '2028-08-31' })])?.due).toBe(
      '2028-09-01T00:00',
    );
  });

  it('closes when the order is over', () => {
    expect(dues('2026-03-02', '2026-06-01', newYorkInstant('2026-06-02T00:00'))).toContain(
      'closing 2026-07-02',
    );
    expect(dues('2026-03-02', '2026-06-01', newYorkInstant('2026-06-01T23:59'))).not.toContain(
      'closing 2026-07-02',
    );
  });

  it('goes on over a renewal without a gap, and begins anew after one day', () => {
    const first = anOrder({ until: '2027-03-01' });
    const ids = (from: string) =>
      duties(aCaseUnder([first, anOrder({ orderId: 'O2', from, until: '2027-12-31' })], served))
        .map(({ id }) => id)
        .filter((id) => id.startsWith('cairsReport'));
    expect(ids('2027-03-02')).toEqual([
      'cairsReport:O1:baseline',
      'cairsReport:O1:month6',
      'cairsReport:O1:month12',
      'cairsReport:O1:month18',
    ]);
    expect(ids('2027-03-03')).toEqual([
      'cairsReport:O1:baseline',
      'cairsReport:O1:month6',
      'cairsReport:O2:baseline',
      'cairsReport:O2:month6',
    ]);
  });
});

describe('the review', () => {
  it('is due 60 days before the last day, and shown two weeks before that', () => {
    expect(duty('aotReview:O1:2027-03-01', [anOrder()])).toMatchObject({
      opens: '2026-12-17T00:00',
      due: '2027-01-01T00:00',
    });
  });

  it('of a short order is due at its half, and is shown no earlier than the order begins', () => {
    expect(duty('aotReview:O1:2026-04-01', [anOrder({ until: '2026-04-01' })])).toMatchObject({
      opens: '2026-03-03T00:00',
      due: '2026-03-18T00:00',
    });
    expect(duty('aotReview:O1:2026-03-12', [anOrder({ until: '2026-03-12' })])).toMatchObject({
      opens: '2026-03-02T00:00',
      due: '2026-03-08T00:00',
    });
  });

  it('is of the order that ends last, and none of one that the court ended', () => {
    const renewal = anOrder({ orderId: 'O2', from: '2026-06-01', until: '2026-09-01' });
    expect(duty('aotReview:O1:2027-03-01', [anOrder(), renewal])).toBeDefined();
    const ended = anOrder({ endedAt: newYorkInstant('2026-06-10T11:00') });
    expect(duties(aCaseUnder([ended], served)).some(({ id }) => id.startsWith('aotReview'))).toBe(false);
  });
});

describe('an order that an agency told of', () => {
  it('is confirmed before it is reported', () => {
    const order = anOrder({ verification: 'unverified', recordedAt: newYorkInstant('2026-03-06T12:00') });
    // Three times 24 hours from then, over the night on which the clocks go forward.
    expect(duty('confirmAotOrder:O1', [order])).toMatchObject({
      owner: 'spoa:suffolk',
      due: '2026-03-09T13:00',
    });
    expect(duty('aotReportToOmh:O1', [order])).toBeUndefined();
  });
});

describe('a transfer', () => {
  const none = anAgency({ aotAuthority: 'none' });
  const transfers = (agency = none, at = now) =>
    duties(aCaseUnder([anOrder()], served), at, agency).filter(({ id }) => id.startsWith('aotTransfer'));

  it('is the county’s to direct when the serving agency has no AOT authority', () => {
    expect(transfers()).toEqual([
      {
        id: 'aotTransfer:O1:harbor-cma',
        owner: 'spoa:suffolk',
        opens: '2026-03-02T10:00',
        due: '2026-03-09T10:00',
      },
    ]);
  });

  it.each(['legacy', 'stateAuthorized'] as const)('is not needed from a %s agency', (aotAuthority) => {
    expect(transfers(anAgency({ aotAuthority }))).toEqual([]);
  });

  it('is not asked for an agency that no longer serves, nor when the order is over', () => {
    expect(transfers(anAgency({ id: 'meadow-cma', aotAuthority: 'none' }))).toEqual([]);
    expect(transfers(none, newYorkInstant('2027-03-02T00:00'))).toEqual([]);
  });
});

describe('without an agency', () => {
  const unserved = { ...opened, assignment: { round: 0, candidates: [], asked: [] } };

  it('the county holds the person, and nobody tells a Health Home', () => {
    const found = aotObligations(aCaseUnder([anOrder()], unserved), now, protocol);
    expect(new Set(found.map(({ owner }) => owner.role))).toEqual(new Set(['spoa']));
    expect(found.some(({ kind }) => kind === 'tellHealthHomeOfAot')).toBe(false);
  });
});

describe('telling the Health Home', () => {
  it('counts from the acceptance when the agency came after the order', () => {
    const later = { ...assignment, acceptedAt: newYorkInstant('2026-03-10T09:00') };
    const found = duty('tellHealthHomeOfAot:O1:harbor-cma:ordered', [anOrder()], now, {
      ...opened,
      assignment: later,
    });
    expect(found).toMatchObject({ opens: '2026-03-10T09:00', due: '2026-03-11T09:00' });
  });

  it('is owed again when the order is over', () => {
    const found = duty(
      'tellHealthHomeOfAot:O1:harbor-cma:ended',
      [anOrder()],
      newYorkInstant('2027-03-02T00:00'),
    );
    expect(found).toMatchObject({ opens: '2027-03-02T00:00', due: '2027-03-03T00:00' });
  });
});

describe('duties that are not ours', () => {
  it('of an order that was over when it was recorded', () => {
    expect(duties(aCaseUnder([anOrder({ from: '2025-01-01', until: '2025-06-01' })], served))).toEqual([]);
  });

  it('unless the court ended it, which is recorded after the fact', () => {
    const ended = anOrder({ endedAt: newYorkInstant('2026-03-01T12:00') });
    expect(duties(aCaseUnder([ended], served))).not.toEqual([]);
  });

  it('that were due before the case was opened here', () => {
    const record = aCaseUnder([anOrder({ from: '2026-01-05', until: '2027-01-04' })], { assignment });
    expect(duties(record).map(({ id }) => id)).not.toContain('aotReportToOmh:O1');
    expect(duties(record).map(({ id }) => id)).toContain('cairsReport:O1:month6');
  });
});

it('the same record gives the same ids on every day', () => {
  const record = aCaseUnder([anOrder()], served);
  expect(duties(record, newYorkInstant('2026-07-07T07:00'))).toEqual(duties(record));
});
