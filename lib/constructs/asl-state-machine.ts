/**
 * statemachines/<name>.asl.json as the state machine `warm-handoff-<stage>-<name>`: the same file that the one-machine
 * runtime executes. A task function `plan-wait` is `${PlanWaitArn}` in the file. The role may invoke exactly the
 * functions that the file names. History is logged at ALL but without execution data, encrypted, and traced.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../stage.ts';
import { problemsOf } from './asl-definition.ts';
import { pascal, type NodeFunction } from './node-function.ts';
import { ProjectLogGroup } from './project-log-group.ts';

const definitions = join(import.meta.dirname, '..', '..', 'statemachines');

export interface AslStateMachineProps {
  stage: Stage;
  logKey: IKey;
  /** Encrypts the definition and every execution's history. */
  key: IKey;
  /** The file's name without `.asl.json`. */
  name: string;
  /** Every function that the file invokes, and no other. */
  functions: readonly NodeFunction[];
  /** @default the repository's statemachines/ */
  folder?: string;
}

export class AslStateMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, { stage, logKey, key, name, functions, folder }: AslStateMachineProps) {
    super(scope, pascal(name));
    const substitutions = Object.fromEntries(
      functions.map((fn) => [`${pascal(fn.folder)}Arn`, fn.lambda.functionArn]),
    );
    const file = `${name}.asl.json`;
    const text = readFileSync(join(folder ?? definitions, file), 'utf8');
    const problems = problemsOf(text, Object.keys(substitutions));
    if (problems.length > 0)
      throw new Error(`statemachines/${file} cannot be deployed:\n- ${problems.join('\n- ')}`);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(substitutions) }),
    );
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: nameIn(stage, name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(JSON.parse(text))),
      definitionSubstitutions: substitutions,
      role,
      tracingEnabled: true,
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(key, Duration.minutes(5)),
      logs: {
        destination: new ProjectLogGroup(this, 'Log', {
          stage,
          logKey,
          under: '/aws/vendedlogs/states',
          of: name,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      removalPolicy: removalPolicyOf(stage),
    });
  }
}
