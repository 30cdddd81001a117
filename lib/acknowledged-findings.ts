/**
 * The findings of the rule packs that stay, every one of them: on one construct, with the reason, and with the test
 * that holds what the rule was there for. Six rules at most; test/infra/packs.test.ts counts them and looks for the
 * tests.
 */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Stacks } from './stacks.ts';
import { nameIn, type Stage } from './stage.ts';
import { machineNames } from './stacks/workflow-stack.ts';

export interface Acknowledgement {
  rule: string;
  /** What the finding says in brackets, for each; a rule that says nothing there has none. */
  findings?: (stage: Stage) => readonly string[];
  on: (stacks: Stacks) => IConstruct;
  reason: string;
  /** File and name of the test that holds what the rule was there for. */
  compensatedBy: { file: string; test: string };
}

const executionsOf = (stage: Stage): readonly string[] =>
  machineNames.map(
    (name) =>
      `Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${nameIn(stage, name)}:*`,
  );

export const acknowledgements: readonly Acknowledgement[] = [
  {
    rule: 'AwsSolutions-IAM5',
    findings: (stage) => ['Resource::*', ...executionsOf(stage)],
    on: ({ platform }) => platform.wildcards,
    reason:
      'X-Ray, network interfaces, log delivery and the log of the gateway know no resources, and an execution is named when it is started. All such statements are in this one construct.',
    compensatedBy: {
      file: 'test/infra/permissions.test.ts',
      test: 'are these, all in one construct',
    },
  },
  {
    rule: 'Serverless-SQSRedrivePolicy',
    on: ({ workflow }) => workflow.deadLetters,
    reason: 'These are the dead letter queues. What lies in one rings an alarm and is looked at by a person.',
    compensatedBy: {
      file: 'test/infra/operations-stack.test.ts',
      test: 'watch every dead letter queue',
    },
  },
];

export const acknowledgeFindings = (stacks: Stacks, stage: Stage): void => {
  for (const { rule, findings, on, reason } of acknowledgements) {
    const ids = findings ? findings(stage).map((finding) => `${rule}[${finding}]`) : [rule];
    Validations.of(on(stacks)).acknowledge(...ids.map((id) => ({ id, reason })));
  }
};
