/**
 * The only way a Lambda function comes into being here: lambdas/<area>/<folder>/index.ts, exporting `handler`, becomes
 * the function `warm-handoff-<stage>-<folder>` with a role of its own. That role writes to its own log group, reports
 * traces where the stage has any, and does what `statements` say; grants that CDK would add by itself are refused, so that a function's policy
 * can be read in one place. The policy is a managed one because the HIPAA rules forbid inline policies, and the role
 * depends on it, so AWS never checks a function against a role that is still empty.
 */
import { AssetHashType, CfnParameter, DockerImage, Duration, Stack } from 'aws-cdk-lib';
import { SubnetType, type ISecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
  type IManagedPolicy,
} from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { pascal } from '../../../domain/shared/function-names.ts';
import { nameIn, type Stage } from '../../stage.ts';
import { fillAsset, handlerFolder } from './bundle.ts';
import { sendTo, type DeadLetterQueue } from './dead-letters.ts';
import { ProjectLogGroup } from './project-log-group.ts';
import { waitForRoleByReference } from './role-by-reference.ts';

/** The parameter of a stack that was synthesized without the code of its functions. */
const unbundled = 'NotBundled';

/**
 * Bundling is left out for tests, and by `cdk bootstrap`, `ls` and `destroy`, which write their templates where
 * `cdk deploy --app cdk.out` finds them. Such a stack asks for a parameter that no value fits, so that neither the CLI
 * nor CloudFormation deploys it.
 */
const codeOfNothing = (stack: Stack): Code => {
  const known = stack.node.tryFindChild(unbundled);
  const parameter =
    known instanceof CfnParameter
      ? known
      : new CfnParameter(stack, unbundled, {
          description:
            'These templates hold no code of functions. Remove cdk.out and deploy anew, by cdk deploy --all.',
          minLength: 1,
          maxLength: 1,
          allowedPattern: '^$',
          constraintDescription: 'No value fits: these templates hold no code of functions.',
        });
  return Code.fromInline(parameter.valueAsString);
};

const codeOf = (scope: Construct, area: string, folder: string): Code => {
  const stack = Stack.of(scope);
  if (!stack.bundlingRequired) return codeOfNothing(stack);
  const source = handlerFolder(area, folder);
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never pulled: the local bundling beside it always ends well or throws.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle: (outputFolder) => {
          fillAsset(source, outputFolder);
          return true;
        },
      },
    },
  });
};

/** What a function stands on, made once by lib/stacks/platform-stack.ts. */
export interface SharedInfrastructure {
  /** Where the stage has one: the network, and what AWS forces on every function in it. */
  network: { vpc: IVpc; securityGroup: ISecurityGroup; interfaces: IManagedPolicy } | undefined;
  /** What AWS forces on every function that is traced (lib/constructs/shared/forced-wildcards.ts). */
  tracing: IManagedPolicy | undefined;
  /** Of logs, environments and queues: what operators read, and no record. */
  logKey: IKey;
}

export interface NodeFunctionProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  area: 'api' | 'authorizers' | 'triggers' | 'tasks' | 'streams' | 'schedules';
  folder: string;
  /** All that its role may do besides what every function must. */
  statements: readonly PolicyStatement[];
  /** Statements that would not fit into one policy with the others, or that stand elsewhere for a reason. */
  policies?: readonly IManagedPolicy[];
  environment: Readonly<Record<string, string>>;
  /** @default 10 seconds: an API answer that takes longer helps nobody */
  timeout?: Duration;
  /** @default 256 MB: below it the first call slows down, above it nothing gets faster */
  memorySize?: number;
  /** Outside of the network, for what no endpoint leads to. Such a function has no right to any data. */
  outside?: true;
  /** @default what the stage reserves for its area */
  reservedConcurrency?: number;
  /** Where an asynchronous call goes that failed every time. */
  deadLetterQueue: DeadLetterQueue;
}

export class NodeFunction extends Construct {
  readonly area: NodeFunctionProps['area'];
  readonly folder: string;
  readonly lambda: LambdaFunction;
  /** Concurrent executions that nobody else in the account can take; none where the stage says nothing. */
  readonly reserved: number | undefined;

  constructor(scope: Construct, props: NodeFunctionProps) {
    super(scope, pascal(props.folder));
    const { stage, infrastructure, area, folder, deadLetterQueue } = props;
    const network = props.outside ? undefined : infrastructure.network;
    this.reserved = props.reservedConcurrency ?? stage.reservedConcurrency[area];
    this.area = area;
    this.folder = folder;
    const logGroup = new ProjectLogGroup(this, 'Log', {
      stage,
      logKey: infrastructure.logKey,
      under: '/aws/lambda',
      of: folder,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: nameIn(stage, folder),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(this, area, folder),
      role: this.#role(props, logGroup).withoutPolicyUpdates(),
      logGroup,
      ...(stage.tracing ? { tracing: Tracing.ACTIVE } : {}),
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memorySize ?? 256,
      environment: { ...props.environment },
      environmentEncryption: infrastructure.logKey,
      ...(this.reserved === undefined ? {} : { reservedConcurrentExecutions: this.reserved }),
      deadLetterQueue: deadLetterQueue.queue,
      ...(network === undefined
        ? {}
        : {
            vpc: network.vpc,
            vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
            securityGroups: [network.securityGroup],
          }),
    });
    waitForRoleByReference(this.lambda);
  }

  #role(
    {
      infrastructure: { tracing, network },
      deadLetterQueue,
      statements,
      policies = [],
      outside,
    }: NodeFunctionProps,
    log: ProjectLogGroup,
  ): Role {
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [log.logGroupArn],
        }),
        ...sendTo(deadLetterQueue),
        ...statements,
      ],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [
        ...(tracing ? [tracing] : []),
        ...(network && !outside ? [network.interfaces] : []),
        policy,
        ...policies,
      ],
    });
  }
}
