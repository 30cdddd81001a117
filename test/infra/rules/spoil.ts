/** Ways of spoiling one thing in the templates of a stage. Each throws when there is no such thing to spoil. */
import * as z from 'zod';
import { at, listAt, type Template } from '../../../lib/rules/deployment.ts';

export type Spoil = (templates: ReadonlyMap<string, Template>) => void;
export type Case = readonly [rule: string, when: string, spoil: Spoil];
type Path = readonly (string | number)[];
type Resource = Template['Resources'][string];

const resourceIn = (templates: ReadonlyMap<string, Template>, type: string, id: string): Resource => {
  const found = [...templates.values()]
    .flatMap(({ Resources }) => Object.entries(Resources))
    .find(([name, { Type }]) => Type === type && name.startsWith(id));
  if (!found) throw new Error(`There is no ${type} ${id}.`);
  return found[1];
};

const put = (target: unknown, path: Path, value: unknown): void => {
  const parent = at(target, ...path.slice(0, -1));
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined)
    throw new Error(`There is no ${path.join('.')}.`);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
};

/** `undefined` takes the property away. */
export const setting =
  (type: string, id: string, path: Path, value: unknown): Spoil =>
  (templates) => {
    put(resourceIn(templates, type, id).Properties, path, value);
  };

export const keeping =
  (type: string, id: string, deletionPolicy: string): Spoil =>
  (templates) => {
    resourceIn(templates, type, id).DeletionPolicy = deletionPolicy;
  };

export const adding =
  (stack: string, Type: string, Properties: Record<string, unknown> = {}): Spoil =>
  (templates) => {
    const template = templates.get(stack);
    if (!template) throw new Error(`There is no stack ${stack}.`);
    template.Resources['Added'] = { Type, Properties };
  };

/** Changes the statements of a policy, wherever the resource keeps it. */
const statements =
  (type: string, id: string, document: string, change: (all: readonly unknown[]) => unknown[]): Spoil =>
  (templates) => {
    const { Properties } = resourceIn(templates, type, id);
    put(Properties, [document, 'Statement'], change(listAt(Properties, document, 'Statement')));
  };

export const alsoAllowing = (type: string, id: string, document: string, statement: object): Spoil =>
  statements(type, id, document, (all) => [...all, { Effect: 'Allow', ...statement }]);

/** Keeps only the statements that say none of this. */
export const without = (type: string, id: string, document: string, text: string): Spoil =>
  statements(type, id, document, (all) => {
    const left = all.filter((one) => !JSON.stringify(one).includes(text));
    if (left.length === all.length) throw new Error(`No statement of ${id} has ${text}.`);
    return left;
  });

/** Takes the conditions of every statement away. */
export const unconditionally = (type: string, id: string, document: string): Spoil =>
  statements(type, id, document, (all) =>
    all.map((one) => {
      const { Condition, ...rest } = z.record(z.string(), z.unknown()).parse(one);
      return rest;
    }),
  );

/** Replaces text in the definition of a state machine. */
export const defining =
  (id: string, text: string, instead: string): Spoil =>
  (templates) => {
    const { Properties } = resourceIn(templates, 'AWS::StepFunctions::StateMachine', id);
    const definition = String(Properties['DefinitionString']);
    if (!definition.includes(text)) throw new Error(`The definition has no ${text}.`);
    Properties['DefinitionString'] = definition.replace(text, instead);
  };
