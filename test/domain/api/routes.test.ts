import { functionOf } from '../../../domain/shared/function-names.ts';
import { describe, it, expect } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { openApiDocument } from '../../../domain/api/open-api.ts';
import { bodyLimitOf, type Operation, operations, type Route, routes } from '../../../domain/api/routes.ts';

const table = operations.map((operation): [Operation, Route] => [operation, routes[operation]]);
/** As any reader of the document gets it. */
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
  security: z.array(z.unknown()).optional(),
  'x-roles': z.array(z.string()).optional(),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({
    schemas: z.looseObject({ Problem: z.looseObject({ required: z.array(z.string()) }) }),
  }),
});
const document = documentSchema.parse(JSON.parse(JSON.stringify(openApiDocument())));

describe('the route table', () => {
  it('names each method and path once', () => {
    const signatures = table.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(signatures).size).toBe(signatures.length);
  });

  it.each(table)('%s: its function exists, and what stands in its path is parsed', (operation, route) => {
    expect(existsSync(join(process.cwd(), 'lambdas/api', functionOf(operation)))).toBe(true);
    const placeholders = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const { required = [] } = route.pathParameters ? z.toJSONSchema(route.pathParameters) : {};
    expect(required).toEqual(placeholders);
  });

  it('no route is open to whoever is not signed in', () => {
    expect(table.filter(([, { roles }]) => roles.length === 0)).toEqual([]);
  });

  it('a body may have 64 KB, a referral 256', () => {
    const limits = table
      .filter(([, { body }]) => body !== undefined)
      .map(([operation, route]) => [operation, bodyLimitOf(route) / 1_024]);
    expect(limits.filter(([, kilobytes]) => kilobytes !== 64)).toEqual([
      ['submitReferral', 256],
      ['resubmitReferral', 256],
    ]);
  });

  it.each([
    [{}, { limit: 25 }],
    [
      { limit: '100', cursor: 'abc_-9' },
      { limit: 100, cursor: 'abc_-9' },
    ],
  ])('a page asked for as %j is read as %j', (query, page) => {
    expect(routes.listCases.query.parse(query)).toEqual(page);
  });

  it.each([
    { limit: '0' },
    { limit: '101' },
    { limit: '2.5' },
    { cursor: 'a b' },
    { cursor: '' },
    { offset: '1' },
  ])('a page asked for as %j is refused', (query) => {
    expect(routes.listCases.query.safeParse(query).success).toBe(false);
  });
});

describe('the OpenAPI document', () => {
  it('lists every route and nothing else', () => {
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`,
      ),
    );
    const declared = table.map(([operation, { method, path }]) => `${operation}: ${method} ${path}`);
    expect(listed.toSorted()).toEqual(declared.toSorted());
  });

  it.each(table)('%s: roles, parameters, body and success are those of the table', (operation, route) => {
    const described = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(described?.operationId).toBe(operation);
    expect(described?.['x-roles'] ?? []).toEqual(route.roles);
    expect(described?.security).toBeDefined();
    expect(described?.requestBody !== undefined).toBe(route.body !== undefined);
    expect(Object.keys(described?.responses ?? {})).toContain(String(route.success));
    const parameters = described?.parameters ?? [];
    expect(parameters.filter((parameter) => parameter.in === 'path').every(({ required }) => required)).toBe(
      true,
    );
    expect(parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(route.method !== 'GET');
  });

  it('lists of pages take limit and cursor, neither of them required', () => {
    const { parameters } = document.paths['/work-items']!.get!;
    expect(parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['limit', 'query', false],
      ['cursor', 'query', false],
    ]);
  });

  it('a problem always says what to do next', () => {
    expect(document.components.schemas.Problem.required).toContain('next');
  });
});
