/**
 * The OpenAPI 3.1 document, generated from the route table and the contracts of requests and answers, so that it cannot
 * differ from what the handlers parse. What they answer is held to it by test/fuzz.
 */
import type * as z from 'zod';
import { answerSchema, componentSchemas, type JsonSchema } from './open-api-schemas.ts';
import { exampleOf } from './documentation/examples.ts';
import { parameterExamples, parameters } from './documentation/parameters.ts';
import { described } from './documentation/described.ts';
import { refinementsOf, requestSchema } from './documentation/request-schemas.ts';
import { requestHeadersSchema } from './request-headers.ts';
import { tagOf, tags } from './documentation/tags.ts';
import { lateEntryReasons } from '../case/answer-codes.ts';
import { problemResponses, refusalsOf } from './open-api-problems.ts';
import { type HeaderName, mediaTypes, type Response, responses } from './responses.ts';
import { type Operation, operations, type Route, routes } from './routes.ts';

/** What is sent beside an unusual time; the contract of the body keeps nothing of it. */
const confirmation = { const: true };
const lateReason = { enum: lateEntryReasons };
const withBesides = (json: JsonSchema, besides: Readonly<Record<string, object>>): JsonSchema => {
  const { oneOf, properties } = json;
  if (Array.isArray(oneOf))
    return { ...json, oneOf: oneOf.map((one: JsonSchema) => withBesides(one, besides)) };
  return { ...json, properties: { ...Object(properties), ...besides } };
};

const bodySchema = ({ body, confirmsTimes, takesLateReason }: Route): JsonSchema | undefined => {
  const json = body && requestSchema(body);
  const besides = {
    ...(confirmsTimes && { confirmUnusualTime: confirmation }),
    ...(takesLateReason && { lateEntryReason: lateReason }),
  };
  return json && Object.keys(besides).length > 0 ? withBesides(json, besides) : json;
};

const parameter = (place: 'path' | 'query' | 'header', name: string, member: z.ZodType) => {
  const schema = requestSchema(member);
  const example = exampleOf(name, schema, parameterExamples);
  return {
    name,
    in: place,
    // No query parameter is required: every list has a first page.
    required: place === 'path',
    description: parameters[name],
    schema,
    example,
  };
};

const parametersOf = (place: 'path' | 'query', schema: z.ZodObject | undefined) =>
  Object.entries<z.ZodType>(schema?.shape ?? {}).map(([name, member]) => parameter(place, name, member));

const headers: Readonly<Record<HeaderName | 'Cache-Control' | 'Retry-After' | 'WWW-Authenticate', object>> = {
  'Cache-Control': {
    description: 'What is said of a person is stored by nobody on the way.',
    required: true,
    schema: { type: 'string', minLength: 1 },
  },
  ETag: {
    description: 'The version of the case, or the revision of the registry, for If-Match.',
    schema: { type: 'string', pattern: '^"\\d+"$' },
  },
  Location: { description: 'Where what was created is found.', schema: { type: 'string', pattern: '^/' } },
  'Idempotency-Replayed': {
    description: 'The answer of the first request with this Idempotency-Key.',
    schema: { const: 'true' },
  },
  'Retry-After': {
    description:
      'After how many seconds the request may be repeated; of dailyQuota, how long it is until the next day in New York.',
    required: true,
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  'WWW-Authenticate': {
    description:
      'That a token is asked for, and of one that was sent and is not taken, error="invalid_token" (RFC 6750).',
    required: true,
    schema: { type: 'string', pattern: '^Bearer realm=' },
  },
  'Content-Security-Policy': { description: 'What the page may load.', schema: { type: 'string' } },
};

const headerReference = (name: string) => [name, { $ref: `#/components/headers/${name}` }] as const;

const successOf = (operation: Operation) => {
  const { content, headers: own }: Response = responses[operation];
  return {
    description: 'Done.',
    headers: Object.fromEntries(['Cache-Control', ...own].map(headerReference)),
    content: Object.fromEntries(
      mediaTypes.flatMap((mediaType) => {
        const schema = content[mediaType];
        return schema ? [[mediaType, { schema: described(answerSchema(schema), operation) }]] : [];
      }),
    ),
  };
};

const acceptedOf = (operation: Operation) => {
  const { accepted, headers: own }: Response = responses[operation];
  if (!accepted) return {};
  return {
    202: {
      description: 'Proposed: another person confirms it, and until then nothing is changed.',
      headers: Object.fromEntries(['Cache-Control', ...own].map(headerReference)),
      content: { 'application/json': { schema: described(answerSchema(accepted), operation) } },
    },
  };
};

const headersOfWrites = (
  [
    ['Idempotency-Key', 'idempotency-key'],
    ['If-Match', 'if-match'],
  ] as const
).map(([name, member]) => parameter('header', name, requestHeadersSchema.shape[member]));

/** What is asked of the parameters of a query together, which no schema of one of them can say. */
const descriptionOf = ({ query }: Route): { description?: string } => {
  const sentences = query ? refinementsOf(query) : [];
  return sentences.length > 0 ? { description: sentences.join(' ') } : {};
};

const operationOf = (operationId: Operation, route: Route) => ({
  operationId,
  tags: [tagOf[operationId]],
  summary: route.summary,
  ...descriptionOf(route),
  security: [{ token: [] }],
  'x-roles': route.roles,
  parameters: [
    ...parametersOf('path', route.pathParameters),
    ...parametersOf('query', route.query),
    ...(route.method === 'GET' ? [] : headersOfWrites),
  ],
  ...(route.body && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: described(bodySchema(route), operationId) } },
    },
  }),
  responses: {
    [route.success]: successOf(operationId),
    ...acceptedOf(operationId),
    ...refusalsOf(operationId),
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
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      description: 'From a State PC’s referral to the 48-hour contact.',
    },
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(componentSchemas()).map(([name, schema]) => [name, described(schema, name)]),
      ),
      headers,
      responses: problemResponses,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
