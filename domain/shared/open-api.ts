/** The OpenAPI 3.1 document, generated from the route table, so that it cannot differ from what the handlers parse. */
import * as z from 'zod';
import type { Route } from './routes.ts';
import { operations, routes } from './routes.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  next: z.string(),
  ruleId: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  state: z.record(z.string(), z.unknown()).optional(),
});

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const parametersOf = (place: 'path' | 'query', schema: z.ZodObject | undefined) => {
  const members: Readonly<Record<string, z.ZodType>> = schema?.shape ?? {};
  return Object.entries(members).map(([name, member]) => ({
    name,
    in: place,
    // No query parameter is required: every list has a first page.
    required: place === 'path',
    schema: jsonSchema(member),
  }));
};

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const operationOf = (operationId: string, route: Route) => ({
  operationId,
  summary: route.summary,
  security: [{ token: [] }],
  'x-roles': route.roles,
  parameters: [
    ...parametersOf('path', route.pathParameters),
    ...parametersOf('query', route.query),
    ...(route.method === 'GET'
      ? []
      : ['Idempotency-Key', 'If-Match'].map((name) => ({
          name,
          in: 'header',
          required: false,
          schema: { type: 'string' },
        }))),
  ],
  ...(route.body && {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } },
  }),
  responses: {
    [route.success]: {
      description: 'Done.',
      content: {
        'application/json': { schema: { type: 'object' } },
        ...(route.alsoAnswers && { [route.alsoAnswers]: { schema: { type: 'string' } } }),
      },
    },
    default: problemResponse('Why not, and what to do next.'),
  },
});

export const openApiDocument = () => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const route: Route = routes[operation];
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(operation, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Warm Handoff',
      version: '0.1.0',
      description: 'From a State PC’s referral to the 48-hour contact.',
    },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
