/**
 * What our own rules look at: the synthesized templates of one stage, read as they will be deployed. Pure, so that each
 * rule can be shown a bad template (test/infra/rules). References stay text in angle brackets.
 */
import * as z from 'zod';

const resourceSchema = z.object({
  Type: z.string(),
  DeletionPolicy: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema).default({}) });
export type Template = z.infer<typeof templateSchema>;
export const parseTemplate = (json: unknown): Template => templateSchema.parse(json);

export interface Deployment {
  /** True where records outlive their stacks: what is kept must be protected. */
  kept: boolean;
  /** By stack. */
  templates: ReadonlyMap<string, Template>;
}

export interface Resource {
  stack: string;
  id: string;
  deletionPolicy: string | undefined;
  properties: Readonly<Record<string, unknown>>;
}

export interface Problem {
  stack: string;
  resource: string;
  problem: string;
}

export interface TemplateRule {
  id: string;
  /** What holds where the rule is kept. */
  holds: string;
  check: (deployment: Deployment) => Problem[];
}

export const resourcesOf = ({ templates }: Deployment, ...types: readonly string[]): Resource[] =>
  [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, { Type }]) => types.includes(Type))
      .map(([id, { DeletionPolicy, Properties }]) => ({
        stack,
        id,
        deletionPolicy: DeletionPolicy,
        properties: Properties,
      })),
  );

/** A rule about every resource of some types: what is wrong with one, in words. */
export const ruleOnEach = (
  id: string,
  holds: string,
  types: readonly string[],
  problemsOf: (resource: Resource, deployment: Deployment) => Iterable<string>,
): TemplateRule => ({
  id,
  holds,
  check: (deployment) =>
    resourcesOf(deployment, ...types).flatMap((resource) =>
      [...problemsOf(resource, deployment)].map((problem) => ({
        stack: resource.stack,
        resource: resource.id,
        problem,
      })),
    ),
});

const joinSchema = z.tuple([z.literal(''), z.array(z.unknown())]);
const objectSchema = z.record(z.string(), z.unknown());

/** An ARN or name as text: what CloudFormation fills in stands in angle brackets. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return value === undefined ? '' : JSON.stringify(value);
  if (Array.isArray(value)) return value.map(textOf).join(',');
  const intrinsic = objectSchema.parse(value);
  const join = joinSchema.safeParse(intrinsic['Fn::Join']);
  if (join.success) return join.data[1].map(textOf).join('');
  const named = intrinsic['Ref'] ?? intrinsic['Fn::GetAtt'] ?? intrinsic['Fn::ImportValue'];
  return `<${Array.isArray(named) ? named.join('.') : textOf(named)}>`;
};

/** The value at a path of keys and indexes; undefined where there is none. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

export const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};
