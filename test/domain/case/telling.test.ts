/** What tells two steps of one instant and one author apart, and what does not. */
import { describe, expect, it } from '@jest/globals';
import { partOfTelling } from '../../../domain/case/telling.ts';
import { searchStepBodySchema } from '../../../domain/case/search-step.ts';
import { openedAt as occurredAt } from '../../fixtures/case-fixture.ts';
import { careManager, spoa } from '../../fixtures/draft-fixture.ts';

const attempt = { kind: 'attempt', occurredAt, method: 'call', target: 'hospital', outcome: 'noInformation' };
const report = {
  kind: 'policeMissingPersonReport',
  occurredAt,
  requestedOf: 'nypd',
  vulnerableAdultAlertAskedFor: false,
  result: 'filed',
};
const call = { kind: 'lguCommunication', occurredAt, channel: 'phone', agreedFollowUp: 'An invented plan.' };
const nameOf = (body: object, by = careManager) =>
  partOfTelling({ fact: 'searchStep', body: searchStepBodySchema.parse(body) }, by).id;

describe('the natural key of a step', () => {
  it.each([
    ['an attempt in another way', attempt, { method: 'visit' }],
    ['an attempt to reach another', attempt, { target: 'police' }],
    ['an attempt of a colleague', attempt, { staff: 'a-colleague' }],
    ['another step of the checklist', attempt, { checklistStep: 'pharmacy' }],
    ['another kind of step', attempt, { kind: 'reengagementAttempt' }],
    ['a report to other police', report, { requestedOf: 'sheriff' }],
    ['a word to the county by another channel', call, { channel: 'email' }],
    ['a step of another hour', call, { occurredAt: '2026-03-02T16:00:00Z' }],
  ])('has %s as another', (_what, body, change) => {
    expect(nameOf({ ...body, ...change })).not.toBe(nameOf(body));
  });

  it.each([
    ['the outcome', attempt, { outcome: 'lead' }],
    ['the result', report, { result: 'pending' }],
    ['words', call, { agreedFollowUp: 'Another invented plan.' }],
  ])('has what differs in %s alone as the same, told otherwise', (_what, body, change) => {
    expect(nameOf({ ...body, ...change })).toBe(nameOf(body));
  });

  it('has one of another author as another', () => {
    expect(nameOf(attempt, spoa)).not.toBe(nameOf(attempt));
  });
});
