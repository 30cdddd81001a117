/** The API document as its readers use it: valid by the standard, and closed, so that nothing undeclared can be answered. */
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod';
import { openApiDocument } from '../../../domain/api/open-api.ts';
import { responses } from '../../../domain/api/responses.ts';
import { problemSchema } from '../../../domain/api/problem-contract.ts';
import { deployedCodes } from '../../../domain/shared/problems.ts';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';

const written = JSON.stringify(openApiDocument());
const anyObject = z.record(z.string(), z.unknown());
const document = z
  .looseObject({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.looseObject({ responses: z.record(z.string(), anyObject) })),
    ),
    components: z.looseObject({
      schemas: z.record(z.string(), anyObject),
      responses: z.record(z.string(), anyObject),
    }),
  })
  .parse(JSON.parse(written));

const table = operations.map((operation): [string, Route] => [operation, routes[operation]]);
const answersOf = (route: Route) => document.paths[route.path]?.[route.method.toLowerCase()]?.responses ?? {};

/** Where a schema lets through what it does not name. */
const openIn = (schema: unknown, path: string): string[] => {
  if (Array.isArray(schema)) return schema.flatMap((member, index) => openIn(member, `${path}/${index}`));
  const parsed = anyObject.safeParse(schema);
  if (!parsed.success) return [];
  // What a member is said to be closes nothing.
  const { description, examples, ...data } = parsed.data;
  const isObject = data['type'] === 'object';
  const named = data['properties'] !== undefined;
  const open =
    Object.keys(data).length === 0 || (isObject && named && data['additionalProperties'] !== false)
      ? [path]
      : [];
  return [...open, ...Object.entries(data).flatMap(([name, member]) => openIn(member, `${path}/${name}`))];
};

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    const validator = new Validator();
    const verdict = await validator.validate(z.record(z.string(), z.unknown()).parse(JSON.parse(written)));
    expect(verdict).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const references = [...written.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    const components = z.record(z.string(), anyObject).parse(document.components);
    const lost = references.filter(
      ([, section, name]) => components[section ?? '']?.[name ?? ''] === undefined,
    );
    expect(lost).toEqual([]);
  });

  it.each(table)('%s: says what each media type of its answer holds, and each refusal', (name, route) => {
    const answers = answersOf(route);
    const operation = operations.find((known) => known === name)!;
    const { content } = z.looseObject({ content: anyObject }).parse(answers[String(route.success)]);
    expect(Object.keys(content)).toEqual(Object.keys(responses[operation].content));
    const signedIn = route.roles.length > 0 ? ['400', '401', '403', '413'] : [];
    const own = responses[operation].refusals.map(String);
    const body = route.body ? ['415'] : [];
    const waiting = 'accepted' in responses[operation] ? ['202'] : [];
    expect(Object.keys(answers).toSorted()).toEqual(
      [
        String(route.success),
        ...waiting,
        ...signedIn,
        ...body,
        ...own,
        '429',
        '500',
        '503',
        '504',
      ].toSorted(),
    );
  });

  it('declares every member of every answer: no object is open, except the document itself', () => {
    const { GetOpenApiAnswer, ...schemas } = document.components.schemas;
    expect(GetOpenApiAnswer).toBeDefined();
    expect(openIn(schemas, '')).toEqual([]);
  });

  it('gives an example of every code of a refusal, as the server says it', () => {
    const content = z.object({
      content: z.object({
        'application/problem+json': z.object({
          examples: z.record(z.string(), z.object({ value: problemSchema })),
        }),
      }),
    });
    const codes = Object.values(document.components.responses).flatMap((response) =>
      Object.entries(content.parse(response).content['application/problem+json'].examples).map(
        ([name, { value }]) => {
          expect(value.code).toBe(name);
          return name;
        },
      ),
    );
    // What a path answers to another method is of no operation.
    expect([...codes, 'methodNotAllowed'].toSorted()).toEqual(deployedCodes().toSorted());
  });
});
