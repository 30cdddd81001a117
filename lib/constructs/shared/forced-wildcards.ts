/**
 * Every wildcard that AWS forces on a policy of this project, in one place, so that one acknowledgement
 * (lib/acknowledged-findings.ts) stands on one construct and no other policy may have any. X-Ray, network interfaces
 * and log delivery know no resources, nor do subscriptions of SNS; an execution is named when it is started, and a statement
 * by its number.
 */
import { Stack } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { machineNames } from '../../../domain/shared/state-machines.ts';
import type { StatementBucket } from '../data/statement-bucket.ts';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';

const tracing = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
const interfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** What AWS's own policy for it holds; API Gateway takes no role with less. */
const gatewayLog = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:PutLogEvents',
  'logs:GetLogEvents',
  'logs:FilterLogEvents',
];

const anything = (actions: string[]) => new PolicyStatement({ actions, resources: ['*'] });

export interface ForcedWildcardsProps {
  stage: Stage;
  statements: StatementBucket;
}

export class ForcedWildcards extends Construct {
  /** Of every function, where the stage is traced. */
  readonly ofTracing: ManagedPolicy | undefined;
  /** Of functions in our network, where the stage has one. Lambda itself uses it; the code that runs in a function may not touch the network. */
  readonly ofInterfaces: ManagedPolicy | undefined;
  /** Of every state machine. */
  readonly ofMachines: ManagedPolicy;
  /** Of API Gateway, when it writes an access log. */
  readonly ofGatewayLog: ManagedPolicy;
  /** Of the outbox relay alone. */
  readonly ofStopping: ManagedPolicy;
  /** Of the daily statement alone. */
  readonly ofStating: ManagedPolicy;
  /** Of the function that looks after mailboxes. */
  readonly ofSubscribing: ManagedPolicy;
  /** Of the function by which a mailbox is confirmed. */
  readonly ofConfirming: ManagedPolicy;

  constructor(scope: Construct, id: string, { stage, statements }: ForcedWildcardsProps) {
    super(scope, id);
    const arnOf = (service: string, resource: string): string =>
      Stack.of(this).formatArn({ service, resource });
    this.ofTracing = stage.tracing
      ? new ManagedPolicy(this, 'Tracing', {
          description: 'Traces of functions.',
          statements: [anything(tracing)],
        })
      : undefined;
    this.ofInterfaces = stage.network === 'isolated' ? this.#letLambdaMakeInterfaces(stage) : undefined;
    this.ofMachines = new ManagedPolicy(this, 'Machines', {
      description: stage.tracing
        ? 'Tracing and log delivery of the state machines.'
        : 'Log delivery of the state machines.',
      statements: [
        anything(logDelivery),
        ...(stage.tracing
          ? [anything([...tracing, 'xray:GetSamplingRules', 'xray:GetSamplingTargets'])]
          : []),
      ],
    });
    this.ofGatewayLog = new ManagedPolicy(this, 'GatewayLog', {
      description: 'Access logs of API Gateway.',
      statements: [anything(gatewayLog)],
    });
    // The account keeps the role that it is attached to (gateway-log-role.ts).
    this.ofGatewayLog.applyRemovalPolicy(removalPolicyOf(stage));
    this.ofStopping = new ManagedPolicy(this, 'Stopping', {
      description: 'Stops executions of the journeys and searches of this stage.',
      statements: [
        new PolicyStatement({
          actions: ['states:StopExecution'],
          resources: machineNames.map((name) => arnOf('states', `execution:${nameIn(stage, name)}:*`)),
        }),
      ],
    });
    const everyTopic = arnOf('sns', nameIn(stage, 'notices-*'));
    this.ofSubscribing = new ManagedPolicy(this, 'Subscribing', {
      description: 'Subscribes mailboxes to the topics of notices, and ends their subscriptions.',
      statements: [
        new PolicyStatement({
          actions: ['sns:Subscribe', 'sns:ListSubscriptionsByTopic'],
          resources: [everyTopic],
        }),
        anything(['sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe']),
      ],
    });
    this.ofConfirming = new ManagedPolicy(this, 'Confirming', {
      description: 'Confirms subscriptions to the topics of notices.',
      statements: [
        new PolicyStatement({ actions: ['sns:ConfirmSubscription'], resources: [everyTopic] }),
        anything(['sns:GetSubscriptionAttributes']),
      ],
    });
    const everyStatement = statements.bucket.arnForObjects('*');
    this.ofStating = new ManagedPolicy(this, 'Stating', {
      description: 'Puts statements of the audit under new names, and reads them.',
      statements: [
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: [everyStatement],
          conditions: { Null: { 's3:if-none-match': 'false' } },
        }),
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [everyStatement] }),
      ],
    });
  }

  #letLambdaMakeInterfaces(stage: Stage): ManagedPolicy {
    const ours = Stack.of(this).formatArn({ service: 'lambda', resource: `function:${nameIn(stage, '*')}` });
    return new ManagedPolicy(this, 'Interfaces', {
      description: 'The network interfaces that Lambda makes for a function in our network.',
      statements: [
        anything(interfaces),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: interfaces,
          resources: ['*'],
          conditions: { ArnLike: { 'lambda:SourceFunctionArn': ours } },
        }),
      ],
    });
  }
}
