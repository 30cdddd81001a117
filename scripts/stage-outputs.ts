/** What the stacks of a stage say of themselves (lib/constructs/shared/output.ts), as CloudFormation tells it. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

const stackNames = ['data', 'notices', 'identity', 'api'] as const;

const outputsOf = async (client: CloudFormationClient, StackName: string): Promise<[string, string][]> => {
  const { Stacks: stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return stacks.flatMap(({ Outputs: outputs = [] }) =>
    outputs.map(({ OutputKey = '', OutputValue = '' }): [string, string] => [OutputKey, OutputValue]),
  );
};

/** Region and credentials are those of the environment, as for `cdk deploy`. Throws where a stack is not there. */
export const stageOutputs = async (stage: string): Promise<ReadonlyMap<string, string>> => {
  const client = new CloudFormationClient({});
  const all = await Promise.all(stackNames.map((name) => outputsOf(client, `warm-handoff-${stage}-${name}`)));
  return new Map(all.flat());
};
