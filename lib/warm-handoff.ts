/** The stacks of one stage and who needs whom: data and notices first, then workflow, API and, over all, operations. */
import { Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { NoticesStack } from './stacks/notices-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';
import { nameIn, type Stage } from './stage.ts';

export interface Stacks {
  data: DataStack;
  notices: NoticesStack;
  identity: IdentityStack;
  workflow: WorkflowStack;
  api: ApiStack;
  operations: OperationsStack;
}

/** No environment is set: the same template goes to any account and region, and synth asks nobody. */
export const buildStacks = (scope: Construct, stage: Stage): Stacks => {
  Tags.of(scope).add('project', 'warm-handoff');
  Tags.of(scope).add('stage', stage.name);
  const id = (name: string): string => nameIn(stage, name);
  const data = new DataStack(scope, id('data'), { stage });
  const { cases, logKey, personKey } = data;
  const notices = new NoticesStack(scope, id('notices'), { stage });
  const { key: noticeKey, topicArnPrefix } = notices;
  const identity = new IdentityStack(scope, id('identity'), { stage, logKey });
  const workflow = new WorkflowStack(scope, id('workflow'), {
    stage,
    cases,
    logKey,
    noticeKey,
    topicArnPrefix,
  });
  // The prefix is a name, not a reference, so CloudFormation cannot see that the topics must be there first.
  workflow.addStackDependency(notices);
  const api = new ApiStack(scope, id('api'), { stage, cases, logKey, personKey, identity });
  const operations = new OperationsStack(scope, id('operations'), {
    stage,
    table: cases.table,
    machines: workflow.machines,
    relay: workflow.relay,
    functions: [...api.functions, identity.trigger, ...workflow.functions],
    deadLetterQueues: workflow.deadLetterQueues,
    api: api.api,
  });
  return { data, notices, identity, workflow, api, operations };
};
