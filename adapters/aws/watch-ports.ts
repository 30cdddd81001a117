/** What the watch over cases alone may reach: which executions run. It starts and stops none. */
import { SFNClient } from '@aws-sdk/client-sfn';
import type { RunningExecutions } from '../../domain/ports/ports.ts';
import { eachMachine, machineNames, stateMachines } from '../../domain/shared/state-machines.ts';
import { readEnvironment } from '../environment.ts';
import { createRunningExecutions } from '../stepfunctions/running-executions.ts';

export const watchPorts = (): { running: RunningExecutions } => {
  const environment = readEnvironment(...machineNames.map((name) => stateMachines[name].arnVariable));
  return {
    running: createRunningExecutions({
      client: new SFNClient({}),
      arns: eachMachine((name) => environment[stateMachines[name].arnVariable]),
    }),
  };
};
