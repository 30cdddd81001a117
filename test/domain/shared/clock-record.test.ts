import { describe, it, expect } from '@jest/globals';
import {
  clockKinds,
  type ClockRecord,
  clockRecordSchema,
  isClockKind,
  isLate,
  isRunning,
} from '../../../domain/shared/clock-record.ts';

const due = '2026-03-08T22:00:00.000Z';
const before = '2026-03-08T21:59:59.999Z';
const after = '2026-03-08T22:00:00.001Z';

const aClock = (overrides: Partial<ClockRecord> = {}): ClockRecord =>
  clockRecordSchema.parse({
    kind: 'faceToFaceContact',
    anchor: '2026-03-06T22:00:00.000Z',
    anchorKind: 'dischargedAt',
    due,
    ruleId: 'HHP-CONTACT-01',
    basis: 'required',
    zone: 'America/New_York',
    moves: [],
    ...overrides,
  });

describe('a clock', () => {
  it.each([
    ['runs on time until its due instant', {}, before, false],
    ['at its due instant is not late yet', {}, due, false],
    ['runs late a millisecond later', {}, after, true],
    ['met in time stays in time however much later one looks', { metAt: before }, after, false],
    ['met at its due instant is in time', { metAt: due }, after, false],
    ['met late stays late', { metAt: after }, after, true],
    ['stopped in time is not late', { stoppedAt: before }, after, false],
    ['stopped unmet at its due instant, as a lapsed offer is, is late', { stoppedAt: due }, due, true],
    ['stopped past due stays late', { stoppedAt: after }, after, true],
  ])('that %s', (_consequence, overrides, now, late) => {
    expect(isLate(aClock(overrides), now)).toBe(late);
  });

  it.each([
    ['neither met nor stopped runs', {}, true],
    ['met has ended', { metAt: before }, false],
    ['stopped has ended', { stoppedAt: before }, false],
  ])('that is %s', (_state, overrides, running) => {
    expect(isRunning(aClock(overrides))).toBe(running);
  });

  it('has a known kind', () => {
    expect(clockKinds.every(isClockKind)).toBe(true);
    expect(isClockKind('discharge')).toBe(false);
  });
});
