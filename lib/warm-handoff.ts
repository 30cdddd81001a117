/**
 * The stacks of one stage and who needs whom: data and notices first, then the platform that functions stand on, then
 * workflow, API and, over all, operations.
 */
import { Annotations, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledged-findings.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { NoticesStack } from './stacks/notices-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { PlatformStack } from './stacks/platform-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';
import { accountQuotaFor, reservedIn } from './reserved-concurrency.ts';
import type { Stacks } from './stacks.ts';
import { nameIn, type Stage } from './stage.ts';

/** No environment is set: the same template goes to any account and region, and synth asks nobody. */
export const buildStacks = (scope: Construct, stage: Stage): Stacks => {
  Tags.of(scope).add('project', 'warm-handoff');
  Tags.of(scope).add('stage', stage.name);
  const id = (name: string): string => nameIn(stage, name);
  const data = new DataStack(scope, id('data'), { stage });
  const { cases, logKey, personKey, statements } = data;
  const notices = new NoticesStack(scope, id('notices'), { stage });
  const { key: noticeKey, topicArnPrefix, topicArns } = notices;
  const platform = new PlatformStack(scope, id('platform'), {
    stage,
    cases,
    personKey,
    statements,
    logKey,
  });
  const { infrastructure, wildcards } = platform;
  const workflow = new WorkflowStack(scope, id('workflow'), {
    stage,
    cases,
    statements,
    infrastructure,
    wildcards,
    noticeKey,
    topicArnPrefix,
    topicArns,
  });
  // The prefix is a name, not a reference, so CloudFormation cannot see that the topics must be there first.
  workflow.addStackDependency(notices);
  const { deadLetters } = workflow;
  const failed = deadLetters.of('calls');
  const identity = new IdentityStack(scope, id('identity'), { stage, infrastructure, failed });
  const api = new ApiStack(scope, id('api'), {
    stage,
    cases,
    infrastructure,
    wildcards,
    failed,
    personKey,
    topicArnPrefix,
    identity,
  });
  const operations = new OperationsStack(scope, id('operations'), {
    stage,
    logKey,
    table: cases.table,
    machines: workflow.machines,
    relay: workflow.relay,
    signIn: identity.trigger,
    deadLetters,
    backupVault: data.backups?.vaultName,
    api: api.api,
  });
  const reserved = reservedIn(stage, [...api.functions, identity.trigger, ...workflow.functions]);
  if (reserved > 0)
    Annotations.of(api).addInfoV2(
      'warm-handoff:concurrencyQuota',
      `Stage '${stage.name}' reserves ${reserved} concurrent executions of Lambda. The account needs a quota of ${accountQuotaFor(reserved)} in this region ("Concurrent executions"), and new accounts start with less: ask for it before the first deployment.`,
    );
  const stacks = { data, platform, notices, identity, workflow, api, operations };
  for (const stack of Object.values(stacks)) stack.terminationProtection = !stage.removable;
  acknowledgeFindings(stacks, stage);
  return stacks;
};
