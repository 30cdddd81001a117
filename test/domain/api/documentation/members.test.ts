/** Every member and parameter of the API document is described, with an example that its own schema takes. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { members, membersWithin } from '../../../../domain/api/documentation/members.ts';
import { parameters } from '../../../../domain/api/documentation/parameters.ts';
import { openApiDocument } from '../../../../domain/api/open-api.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

interface Member {
  within: string;
  name: string;
  schema: Node;
}
const values = new Set(['const', 'default', 'enum', 'example', 'examples', 'required']);

const membersIn = (node: unknown, within: string): Member[] => {
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (values.has(key)) return [];
    if (key !== 'properties' || !isNode(value) || node['type'] !== 'object') return membersIn(value, within);
    return Object.entries(value).flatMap(([name, schema]) => [
      { within, name, schema: schema as Node },
      ...membersIn(schema, name),
    ]);
  });
};

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  paths: Record<string, Record<string, Node>>;
  components: { schemas: Record<string, Node> };
};
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const found = [
  ...operations.flatMap(({ operationId, requestBody, responses }) =>
    membersIn([requestBody, responses], String(operationId)),
  ),
  ...Object.entries(document.components.schemas).flatMap(([name, schema]) => membersIn(schema, name)),
];
const parametersFound = operations.flatMap(
  (operation) => operation['parameters'] as readonly { name: string; schema: Node; example?: unknown }[],
);

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'https://warm-handoff.example/openapi.json', ...document });

describe('a member of a request or an answer', () => {
  it('has a row that says what it is, and no row is of none: put it into domain/api/documentation/members-*.ts', () => {
    const names = new Set(found.map(({ name }) => name));
    const within = new Set(found.map((member) => `${member.within}.${member.name}`));
    expect({
      withoutRow: [...names].filter((name) => !Object.hasOwn(members, name)).toSorted(),
      rowsOfNothing: [
        ...Object.keys(members).filter((name) => !names.has(name)),
        ...Object.keys(membersWithin).filter((path) => !within.has(path)),
      ],
    }).toEqual({ withoutRow: [], rowsOfNothing: [] });
  });

  it('is described in the document', () => {
    expect(found.length).toBeGreaterThan(3_000);
    expect(found.filter(({ schema }) => typeof schema['description'] !== 'string')).toEqual([]);
  });

  it('has an example wherever it is no object itself, and its schema takes it', () => {
    const isLeaf = ({ schema }: Member): boolean => {
      const items = Object(schema['items']) as Node;
      const kinds = [
        schema['type'],
        items['type'] ?? (items['$ref'] || items['anyOf'] || items['oneOf'] ? 'object' : undefined),
      ];
      return !kinds.includes('object') && !schema['$ref'] && !schema['anyOf'] && !schema['oneOf'];
    };
    const without = found.filter((member) => isLeaf(member) && member.schema['examples'] === undefined);
    expect(without.map(({ within, name }) => `${within}.${name}`)).toEqual([]);
    const wrong = found.flatMap(({ within, name, schema }) => {
      const [example] = (schema['examples'] as readonly unknown[] | undefined) ?? [];
      if (example === undefined || ajv.validate(schema, example)) return [];
      return [`${within}.${name}: ${JSON.stringify(example)} ${ajv.errorsText()}`];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });
});

describe('a parameter', () => {
  it('has a row that says what it is, and no row is of none: put it into domain/api/documentation/parameters.ts', () => {
    const names = new Set(parametersFound.map(({ name }) => name));
    expect({
      withoutRow: [...names].filter((name) => !Object.hasOwn(parameters, name)).toSorted(),
      rowsOfNothing: Object.keys(parameters).filter((name) => !names.has(name)),
    }).toEqual({ withoutRow: [], rowsOfNothing: [] });
  });

  it('has an example that its schema takes', () => {
    const wrong = parametersFound.filter(
      ({ schema, example }) => example === undefined || !ajv.validate(schema, example),
    );
    expect(wrong.map(({ name, example }) => [name, example])).toEqual([]);
  });
});
