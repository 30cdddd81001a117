/**
 * Templates with every reference filled in as a deployment would: one account, one region, one made-up ARN for each
 * resource, exports followed from stack to stack. What is left is data, so that policies can be evaluated.
 */
import * as z from 'zod';
import type { Templates } from './synthesized.ts';

export const account = '111122223333';
export const region = 'us-east-1';

const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::URLSuffix': 'amazonaws.com',
};
const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});
type RawTemplate = z.infer<typeof templateSchema>;

export interface ResolvedResource {
  stack: string;
  id: string;
  arn: string;
  type: string;
  properties: Record<string, unknown>;
}

/** A state machine is known by its name, since policies and executions spell it; everything else by its logical id. */
const arnOf = (id: string, { Type, Properties }: RawTemplate['Resources'][string]): string =>
  Type === 'AWS::StepFunctions::StateMachine'
    ? arn('states', `stateMachine:${String(Properties['StateMachineName'])}`)
    : arn('any', id);

class Resolver {
  readonly #templates: ReadonlyMap<string, RawTemplate>;
  readonly #exports = new Map<string, { stack: string; value: unknown }>();

  constructor(templates: ReadonlyMap<string, RawTemplate>) {
    this.#templates = templates;
    for (const [stack, { Outputs }] of templates)
      for (const { Value, Export } of Object.values(Outputs))
        if (Export) this.#exports.set(Export.Name, { stack, value: Value });
  }

  resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.resolve(stack, item));
    if (typeof value !== 'object' || value === null) return value;
    const object = z.record(z.string(), z.unknown()).parse(value);
    const [key, argument] = Object.entries(object)[0] ?? [];
    const isIntrinsic = key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
    if (isIntrinsic) return this.#intrinsic(stack, key, argument);
    return Object.fromEntries(
      Object.entries(object).map(([name, item]) => [name, this.resolve(stack, item)]),
    );
  }

  #intrinsic(stack: string, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return pseudo[String(argument)] ?? this.#arnIn(stack, String(argument));
      case 'Fn::GetAtt': {
        const [id = '', attribute = ''] = z.array(z.string()).parse(argument);
        return attribute === 'Arn' ? this.#arnIn(stack, id) : `${this.#arnIn(stack, id)}#${attribute}`;
      }
      case 'Fn::Join': {
        const [glue, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
        return parts.map((part) => String(this.resolve(stack, part))).join(glue);
      }
      case 'Fn::ImportValue': {
        const found = this.#exports.get(String(argument));
        if (!found) throw new Error(`Nobody exports ${String(argument)}.`);
        return this.resolve(found.stack, found.value);
      }
      default:
        return `<${name}>`;
    }
  }

  #arnIn(stack: string, id: string): string {
    const resource = this.#templates.get(stack)?.Resources[id];
    return resource ? arnOf(id, resource) : arn('parameter', id);
  }
}

export const resolveTemplates = (templates: Partial<Templates>): ResolvedResource[] => {
  const raw = new Map(
    Object.entries(templates).map(([name, template]) => [name, templateSchema.parse(template.toJSON())]),
  );
  const resolver = new Resolver(raw);
  return [...raw].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, resource]) => ({
      stack,
      id,
      arn: arnOf(id, resource),
      type: resource.Type,
      properties: z.record(z.string(), z.unknown()).parse(resolver.resolve(stack, resource.Properties)),
    })),
  );
};
