/**
 * Turns what a handler throws into application/problem+json. A refusal says what to do next; a fault says nothing of
 * its cause to the caller and logs only its name.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ConcurrentWrite, type Log, StoreBusy, UnknownCursor } from '../../domain/ports/ports.ts';
import { headersOf, problemBody } from '../../domain/shared/problems.ts';
import { Refused } from '../../domain/shared/refusal.ts';
import type { Operation } from '../../domain/api/routes.ts';

/**
 * middy's body parser throws http errors: 415 for another content type, 422 for text that is not JSON, and for JSON with a
 * key that could reach the prototype of every object.
 */
const refusedBody = (error: unknown): Refused | undefined => {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 415) return new Refused({ code: 'unsupportedMediaType' });
  if (status !== 422) return undefined;
  return error instanceof Error && error.message === 'Forbidden key in JSON body'
    ? new Refused({
        code: 'forbiddenKey',
        detail:
          'The body has a field named __proto__, or constructor with prototype in it, which is never taken.',
        errors: [{ field: 'body', message: 'Remove the field named __proto__ or constructor.' }],
      })
    : new Refused({ code: 'malformedJson', errors: [{ field: 'body', message: 'This is not JSON.' }] });
};

const refusedBy = (error: unknown): Refused | undefined => {
  if (error instanceof Refused) return error;
  if (error instanceof ConcurrentWrite)
    return new Refused({
      code: 'concurrentWrite',
      detail: 'Others were writing to this case at the same moment.',
    });
  if (error instanceof UnknownCursor)
    return new Refused({
      code: 'unknownCursor',
      detail: 'The cursor is not one that this list gave to you.',
      errors: [{ field: 'query.cursor', message: 'Give the cursor of the page before.' }],
    });
  return refusedBody(error);
};

const bodyFor = (error: unknown) => {
  if (error instanceof StoreBusy) return problemBody({ code: 'busy' });
  const refused = refusedBy(error);
  if (!refused) return problemBody({ code: 'internal' });
  const { kind, code, detail, next, retryAfterSeconds, ...particulars } = refused.refusal;
  return { ...problemBody({ code, detail, next }), ...particulars };
};

const whenToRepeat = (error: unknown): { 'Retry-After'?: string } => {
  const seconds = error instanceof Refused ? error.refusal.retryAfterSeconds : undefined;
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
};

export const problemFor = (error: unknown): APIGatewayProxyResult => {
  const body = bodyFor(error);
  return {
    statusCode: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headersOf(body.status),
      ...whenToRepeat(error),
    },
    body: JSON.stringify(body),
  };
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
