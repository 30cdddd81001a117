/** What a function throws names the fault and the place, and quotes nobody; and every function throws that way. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
import { WorkflowSignal } from '../../../domain/shared/workflow-signal.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';
import { taskInputSchema } from '../../../lambdas/change-case-in-task.ts';
import { silentFault, silently } from '../../../lambdas/middleware/silent-fault.ts';
import { taskHandler } from '../../../lambdas/middleware/task-handler.ts';
import { aCaseId } from '../../fixtures/case-fixture.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** As a parser would throw it, with what no message should have: lines that look like places, and members. */
const talkative = (): Error =>
  Object.assign(new RangeError('Cannot parse: Quillfeather\n    at Quillfeather (ZQ90417X:1:1)'), {
    item: { firstName: 'Isidora' },
    cause: new Error('Quillfeather'),
  });
const toldBy = (error: Error): string =>
  JSON.stringify([error.name, error.message, error.stack, Object.entries(error), error.cause]);
const aPerson = /Quillfeather|Isidora|ZQ90417X/;

describe('a fault', () => {
  it('leaves with its name and its places in the code, and without a word of its message', () => {
    const fault = silentFault(talkative());
    expect(fault).toMatchObject({ name: 'RangeError', message: '' });
    expect(fault.stack).toMatch(/^RangeError\n +at .*silent-fault\.test\.ts:\d+:\d+/);
    expect(toldBy(fault)).not.toMatch(aPerson);
  });

  it.each<[string, unknown]>([
    ['a text', 'Quillfeather'],
    ['a record', { name: 'Quillfeather', message: 'Isidora' }],
    ['an error that bears a person’s name', Object.assign(new Error('x'), { name: 'Quillfeather' })],
    ['an error without a stack', Object.assign(new Error('Quillfeather'), { stack: undefined })],
    ['an error whose stack is another text', Object.assign(new Error('x'), { stack: 'Quillfeather' })],
  ])('that is %s is an Error and no more', (_what, thrown) => {
    const fault = silentFault(thrown);
    expect(fault).toMatchObject({ name: 'Error', message: '' });
    expect(toldBy(fault)).not.toMatch(aPerson);
  });

  it('of a task is silent on the way to Step Functions, and logged by name', async () => {
    const log = createMemoryLog();
    const handler = taskHandler('load-case', taskInputSchema, () => Promise.reject(talkative()), log);
    const thrown = await handler({ caseId: aCaseId, epoch: 1 }, lambdaContext('load-case')).catch(
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ name: 'RangeError', message: '' });
    expect(toldBy(thrown as Error)).not.toMatch(aPerson);
    expect(log.entries).toEqual([
      {
        level: 'error',
        code: 'HHP5001',
        fields: { task: 'load-case', caseId: aCaseId, error: 'RangeError' },
      },
    ]);
  });

  it('of a stream or a schedule is silent on the way to its dead letters', async () => {
    const failing = silently(() => Promise.reject(talkative()));
    await expect(failing({})).rejects.toMatchObject({ name: 'RangeError', message: '' });
    await expect(silently((event: number) => Promise.resolve(event + 1))(1)).resolves.toBe(2);
  });

  it('that is a signal to the state machine keeps its name', () => {
    const signal = new WorkflowSignal('AlreadyAnswered');
    expect(silentFault(signal)).toBe(signal);
  });
});

it('every function throws through one of the frames', () => {
  const roots = globSync('lambdas/**/index.ts', { cwd: root });
  const unframed = roots.filter(
    (file) =>
      !/export const handler = (apiFunction|publicHandler|taskFunction|silently)\(/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  );
  for (const [maker, frame] of [
    ['api-function', 'apiHandler'],
    ['task-function', 'taskHandler'],
  ])
    expect(readFileSync(join(root, `lambdas/middleware/${maker}.ts`), 'utf8')).toContain(`${frame}(`);
  expect(roots.length).toBeGreaterThan(40);
  expect(unframed).toEqual([]);
});
