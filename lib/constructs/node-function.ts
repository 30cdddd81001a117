/**
 * The only way a Lambda function comes into being here: lambdas/<area>/<folder>/index.ts, exporting `handler`, becomes
 * the function `warm-handoff-<stage>-<folder>` with a role of its own. That role writes to its own log group, reports
 * traces, and does what `statements` say; grants that CDK would add by itself are refused, so that a function's policy
 * can be read in one place. The policy is a managed one because the HIPAA rules forbid inline policies, and the role
 * depends on it, so AWS never checks a function against a role that is still empty.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage.ts';
import { ProjectLogGroup } from './project-log-group.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const shim = join(import.meta.dirname, 'node-http-shim.cjs');

/** Why each of these: docs/adr/0005. test/infra/bundle-size.test.ts bundles with the same options. */
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  banner: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  esbuildArgs: { '--alias:node:http': shim, '--alias:http': shim },
};

/** `plan-wait` → `PlanWait`: the id of a function and the beginning of its name in an ASL file. */
export const pascal = (folder: string): string =>
  folder
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

export interface NodeFunctionProps {
  stage: Stage;
  logKey: IKey;
  area: 'api' | 'tasks' | 'streams';
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
  readonly lambda: NodejsFunction;

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
    this.lambda = new NodejsFunction(this, 'Function', {
      functionName: nameIn(stage, folder),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      ...this.#code(),
      role: role.withoutPolicyUpdates(),
      logGroup,
      tracing: Tracing.ACTIVE,
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memorySize ?? 256,
      environment: { ...props.environment },
      ...(deadLetterQueue ? { deadLetterQueue } : {}),
    });
  }

  /** Tests synthesize without bundling, and so without the handlers' code. */
  #code(): { handler: string; entry?: string; code?: Code; [option: string]: unknown } {
    if (!Stack.of(this).bundlingRequired)
      return { handler: 'index.handler', code: Code.fromInline('// not bundled') };
    const folder = join('lambdas', this.area, this.folder);
    const entry = join(projectRoot, folder, 'index.ts');
    if (!existsSync(entry)) {
      throw new Error(
        `The folder ${folder} has no index.ts, but the function '${this.folder}' is made from it.`,
      );
    }
    const depsLockFilePath = join(projectRoot, 'package-lock.json');
    return { handler: 'handler', entry, projectRoot, depsLockFilePath, bundling };
  }
}
