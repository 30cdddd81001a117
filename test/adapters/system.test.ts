/** The owners of time and chance, and their stand-ins for tests. */
import { expect, it } from '@jest/globals';
import {
  createCountingIdentifiers,
  createMemoryLog,
  createSettableClock,
} from '../../adapters/memory/ports.ts';
import { createIdentifiers } from '../../adapters/system/identifiers.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { caseIdSchema } from '../../domain/shared/identifiers.ts';

it('tells the time as an instant of fixed width', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
});

it('makes well-formed case references that differ', () => {
  const identifiers = createIdentifiers();
  const made = new Set(Array.from({ length: 500 }, () => identifiers.newCaseId()));
  expect(made.size).toBe(500);
  for (const id of made) expect(caseIdSchema.safeParse(id).success).toBe(true);
});

it('makes a reference of the random bytes that it is given', () => {
  const identifiers = createIdentifiers((size) => new Uint8Array(size).fill(31));
  expect(identifiers.newCaseId()).toBe('WH-ZZZZ-ZZZZ-ZZZZ');
});

it('counts references up for tests', () => {
  const identifiers = createCountingIdentifiers();
  expect(
    Array.from({ length: 33 }, () => identifiers.newCaseId()).filter((_, index) => index % 16 === 0),
  ).toEqual(['WH-0000-0000-0001', 'WH-0000-0000-000H', 'WH-0000-0000-0011']);
});

it('holds the clock where a test sets it', () => {
  const clock = createSettableClock('2026-03-02T15:00:00.000Z');
  expect(clock.now()).toBe('2026-03-02T15:00:00.000Z');
  clock.set('2026-03-03T15:00:00.000Z');
  expect(clock.now()).toBe('2026-03-03T15:00:00.000Z');
});

it('remembers what was logged', () => {
  const log = createMemoryLog();
  log.info('HHP1000', { operation: 'getCase', status: 200 });
  log.error('HHP5003', { error: 'TimeoutError' });
  log.count('OutboxStuck');
  expect(log.entries).toEqual([
    { level: 'info', code: 'HHP1000', fields: { operation: 'getCase', status: 200 } },
    { level: 'error', code: 'HHP5003', fields: { error: 'TimeoutError' } },
    { level: 'count', code: 'OutboxStuck', fields: {} },
  ]);
});
