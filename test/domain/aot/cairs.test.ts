/** The CAIRS export: a list of fields as data, answers as codes, JSON and CSV of the same. */
import { describe, expect, it } from '@jest/globals';
import { cairsAnswersSchema, cairsCsv, cairsFields, cairsJson } from '../../../domain/aot/cairs.ts';
import { careManager } from '../../fixtures/draft-fixture.ts';
import { byConsent, readingOn } from '../../fixtures/reader-fixture.ts';

const reader = readingOn(byConsent, 'ownCounty');

const report = {
  obligationId: 'cairsReport:O1:month6',
  dueAt: '2026-09-03T04:00:00.000Z',
  submittedAt: '2026-09-01T12:00:00.000Z',
  answers: { arrests: '0', livingSituation: 'ownHome' },
  by: careManager,
};

it('every code can stand in a cell: no comma, quote, line or formula', () => {
  for (const { id, codes } of cairsFields)
    for (const text of [id, ...codes]) expect(text).toMatch(/^[A-Za-z0-9]+$/);
});

it('CSV has one line a report, and an empty cell for what was not answered, and the day on which it was due', () => {
  const [header = '', line = '', end] = cairsCsv(cairsJson({ items: [report] }, reader)).split('\r\n');
  expect(header.split(',')).toHaveLength(4 + cairsFields.length);
  expect(line.split(',')).toHaveLength(4 + cairsFields.length);
  expect(line).toBe(
    'cairsReport:O1:month6,2026-09-03T04:00:00.000Z,2026-09-01T12:00:00.000Z,,,,,,,,0,,ownHome,,2026-09-02',
  );
  expect(end).toBe('');
});

it('JSON says that the item list is an assumption, and who sent it stays inside', () => {
  expect(cairsJson({ items: [report] }, reader)).toEqual({
    itemListIsAnAssumption: true,
    fields: cairsFields,
    reports: [expect.not.objectContaining({ by: careManager })],
  });
});

describe('answers', () => {
  it('are bounded', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, '0']));
    expect(cairsAnswersSchema.safeParse(many).success).toBe(false);
  });
});

it('a page says where the next one begins', () => {
  expect(cairsJson({ items: [report], cursor: 'next' }, reader).cursor).toBe('next');
});
