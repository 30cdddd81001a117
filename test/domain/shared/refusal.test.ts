import { describe, it, expect } from '@jest/globals';
import { refuseFuture } from '../../../domain/shared/guards.ts';
import { addElapsed, instantFromMs, epochMs } from '../../../domain/shared/instant.ts';
import { ConcurrentWrite, PersonAlreadyReferred, UnknownCursor } from '../../../domain/ports/ports.ts';
import { Refused, notFound, refusalStatus } from '../../../domain/shared/refusal.ts';
import { WorkflowSignal, workflowSignals } from '../../../domain/shared/workflow-signal.ts';
import { refusalOf } from '../../fixtures/draft-fixture.ts';

const now = '2026-03-06T22:00:00.000Z';

describe('a refusal', () => {
  it('has the code as its message, since messages reach logs and details need not', () => {
    const refused = new Refused({ kind: 'rule', code: 'inTheFuture', detail: 'Private.', next: 'Wait.' });
    expect(refused.message).toBe('inTheFuture');
    expect(refused.name).toBe('Refused');
  });

  it('every kind has a status of its own in the 400s', () => {
    const statuses = Object.values(refusalStatus);
    expect(new Set(statuses).size).toBe(statuses.length);
    for (const status of statuses) expect(Math.floor(status / 100)).toBe(4);
  });

  it('unknown and foreign ids get one answer, which says nothing about what exists', () => {
    expect(notFound().refusal).toEqual(notFound().refusal);
    expect(notFound().refusal).toMatchObject({ kind: 'notFound', code: 'notFound' });
  });
});

describe('a fact that is reported', () => {
  it.each([
    ['in the past', addElapsed(now, -1, 'days')],
    ['now', now],
    ['five minutes ahead, which is taken for a clock that differs', addElapsed(now, 5, 'minutes')],
  ])('is accepted %s', (_when, at) => {
    expect(() => refuseFuture(at, now, 'body.at', 'HHP-CONTACT-02')).not.toThrow();
  });

  it('is refused a millisecond later, with the rule and the field', () => {
    const at = instantFromMs(epochMs(now) + 5 * 60_000 + 1);
    expect(refusalOf(() => refuseFuture(at, now, 'body.at', 'HHP-CONTACT-02'))).toMatchObject({
      kind: 'rule',
      code: 'inTheFuture',
      ruleId: 'HHP-CONTACT-02',
      errors: [{ field: 'body.at' }],
    });
  });
});

describe('what is thrown between the layers', () => {
  it.each(workflowSignals)('the signal %s has the name that the state machine catches', (signal) => {
    expect(new WorkflowSignal(signal)).toMatchObject({ name: signal, message: signal });
  });

  it.each([
    [new ConcurrentWrite('Somebody else wrote first.'), 'ConcurrentWrite'],
    [new UnknownCursor(), 'UnknownCursor'],
    [new PersonAlreadyReferred('WH-7K3M-9QXA-22PD'), 'PersonAlreadyReferred'],
  ])('%o is told apart by its name', (error, name) => {
    expect(error.name).toBe(name);
  });

  it('a person with an open referral is told by its case, not by who it is', () => {
    const error = new PersonAlreadyReferred('WH-7K3M-9QXA-22PD');
    expect(error.caseId).toBe('WH-7K3M-9QXA-22PD');
    expect(error.message).toBe('The person has an open referral.');
  });
});
