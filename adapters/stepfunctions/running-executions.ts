/** Which executions run, by their names: a thousand with one call. The service may not show what started seconds ago. */
import { paginateListExecutions, type SFNClient } from '@aws-sdk/client-sfn';
import type { RunningExecutions } from '../../domain/ports/ports.ts';
import { type MachineName, machineNames } from '../../domain/shared/state-machines.ts';

export interface RunningExecutionsDeps {
  client: SFNClient;
  arns: Readonly<Record<MachineName, string>>;
}

export const createRunningExecutions = ({ client, arns }: RunningExecutionsDeps): RunningExecutions => ({
  async names() {
    const names = new Set<string>();
    for (const machine of machineNames) {
      const asked = { stateMachineArn: arns[machine], statusFilter: 'RUNNING' as const };
      for await (const { executions } of paginateListExecutions({ client, pageSize: 1_000 }, asked))
        for (const { name } of executions ?? []) if (name !== undefined) names.add(name);
    }
    return names;
  },
});
