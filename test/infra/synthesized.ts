/** The templates of a stage with the settings of cdk.json, made without bundling, and a reader for what is in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readStage, type Stage } from '../../lib/stage.ts';
import type { Stacks } from '../../lib/stacks.ts';
import { buildStacks } from '../../lib/warm-handoff.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');
const cdkSchema = z.object({ context: z.record(z.string(), z.unknown()) });

export const cdkContext = (): Record<string, unknown> => ({
  ...cdkSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8'))).context,
  'aws:cdk:bundling-stacks': [],
});

export type Templates = Record<keyof Stacks, Template>;

type StageName = 'dev' | 'prod';
export const stacksOf = (name: StageName): { stage: Stage; stacks: Stacks } => {
  const app = new App({ context: { ...cdkContext(), stage: name } });
  const stage = readStage(app.node);
  return { stage, stacks: buildStacks(app, stage) };
};

export const synthesized = (stage: StageName): Templates => {
  const { stacks } = stacksOf(stage);
  return {
    data: Template.fromStack(stacks.data),
    platform: Template.fromStack(stacks.platform),
    notices: Template.fromStack(stacks.notices),
    identity: Template.fromStack(stacks.identity),
    workflow: Template.fromStack(stacks.workflow),
    api: Template.fromStack(stacks.api),
    operations: Template.fromStack(stacks.operations),
  };
};

const oneOrMore = z.union([z.unknown().array(), z.unknown().transform((one) => [one])]);
const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
export interface Resource extends z.infer<typeof resourceSchema> {
  id: string;
}

/** An ARN as text: what CloudFormation fills in stands in angle brackets. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const intrinsic = z.record(z.string(), z.unknown()).parse(value);
  const join = z.tuple([z.literal(''), z.array(z.unknown())]).safeParse(intrinsic['Fn::Join']);
  if (join.success) return join.data[1].map(textOf).join('');
  const named = intrinsic['Ref'] ?? intrinsic['Fn::GetAtt'] ?? intrinsic['Fn::ImportValue'];
  return `<${Array.isArray(named) ? named.join('.') : String(named)}>`;
};

const statementSchema = z.object({
  Effect: z.string(),
  Action: oneOrMore.transform((actions) => actions.map(String)),
  Resource: oneOrMore.transform((resources) => resources.map(textOf)),
  Condition: z.unknown().optional(),
  Principal: z.unknown().optional(),
});
export type Statement = z.infer<typeof statementSchema>;
const policySchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });

export const resourcesOf = (template: Template, type: string): Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    ...resourceSchema.parse(resource),
  }));

export const statementsOf = ({ Properties }: Resource): Statement[] =>
  policySchema.parse(Properties).PolicyDocument.Statement;

/** Throws when there is not exactly one. */
export const theOnly = (template: Template, type: string): Resource => {
  const [first, second] = resourcesOf(template, type);
  if (!first || second) throw new Error(`Expected one ${type}.`);
  return first;
};
