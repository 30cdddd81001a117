/**
 * The network that every function runs in: isolated subnets, no gateway to the internet, no NAT. The table and the
 * statements are reached through gateway endpoints that let through this table and this bucket alone; KMS, Step Functions and
 * SNS through interface endpoints, because submit-referral, the daily statement, the relay and what looks after mailboxes call them, each with a policy
 * that says for what. Lambda itself
 * fetches code, writes logs and reports traces outside of it. Why, and at what cost: docs/adr/0013.
 */
import { Stack } from 'aws-cdk-lib';
import {
  FlowLog,
  FlowLogDestination,
  FlowLogResourceType,
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import type { StatementBucket } from '../data/statement-bucket.ts';
import { closeDefaultGroup } from './default-group.ts';
import { ProjectLogGroup } from '../shared/project-log-group.ts';
import { machineNames } from '../../../domain/shared/state-machines.ts';
import { indexName } from '../../../adapters/dynamodb/table.ts';
import type { CaseTable } from '../shared/table-access.ts';

export interface NetworkProps {
  stage: Stage;
  logKey: IKey;
  cases: CaseTable;
  personKey: IKey;
  statements: StatementBucket;
}

const tableActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];

/** CDK's own class says `undefined` where its interface says "absent"; there is no VPN here either way. */
class IsolatedVpc extends Vpc {
  override get vpnGatewayId(): string {
    return '';
  }
}

export class Network extends Construct {
  readonly vpc: IVpc;
  readonly functions: SecurityGroup;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { stage } = props;
    const vpc = new IsolatedVpc(this, 'Vpc', {
      vpcName: nameIn(stage, 'functions'),
      maxAzs: stage.availabilityZones,
      natGateways: 0,
      createInternetGateway: false,
      subnetConfiguration: [{ name: 'Functions', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
      restrictDefaultSecurityGroup: true,
    });
    closeDefaultGroup(this, vpc, props);
    this.vpc = vpc;
    this.functions = new SecurityGroup(this, 'Functions', {
      vpc: this.vpc,
      description:
        'Functions: nobody reaches them; they reach the endpoints by TLS, since no route leads out.',
      allowAllOutbound: false,
    });
    this.functions.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS endpoints by TLS');
    this.#letThroughTable(props);
    this.#letThroughStatements(props);
    this.#letThroughServices(props);
    this.#logFlows(props);
  }

  /** Only for principals of this account: an endpoint is no way for foreign credentials to take data out. */
  #letThrough(actions: string[], resources: string[]): PolicyStatement {
    return new PolicyStatement({
      principals: [new AnyPrincipal()],
      actions,
      resources,
      conditions: { StringEquals: { 'aws:PrincipalAccount': Stack.of(this).account } },
    });
  }

  #letThroughTable({ cases: { table } }: NetworkProps): void {
    const endpoint = new GatewayVpcEndpoint(this, 'Table', {
      vpc: this.vpc,
      service: GatewayVpcEndpointAwsService.DYNAMODB,
      subnets: [{ subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    endpoint.addToPolicy(
      this.#letThrough(tableActions, [table.tableArn, `${table.tableArn}/index/${indexName}`]),
    );
  }

  #letThroughStatements({ statements: { bucket } }: NetworkProps): void {
    const endpoint = new GatewayVpcEndpoint(this, 'Statements', {
      vpc: this.vpc,
      service: GatewayVpcEndpointAwsService.S3,
      subnets: [{ subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    endpoint.addToPolicy(this.#letThrough(['s3:PutObject', 's3:GetObject'], [bucket.arnForObjects('*')]));
    endpoint.addToPolicy(this.#letThrough(['s3:ListBucket'], [bucket.bucketArn]));
  }

  #letThroughServices({ stage, personKey, statements }: NetworkProps): void {
    const arn = (service: string, resource: string): string =>
      Stack.of(this).formatArn({ service, resource });
    const ofMachine = (kind: string, rest = '') =>
      machineNames.map((name) => arn('states', `${kind}:${nameIn(stage, name)}${rest}`));
    const group = new SecurityGroup(this, 'Endpoints', {
      vpc: this.vpc,
      description: 'Interface endpoints: reached by functions by TLS, and reaching nobody.',
      allowAllOutbound: false,
    });
    group.addIngressRule(this.functions, Port.tcp(443), 'Functions by TLS');
    const through = (
      id: string,
      service: InterfaceVpcEndpointAwsService,
      ...statements: PolicyStatement[]
    ) => {
      const endpoint = new InterfaceVpcEndpoint(this, id, {
        vpc: this.vpc,
        service,
        securityGroups: [group],
        open: false,
      });
      for (const statement of statements) endpoint.addToPolicy(statement);
    };
    through(
      'Keys',
      InterfaceVpcEndpointAwsService.KMS,
      this.#letThrough(['kms:GenerateMac'], [personKey.keyArn]),
      this.#letThrough(['kms:Sign'], [statements.signingKey.keyArn]),
    );
    through(
      'Machines',
      InterfaceVpcEndpointAwsService.STEP_FUNCTIONS,
      this.#letThrough(
        [
          'states:StartExecution',
          'states:SendTaskSuccess',
          'states:SendTaskFailure',
          'states:ListExecutions',
        ],
        ofMachine('stateMachine'),
      ),
      this.#letThrough(['states:StopExecution'], ofMachine('execution', ':*')),
    );
    through(
      'Notices',
      InterfaceVpcEndpointAwsService.SNS,
      this.#letThrough(
        ['sns:Publish', 'sns:Subscribe', 'sns:ConfirmSubscription', 'sns:ListSubscriptionsByTopic'],
        [arn('sns', nameIn(stage, 'notices-*'))],
      ),
      // SNS knows no resource of these.
      this.#letThrough(
        ['sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
        ['*'],
      ),
    );
  }

  /** Addresses and ports only; nobody is named in it. */
  #logFlows({ stage, logKey }: NetworkProps): void {
    const logGroup = new ProjectLogGroup(this, 'FlowLog', { stage, logKey, under: '/aws/vpc', of: 'flows' });
    const { account } = Stack.of(this);
    const role = new Role(this, 'FlowRole', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({ service: 'ec2', resource: 'vpc-flow-log/*' }),
          },
        },
      }),
      managedPolicies: [
        new ManagedPolicy(this, 'FlowPolicy', {
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
              resources: [logGroup.logGroupArn],
            }),
          ],
        }),
      ],
    });
    new FlowLog(this, 'Flows', {
      resourceType: FlowLogResourceType.fromVpc(this.vpc),
      destination: FlowLogDestination.toCloudWatchLogs(logGroup, role.withoutPolicyUpdates()),
    });
  }
}
