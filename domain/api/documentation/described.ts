/** Puts beside every member of every schema of the API document what it is and an example (members.ts). */
import { exampleOf } from './examples.ts';
import { members, membersWithin } from './members.ts';
import type { JsonSchema } from './refinements.ts';

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is said of a member of `within`; undefined where no row stands. */
const descriptionOf = (within: string, name: string): string | undefined =>
  membersWithin[`${within}.${name}`] ?? members[name];

const memberOf = (within: string, name: string, schema: JsonSchema): JsonSchema => {
  // A sentence of its own says what no schema can, and stands behind.
  const description = [descriptionOf(within, name), schema['description']].filter(Boolean).join(' ');
  const example = exampleOf(name, schema);
  return {
    ...(described(schema, name) as JsonSchema),
    description,
    ...(example !== undefined && { examples: [example] }),
  };
};

/** Values, in which a word that JSON Schema has too means something else. */
const values = new Set(['const', 'default', 'enum', 'example', 'examples', 'required']);

/** @param within the member that holds the schema, or the name of the schema or operation that it is of */
export const described = (node: unknown, within: string): unknown => {
  if (Array.isArray(node)) return node.map((item: unknown) => described(item, within));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (values.has(key)) return [key, value];
      if (key !== 'properties' || !isObject(value) || node['type'] !== 'object')
        return [key, described(value, within)];
      const own = Object.entries(value).map(([name, schema]) => [
        name,
        memberOf(within, name, schema as JsonSchema),
      ]);
      return [key, Object.fromEntries(own) as unknown];
    }),
  );
};
