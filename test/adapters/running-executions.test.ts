/** Which executions run: every page of every machine is asked for, and names are all that is taken. */
import { expect, it } from '@jest/globals';
import { createRunningExecutions } from '../../adapters/stepfunctions/running-executions.ts';
import { eachMachine, machineNames } from '../../domain/shared/state-machines.ts';
import { recordedStepFunctions } from './recorded-client.ts';

const arns = eachMachine((name) => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`);

it('names what runs of every machine, page by page', async () => {
  const { client, sent } = recordedStepFunctions(({ input }) => {
    const { stateMachineArn, nextToken } = input as { stateMachineArn: string; nextToken?: string };
    const page = nextToken === undefined ? 'first' : 'last';
    return {
      executions: [{ name: `${stateMachineArn.split(':').at(-1) ?? ''} ${page}` }, {}],
      ...(page === 'first' && { nextToken: 'more' }),
    };
  });
  expect([...(await createRunningExecutions({ client, arns }).names())]).toEqual(
    machineNames.flatMap((name) => [`${name} first`, `${name} last`]),
  );
  expect(sent).toHaveLength(2 * machineNames.length);
  for (const { command, input } of sent) {
    expect(command).toBe('ListExecutionsCommand');
    expect(input).toMatchObject({ statusFilter: 'RUNNING', maxResults: 1_000 });
  }
});
