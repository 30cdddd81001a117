/**
 * Turns what a handler throws into application/problem+json. A refusal says what to do next; a fault says nothing of
 * its cause to the caller and logs only its name.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ConcurrentWrite, type Log, UnknownCursor } from '../../domain/ports/ports.ts';
import { type Refusal, refusalStatus, Refused } from '../../domain/shared/refusal.ts';
import type { Operation } from '../../domain/api/routes.ts';

const titles = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Your role may not do this',
  404: 'Not found',
  409: 'This does not fit the current state',
  412: 'The case has changed',
  413: 'The request is too large',
  415: 'The request is not JSON',
  422: 'A rule does not allow this',
  500: 'Something failed on our side',
} as const;
type Status = keyof typeof titles;

/**
 * middy's body parser throws http errors: 415 for another content type, 422 for text that is not JSON, and for JSON with a
 * key that could reach the prototype of every object.
 */
const refusalOfBody = (error: unknown): Refusal | undefined => {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 415)
    return {
      kind: 'unsupportedMediaType',
      code: 'unsupportedMediaType',
      detail: 'The body must be JSON.',
      next: 'Send the header content-type: application/json.',
    };
  if (status !== 422) return undefined;
  return error instanceof Error && error.message === 'Forbidden key in JSON body'
    ? {
        kind: 'invalid',
        code: 'forbiddenKey',
        detail:
          'The body has a field named __proto__, or constructor with prototype in it, which is never taken.',
        next: 'Remove that field and send the request again.',
        errors: [{ field: 'body', message: 'Remove the field named __proto__ or constructor.' }],
      }
    : {
        kind: 'invalid',
        code: 'malformedJson',
        detail: 'The body is not JSON.',
        next: 'Check quotes, commas and brackets.',
        errors: [{ field: 'body', message: 'This is not JSON.' }],
      };
};

const refusalFrom = (error: unknown): Refusal | undefined => {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof ConcurrentWrite)
    return {
      kind: 'conflict',
      code: 'concurrentWrite',
      detail: 'Others were writing to this case at the same moment.',
      next: 'Send the request again.',
    };
  if (error instanceof UnknownCursor)
    return {
      kind: 'invalid',
      code: 'unknownCursor',
      detail: 'The cursor is not one that this list gave to you.',
      next: 'Start again without a cursor.',
      errors: [{ field: 'query.cursor', message: 'Give the cursor of the page before.' }],
    };
  return refusalOfBody(error);
};

const problem = (
  status: Status,
  { kind, ...members }: Partial<Refusal> & { code: string },
): APIGatewayProxyResult => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({
    type: `urn:warm-handoff:problem:${members.code}`,
    title: titles[status],
    status,
    ...members,
  }),
});

const fault = problem(500, {
  code: 'internal',
  detail:
    'Nothing was changed, or all of it was: the request may be sent again with the same Idempotency-Key.',
  next: 'Try again in a minute. If it fails again, give the time to your administrator.',
});

export const problemFor = (error: unknown): APIGatewayProxyResult => {
  const refusal = refusalFrom(error);
  return refusal ? problem(refusalStatus[refusal.kind], refusal) : fault;
};

export const problemJson = (
  log: Log,
  operation: Operation,
): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  onError: (request) => {
    request.response = problemFor(request.error);
    if (request.response.statusCode >= 500)
      log.error('HHP5000', {
        operation,
        error: request.error instanceof Error ? request.error.name : 'unknown',
      });
  },
});
