/** The templates of a stage with the settings of cdk.json, made without bundling, and a reader for what is in them. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readStage, type Stage } from '../../lib/stage.ts';
import type { Stacks } from '../../lib/stacks.ts';
import { buildStacks } from '../../lib/warm-handoff.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');
const cdkSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/** As cdk.json has it. */
export const settledContext = (): Record<string, unknown> =>
  cdkSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8'))).context;

/** The same for a synthesis that bundles nothing and prints no annotation. */
export const cdkContext = (): Record<string, unknown> => ({
  ...settledContext(),
  'aws:cdk:bundling-stacks': [],
  '@aws-cdk/core:annotationsInValidationReport': false,
});

export type Templates = Record<keyof Stacks, Template>;

type StageName = 'dev' | 'prod';
export const stacksOf = (name: StageName): { stage: Stage; stacks: Stacks } => {
  const app = new App({ context: { ...cdkContext(), stage: name } });
  const stage = readStage(app.node);
  return { stage, stacks: buildStacks(app, stage) };
};

const stackNames = ['data', 'platform', 'notices', 'identity', 'workflow', 'api', 'operations'] as const;
type Bodies = Record<keyof Stacks, Record<string, unknown>>;
const bodiesSchema: z.ZodType<Bodies> = z.record(z.enum(stackNames), z.record(z.string(), z.unknown()));

const made = (stage: StageName): Bodies => {
  const { stacks } = stacksOf(stage);
  return bodiesSchema.parse(
    Object.fromEntries(stackNames.map((name) => [name, Template.fromStack(stacks[name]).toJSON()])),
  );
};

/** Whatever a template can come of, as one hash: a template that was made of the same need not be made again. */
const sources = (): string => {
  const hash = createHash('sha256');
  const files = globSync(
    ['lib/**/*', 'domain/**/*', 'data/**/*', 'statemachines/*', 'cdk.json', 'package-lock.json'],
    {
      cwd: projectRoot,
      withFileTypes: true,
    },
  )
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};

/** Every file of these tests wants the same templates, and making them takes seconds. */
const kept = (stage: StageName): Bodies => {
  const file = join(tmpdir(), `warm-handoff-templates-${stage}-${sources()}.json`);
  if (existsSync(file)) return bodiesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const bodies = made(stage);
  // Renamed into place, since two workers may come at once.
  const unfinished = `${file}.${String(process.pid)}`;
  writeFileSync(unfinished, JSON.stringify(bodies), { mode: 0o600 });
  renameSync(unfinished, file);
  return bodies;
};

export const synthesized = (stage: StageName): Templates => {
  const bodies = kept(stage);
  const template = (name: keyof Stacks): Template => Template.fromJSON(bodies[name]);
  return {
    data: template('data'),
    platform: template('platform'),
    notices: template('notices'),
    identity: template('identity'),
    workflow: template('workflow'),
    api: template('api'),
    operations: template('operations'),
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
