/**
 * The findings of the rule packs that stay, every one of them: on one construct, with the reason, and with the test
 * that holds what the rule was there for. Nine rules at most, and those that a setting of the stage switches off
 * (findings-of-settings.ts); test/infra/nag.test.ts counts them and looks for the tests.
 */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Stacks } from './stacks.ts';
import { ofSettings } from './findings-of-settings.ts';
import { nameIn, type Stage } from './stage.ts';
import { machineNames } from '../domain/shared/state-machines.ts';

export interface Acknowledgement {
  rule: string;
  /** Those that have it; the HIPAA and the NIST pack share most of their rules. */
  packs: readonly string[];
  /** What the finding says in brackets, for each; a rule that says nothing there has none. */
  findings?: (stage: Stage) => readonly string[];
  on: (stacks: Stacks) => IConstruct;
  reason: string;
  /** File and name of the test that holds what the rule was there for. */
  compensatedBy: { file: string; test: string };
}

const topicsOf = (stage: Stage): readonly string[] => [
  `Resource::arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:${nameIn(stage, 'notices-*')}`,
];

const executionsOf = (stage: Stage): readonly string[] =>
  machineNames.map(
    (name) =>
      `Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${nameIn(stage, name)}:*`,
  );

/** Before CDK has wired the stacks together and after; the names are its own, and the same in every stage. */
const everyStatement = (stage: Stage): readonly string[] => [
  'Resource::<StatementsBucket0C080814.Arn>/*',
  `Resource::${nameIn(stage, 'data')}:ExportsOutputFnGetAttStatementsBucket0C080814Arn14F4EC63/*`,
];

export const acknowledgements: readonly Acknowledgement[] = [
  {
    rule: 'IAM5',
    packs: ['AwsSolutions'],
    findings: (stage) => [
      'Resource::*',
      ...executionsOf(stage),
      ...topicsOf(stage),
      ...everyStatement(stage),
    ],
    on: ({ platform }) => platform.wildcards,
    reason:
      'X-Ray, network interfaces, log delivery and the log of the gateway and subscriptions know no resources, a topic is one of many of a name, an execution is named when it is started, and a statement of the audit by its number. All such permissions are in this one construct.',
    compensatedBy: {
      file: 'test/infra/permissions.test.ts',
      test: 'are these, all in one construct',
    },
  },
  {
    rule: 'SQSRedrivePolicy',
    packs: ['Serverless'],
    on: ({ workflow }) => workflow.deadLetters,
    reason: 'These are the dead letter queues. What lies in one rings an alarm and is looked at by a person.',
    compensatedBy: {
      file: 'test/infra/operations-stack.test.ts',
      test: 'watch every dead letter queue',
    },
  },
  {
    rule: 'LambdaEventSourceMappingDestination',
    packs: ['Serverless'],
    on: ({ workflow }) => workflow.canary,
    reason:
      'Lambda takes no destination for the mapping of a queue: what fails there goes to a dead letter queue by the redrive policy of the queue itself.',
    compensatedBy: {
      file: 'test/infra/workflow-stack.test.ts',
      test: 'gives up to a dead letter queue, on the way in and on the way out',
    },
  },
  {
    rule: 'APIGWCacheEnabledAndEncrypted',
    packs: ['HIPAA.Security', 'NIST.800.53.R5'],
    on: ({ api }) => api.api,
    reason: 'Every answer is about persons and belongs to one of them: the gateway must not keep any.',
    compensatedBy: {
      file: 'test/infra/api-stack.test.ts',
      test: 'takes so many reads, writes and referrals a second, and caches and traces none of them',
    },
  },
  {
    rule: 'COG4',
    packs: ['AwsSolutions'],
    on: ({ api }) => api.api,
    reason:
      'Every method asks an authorizer of ours, which checks the same access tokens of the user pool more strictly and alike on AWS and on one machine.',
    compensatedBy: { file: 'test/infra/api-stack.test.ts', test: '%s is closed to whoever is not signed in' },
  },
  {
    rule: 'APIG4',
    packs: ['AwsSolutions'],
    on: ({ api }) => api.api,
    reason:
      'What a path answers to a method that it has no route for asks nobody to sign in: a preflight cannot, and the 405 beside it says what the API document says of the path. The rule lets OPTIONS alone through, and this is one ANY method for both.',
    compensatedBy: {
      file: 'test/infra/api-stack.test.ts',
      test: 'answers who is not signed in what the portal may send and which methods a path has, without any function',
    },
  },
  {
    rule: 'LambdaInsideVPC',
    packs: ['HIPAA.Security', 'NIST.800.53.R5'],
    on: ({ api }) => api.tokens,
    reason:
      'Cognito publishes the keys of a pool with a sign-in page on the internet only. The function has no table and no right to any data.',
    compensatedBy: { file: 'test/infra/permissions.test.ts', test: 'is one, which has no right to any data' },
  },
  {
    rule: 'S3BucketReplicationEnabled',
    packs: ['HIPAA.Security', 'NIST.800.53.R5'],
    on: ({ data }) => data.statements,
    reason:
      'A statement cannot be removed by anybody and is fetched by who verifies; a second bucket would have to be in another account to add to that, and this app knows of one account.',
    compensatedBy: {
      file: 'test/infra/statements.test.ts',
      test: 'are kept by a lock that nobody lifts, and by the bucket when its stack goes',
    },
  },
  {
    rule: 'S3DefaultEncryptionKMS',
    packs: ['HIPAA.Security', 'NIST.800.53.R5'],
    on: ({ data }) => data.statements.requests,
    reason:
      'S3 writes the log of requests only into a bucket that it encrypts with its own key; what is logged there are names of statements, and of nobody.',
    compensatedBy: {
      file: 'test/infra/statements.test.ts',
      test: 'are logged in a bucket that is encrypted too, and takes nothing but that log',
    },
  },
];

/** As the packs name a finding. */
const idsOf = ({ rule, packs, findings }: Acknowledgement, stage: Stage): string[] =>
  packs.flatMap((pack) =>
    findings ? findings(stage).map((finding) => `${pack}-${rule}[${finding}]`) : [`${pack}-${rule}`],
  );

export const acknowledgeFindings = (stacks: Stacks, stage: Stage): void => {
  for (const acknowledgement of acknowledgements) {
    const { on, reason } = acknowledgement;
    const ids = idsOf(acknowledgement, stage);
    Validations.of(on(stacks)).acknowledge(...ids.map((id) => ({ id, reason })));
  }
  for (const { when, rules, on, reason } of ofSettings)
    if (when(stage))
      for (const stack of on)
        Validations.of(stacks[stack]).acknowledge(...rules.map((id) => ({ id, reason })));
};
