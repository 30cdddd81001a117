/** Four face-to-face contacts in the month: what counts, whose minimum, what pace, and which efforts were reported. */
import { describe, expect, it } from '@jest/globals';
import { aotMonthFacts, isAotMonth, monthOf } from '../../../domain/aot/aot-month.ts';
import type { Contact } from '../../../domain/case/contact.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { anOrder, aotProtocolFor, protocol } from '../../fixtures/aot-fixture.ts';
import { careManager, newYorkInstant } from '../../fixtures/draft-fixture.ts';

const under = (overrides: Parameters<typeof anOrder>[0] = {}) => ({
  aot: aotRecordSchema.parse({
    orders: [anOrder({ from: '2026-03-01', until: '2027-02-28', ...overrides })],
  }),
});
const contact = (local: string, overrides: Partial<Contact> = {}): Contact => ({
  contactId: `C-${local}`,
  caseId: 'WH-7K3M-9QXA-22PD',
  at: newYorkInstant(local),
  method: 'faceToFace',
  outcome: 'made',
  by: careManager,
  enteredAt: newYorkInstant(local),
  ...overrides,
});
const facts = (contacts: Contact[], now = '2026-03-31T23:59', record = under(), county = protocol) =>
  aotMonthFacts(record, contacts, '2026-03', county, newYorkInstant(now));

describe('what counts', () => {
  it('four face-to-face contacts make the month', () => {
    const made = ['2026-03-01T00:00', '2026-03-10T12:00', '2026-03-20T12:00', '2026-03-31T23:59'].map((at) =>
      contact(at),
    );
    expect(facts(made)).toEqual({
      month: '2026-03',
      active: true,
      activeDays: 31,
      minimum: 4,
      made: 4,
      expectedByNow: 4,
      shortBy: 0,
      sameDayContacts: [],
      efforts: 0,
      effortsReportedToLgu: 0,
    });
  });

  it('the months of New York decide, not those of UTC', () => {
    expect(facts([contact('2026-02-28T23:59'), contact('2026-04-01T00:00')]).made).toBe(0);
  });

  it('video, telephone and attempts do not count', () => {
    const others = (['video', 'phone', 'text', 'mail'] as const).map((method) =>
      contact('2026-03-05T12:00', { method }),
    );
    expect(facts([...others, contact('2026-03-05T12:00', { outcome: 'attempted' })])).toMatchObject({
      made: 0,
      shortBy: 4,
    });
  });

  it('two on one day both count and are flagged', () => {
    const twice = ['2026-03-05T09:00', '2026-03-05T15:00', '2026-03-05T18:00', '2026-03-06T09:00'];
    expect(facts(twice.map((at) => contact(at)))).toMatchObject({ made: 4, sameDayContacts: ['2026-03-05'] });
  });

  it('a stricter county has its way, and none can ask for less', () => {
    expect(facts([], undefined, under(), aotProtocolFor('schoharie', '2026-03-01')).minimum).toBe(5);
    const lax = { ...protocol, month: { ...protocol.month, faceToFaceContacts: 2 } };
    expect(facts([], undefined, under(), lax).minimum).toBe(4);
  });

  it('efforts are counted, and those of them that the county was told of', () => {
    const reportedToLguAt = newYorkInstant('2026-03-06T12:00');
    const tries = [
      contact('2026-03-05T12:00', { outcome: 'attempted' }),
      contact('2026-03-06T12:00', { outcome: 'attempted', reportedToLguAt }),
    ];
    expect(facts(tries)).toMatchObject({ efforts: 2, effortsReportedToLgu: 1 });
  });
});

describe('the pace', () => {
  it.each([
    ['2026-03-01T12:00', 0],
    ['2026-03-08T12:00', 1],
    ['2026-03-16T12:00', 2],
    ['2026-03-30T12:00', 3],
    ['2026-03-31T12:00', 4],
    ['2026-05-31T12:00', 4],
  ])('by %s is %d', (now, expected) => {
    expect(facts([], now).expectedByNow).toBe(expected);
  });

  it('is spread over the days on which the order is active', () => {
    const record = under({ from: '2026-03-17' });
    expect(facts([], '2026-03-16T12:00', record)).toMatchObject({ expectedByNow: 0, activeDays: 15 });
    expect(facts([], '2026-03-20T12:00', record).expectedByNow).toBe(1);
  });
});

describe('an AOT month', () => {
  it.each([
    [{}, true],
    [{ from: '2026-03-31' }, true],
    [{ from: '2025-03-01', until: '2026-03-01' }, true],
    [{ from: '2026-04-01' }, false],
    [{ endedAt: newYorkInstant('2026-03-01T00:00') }, false],
  ])('is one in which the order %j was active on any day: %s', (overrides, active) => {
    const record = under(overrides);
    expect(facts([], undefined, record).active).toBe(active);
    expect(isAotMonth(record, newYorkInstant('2026-03-20T12:00'))).toBe(active);
  });

  it('is none without an order', () => {
    expect(facts([], undefined, under({ verification: 'rejected' }))).toMatchObject({
      active: false,
      expectedByNow: 0,
    });
  });
});

it('a month is New York’s', () => {
  expect(monthOf('2026-04-01T03:59:59.000Z')).toBe('2026-03');
});
