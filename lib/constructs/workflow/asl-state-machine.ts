/**
 * statemachines/<name>.asl.json as the state machine `warm-handoff-<stage>-<name>`: the same file that the one-machine
 * runtime executes. A task function `plan-wait` is `${PlanWaitArn}` in the file. The role may invoke exactly the
 * functions that the file names. History is logged at ALL but without execution data, encrypted, and traced where the stage is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import {
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
  type IManagedPolicy,
} from 'aws-cdk-lib/aws-iam';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';
import { pascal, substitutionOf } from '../../../domain/shared/function-names.ts';
import { problemsOf, substitutionsIn } from './asl-definition.ts';
import type { NodeFunction } from '../shared/node-function.ts';
import { ProjectLogGroup } from '../shared/project-log-group.ts';
import { waitForRoleByReference } from '../shared/role-by-reference.ts';

const definitions = join(import.meta.dirname, '..', '..', '..', 'statemachines');
const readDefinition = (name: string, folder = definitions): string =>
  readFileSync(join(folder, `${name}.asl.json`), 'utf8');

/** Those of the functions that the file of a machine invokes. */
export const calledBy = (name: string, functions: readonly NodeFunction[]): readonly NodeFunction[] => {
  const named = substitutionsIn(readDefinition(name));
  return functions.filter(({ folder }) => named.includes(substitutionOf(folder)));
};

export interface AslStateMachineProps {
  stage: Stage;
  logKey: IKey;
  /** Encrypts the definition and every execution's history. */
  key: IKey;
  /** What AWS forces on every state machine (lib/constructs/shared/forced-wildcards.ts). */
  forced: IManagedPolicy;
  /** The file's name without `.asl.json`. */
  name: string;
  /** Every function that the file invokes, and no other. */
  functions: readonly NodeFunction[];
  /** @default the repository's statemachines/ */
  folder?: string;
}

export class AslStateMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, props: AslStateMachineProps) {
    const { stage, logKey, key, name, functions, folder } = props;
    super(scope, pascal(name));
    const substitutions = Object.fromEntries(
      functions.map((fn) => [substitutionOf(fn.folder), fn.lambda.functionArn]),
    );
    const file = `${name}.asl.json`;
    const text = readDefinition(name, folder);
    const problems = problemsOf(text, Object.keys(substitutions));
    if (problems.length > 0)
      throw new Error(`statemachines/${file} cannot be deployed:\n- ${problems.join('\n- ')}`);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: nameIn(stage, name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(JSON.parse(text))),
      definitionSubstitutions: substitutions,
      role: this.#role(props, Object.values(substitutions)).withoutPolicyUpdates(),
      tracingEnabled: stage.tracing,
      // By name: CDK would let log delivery use the key for any account; lib/stacks/workflow-stack.ts says for which.
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(
        Key.fromKeyArn(this, 'Key', key.keyArn),
        Duration.minutes(15),
      ),
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
    waitForRoleByReference(this.machine);
  }

  /**
   * CDK would write an inline policy; this is the same in a managed one, for this machine alone. Step Functions takes
   * the role on for it and for no other, and uses the key for its executions and for the delivery of its log.
   */
  #role({ stage, key, name, forced }: AslStateMachineProps, functionArns: string[]): Role {
    const stack = Stack.of(this);
    const machineArn = stack.formatArn({
      service: 'states',
      resource: `stateMachine:${nameIn(stage, name)}`,
    });
    const onKey = (actions: string[], conditions: Record<string, unknown>) =>
      new PolicyStatement({ actions, resources: [key.keyArn], conditions });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': machineArn },
        },
      }),
      managedPolicies: [
        forced,
        new ManagedPolicy(this, 'Policy', {
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }),
            onKey(['kms:Decrypt', 'kms:GenerateDataKey'], {
              StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': machineArn },
            }),
            onKey(['kms:GenerateDataKey'], {
              StringLike: {
                'kms:EncryptionContext:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }),
              },
            }),
          ],
        }),
      ],
    });
  }
}
