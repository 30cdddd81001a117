/**
 * What the rule packs find where a stage does without something that they ask for. Each setting says when, on which
 * stacks and why; a stage that keeps records may do without traces only (lib/stage.ts).
 */
import type { Stacks } from './stacks.ts';
import type { Stage } from './stage.ts';

export interface FindingsOfSetting {
  setting: keyof Stage;
  when: (stage: Stage) => boolean;
  /** With their packs. */
  rules: readonly string[];
  on: readonly (keyof Stacks)[];
  reason: string;
}

const withFunctions = ['identity', 'workflow', 'api'] as const;

export const ofSettings: readonly FindingsOfSetting[] = [
  {
    setting: 'network',
    when: ({ network }) => network === 'none',
    rules: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC'],
    on: withFunctions,
    reason:
      'The stage is removable and holds invented people only: endpoints by the hour would guard nobody. A stage that keeps records cannot be set so.',
  },
  {
    setting: 'reservedConcurrency',
    when: ({ removable, reservedConcurrency }) => removable && Object.keys(reservedConcurrency).length < 6,
    rules: ['HIPAA.Security-LambdaConcurrency', 'NIST.800.53.R5-LambdaConcurrency'],
    on: withFunctions,
    reason:
      'A new account has ten concurrent executions and may reserve none. In a stage of invented people no function keeps another from anything that matters.',
  },
  {
    setting: 'webAcl',
    when: ({ webAcl }) => !webAcl,
    rules: ['AwsSolutions-APIG3', 'NIST.800.53.R5-APIGWAssociatedWithWAF'],
    on: ['api'],
    reason:
      'The stage is removable and holds invented people only. Every method asks the authorizer and has its throttle all the same.',
  },
  {
    setting: 'tracing',
    when: ({ tracing }) => !tracing,
    rules: [
      'AwsSolutions-SF2',
      'HIPAA.Security-APIGWXrayEnabled',
      'Serverless-APIGWXrayEnabled',
      'Serverless-LambdaTracing',
      'Serverless-StepFunctionStateMachineXray',
    ],
    on: withFunctions,
    reason:
      'Traces are paid for by the request and explain how long something took. What happened is in the record, the history of the execution and the logs.',
  },
];
