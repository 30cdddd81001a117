/**
 * The line that API Gateway writes for a request, filled in from the request and its answer as the gateway would. Its
 * variables are read from the source of the stacks, which is quicker than to synthesize them in every test that needs a
 * line; test/infra/api-stack.test.ts holds the deployed stage to its own list. A variable that nobody has said the content
 * of is refused.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import * as z from 'zod';
import { subjectSchema } from '../../domain/shared/actor.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every variable of the gateway's context that the stacks name in a string. */
const variablesOfStacks = (): string[] => {
  const sources = globSync('lib/**/*.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  return [...new Set(sources.join('\n').match(/(?<=')\$context\.[\w.]+(?=')/g))];
};

/** The format as the stacks have it, and any other that a test tries. */
export const formatOf = (variables: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(variables.map((variable) => [variable.slice(1), variable])));
export const deployedFormat = formatOf(variablesOfStacks());

type Contents = (event: APIGatewayProxyEvent, result: APIGatewayProxyResult) => unknown;

const contextVariables: Readonly<Record<string, Contents>> = {
  requestId: ({ requestContext }) => requestContext.requestId,
  extendedRequestId: ({ requestContext }) => requestContext.requestId,
  requestTime: ({ requestContext }) => new Date(requestContext.requestTimeEpoch).toISOString(),
  requestTimeEpoch: ({ requestContext }) => requestContext.requestTimeEpoch,
  httpMethod: ({ httpMethod }) => httpMethod,
  resourcePath: ({ resource }) => resource,
  resourceId: ({ resource }) => resource,
  path: ({ path }) => path,
  protocol: ({ requestContext }) => requestContext.protocol,
  stage: ({ requestContext }) => requestContext.stage,
  status: (_event, { statusCode }) => statusCode,
  responseLatency: () => 12,
  integrationLatency: () => 11,
  responseLength: (_event, { body }) => body.length,
  'error.responseType': () => '-',
  'error.message': () => '-',
  'identity.sourceIp': ({ requestContext }) => requestContext.identity.sourceIp,
  'identity.userAgent': ({ headers }) => headers['user-agent'] ?? '-',
  // As verify-token answers it: what is no subject opens nothing, and is nobody.
  'authorizer.principalId': ({ requestContext }) => subjectOf(requestContext.authorizer),
  'authorizer.claims.sub': ({ requestContext }) => claimOf(requestContext.authorizer, 'sub'),
  'authorizer.claims.email': ({ requestContext }) => claimOf(requestContext.authorizer, 'email'),
};

const signedInSchema = z.object({ sub: subjectSchema });
const subjectOf = (authorizer: unknown): string => signedInSchema.safeParse(authorizer).data?.sub ?? 'nobody';

const claimsSchema = z.object({ claims: z.record(z.string(), z.unknown()) });
const claimOf = (authorizer: unknown, name: string): unknown =>
  claimsSchema.safeParse(authorizer).data?.claims[name] ?? '-';

export const accessLogLine = (
  format: string,
  event: APIGatewayProxyEvent,
  result: APIGatewayProxyResult,
): string =>
  format.replaceAll(/\$context\.([A-Za-z.]+)/g, (_whole, variable: string) => {
    const contents = contextVariables[variable];
    if (!contents) throw new RangeError(`Say in access-log.ts what $context.${variable} holds.`);
    return String(contents(event, result));
  });
