import { globSync, readFileSync } from 'node:fs';
import { describe, it, expect } from '@jest/globals';
import { problemKinds } from '../../../domain/shared/problem-kinds.ts';
import { refuseFuture } from '../../../domain/shared/guards.ts';
import { addElapsed, instantFromMs, epochMs } from '../../../domain/shared/instant.ts';
import { ConcurrentWrite, PersonAlreadyReferred, UnknownCursor } from '../../../domain/ports/ports.ts';
import { problemCodes, problems } from '../../../domain/shared/problems.ts';
import { Refused, notFound } from '../../../domain/shared/refusal.ts';
import { WorkflowSignal, workflowSignals } from '../../../domain/shared/workflow-signal.ts';
import { refusalOf } from '../../fixtures/draft-fixture.ts';

/** Every word in quotes, but for the table of the words itself. */
const said = new Set(
  globSync('{domain,lambdas,lib,local}/**/*.ts')
    .filter((file) => !file.endsWith('shared/problems.ts') && !file.endsWith('shared/refusals.ts'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'([a-z][A-Za-z]+)'/g)].map(([, word]) => word),
    ),
);
const now = '2026-03-06T22:00:00.000Z';

describe('a refusal', () => {
  it('has the code as its message, since messages reach logs and details need not', () => {
    const refused = new Refused({ code: 'inTheFuture', detail: 'Private.', next: 'Wait.' });
    expect(refused.message).toBe('inTheFuture');
    expect(refused.name).toBe('Refused');
  });

  it('every kind has a status and a title of its own', () => {
    const kinds = Object.values(problemKinds);
    expect(new Set(kinds.map(({ status }) => status)).size).toBe(kinds.length);
    expect(new Set(kinds.map(({ title }) => title)).size).toBe(kinds.length);
  });

  it('has the words of its code, unless a detail or a next step of its own is said', () => {
    const usual = new Refused({ code: 'workItemDone' }).refusal;
    expect(usual).toEqual({ code: 'workItemDone', ...problems.workItemDone });
    expect(new Refused({ code: 'workItemDone', detail: 'It was cancelled.', next: 'Wait.' }).refusal).toEqual(
      {
        ...usual,
        detail: 'It was cancelled.',
        next: 'Wait.',
      },
    );
    expect(new Refused({ code: 'registryChanged', detail: 'Changed.' }).refusal.next).toBe(
      problemKinds.preconditionFailed.next,
    );
  });

  it('with a code that nobody declared, or without the detail that only its place can say, does not compile', () => {
    const refuse = (
      // @ts-expect-error: there is no such code.
      unknown: ConstructorParameters<typeof Refused>[0] = { code: 'inTheFutur', detail: 'Too early.' },
      // @ts-expect-error: what is wrong is said where it is decided.
      silent: ConstructorParameters<typeof Refused>[0] = { code: 'inTheFuture' },
    ) => [unknown, silent].map(({ code }) => code);
    expect(refuse()).toEqual(['inTheFutur', 'inTheFuture']);
  });

  it.each(problemCodes)('%s is said somewhere', (code) => {
    expect(said.has(code)).toBe(true);
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
