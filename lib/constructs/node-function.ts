/**
 * The only way a Lambda function comes into being here: lambdas/<area>/<folder>/index.ts, exporting `handler`, becomes
 * the function `warm-handoff-<stage>-<folder>` with a role of its own. That role writes to its own log group, reports
 * traces, and does what `statements` say; grants that CDK would add by itself are refused, so that a function's policy
 * can be read in one place. The policy is a managed one because the HIPAA rules forbid inline policies, and the role
 * depends on it, so AWS never checks a function against a role that is still empty.
 */
import { AssetHashType, DockerImage, Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage.ts';
import { fillAsset, handlerFolder } from './bundle.ts';
import { ProjectLogGroup } from './project-log-group.ts';

/** `plan-wait` → `PlanWait`: the id of a function and the beginning of its name in an ASL file. */
export const pascal = (folder: string): string =>
  folder
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Tests synthesize without bundling, and so without the handlers' code. */
const codeOf = (scope: Construct, area: string, folder: string): Code => {
  if (!Stack.of(scope).bundlingRequired) return Code.fromInline('// not bundled');
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

export interface NodeFunctionProps {
  stage: Stage;
  logKey: IKey;
  area: 'api' | 'authorizers' | 'triggers' | 'tasks' | 'streams' | 'schedules';
  folder: string;
  /** All that its role may do besides logging and tracing. */
  statements: readonly PolicyStatement[];
  environment: Readonly<Record<string, string>>;
  /** @default 10 seconds: an API answer that takes longer helps nobody */
  timeout?: Duration;
  /** @default 256 MB: below it the first call slows down, above it nothing gets faster */
  memorySize?: number;
  /** Where an asynchronous call goes that failed every time. */
  deadLetterQueue?: IQueue;
}

export class NodeFunction extends Construct {
  readonly area: NodeFunctionProps['area'];
  readonly folder: string;
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, props: NodeFunctionProps) {
    super(scope, pascal(props.folder));
    const { stage, logKey, area, folder, deadLetterQueue } = props;
    this.area = area;
    this.folder = folder;
    const logGroup = new ProjectLogGroup(this, 'Log', { stage, logKey, under: '/aws/lambda', of: folder });
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        // X-Ray knows no resources.
        new PolicyStatement({
          actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          resources: ['*'],
        }),
        ...(deadLetterQueue
          ? [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetterQueue.queueArn] })]
          : []),
        ...props.statements,
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [policy],
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: nameIn(stage, folder),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(this, area, folder),
      role: role.withoutPolicyUpdates(),
      logGroup,
      tracing: Tracing.ACTIVE,
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memorySize ?? 256,
      environment: { ...props.environment },
      ...(deadLetterQueue ? { deadLetterQueue } : {}),
    });
  }
}
