/** The refusals of every operation in the API document: one named response a status, with an invented example. */
import { responses } from './responses.ts';
import { type Operation, type Route, routes } from './routes.ts';

interface Refusal {
  name: string;
  description: string;
  code: string;
  detail: string;
  next: string;
}

/** The words of the examples are those of lambdas/middleware/problem-json.ts and of API Gateway's own answers. */
const refusals: Readonly<Record<number, Refusal>> = {
  400: {
    name: 'Invalid',
    description: 'The request is not valid',
    code: 'invalid',
    detail: '1 field(s) are not as the contract says.',
    next: 'Correct every field that is listed and send the request again. The contract is at /openapi.json.',
  },
  401: {
    name: 'Unauthenticated',
    description: 'Sign in first',
    code: 'unauthenticated',
    detail: 'No valid sign-in came with the request.',
    next: 'Sign in and send the token in the Authorization header.',
  },
  403: {
    name: 'Forbidden',
    description: 'Your role may not do this',
    code: 'forbidden',
    detail: 'Your role does not include this.',
    next: 'Ask your administrator if you need it for your work.',
  },
  404: {
    name: 'NotFound',
    description: 'Not found, or not yours to see',
    code: 'notFound',
    detail: 'There is nothing here that you may see.',
    next: 'Check the reference, or ask the organisation that gave it to you.',
  },
  409: {
    name: 'Conflict',
    description: 'This does not fit the current state',
    code: 'workItemDone',
    detail: 'This work item is no longer open: the first answer counts.',
    next: 'Read the case to see what was decided.',
  },
  412: {
    name: 'Changed',
    description: 'It has changed since it was read',
    code: 'versionChanged',
    detail: 'The case has changed since you read it.',
    next: 'Read the case again, then decide.',
  },
  413: {
    name: 'TooLarge',
    description: 'The request is too large',
    code: 'tooLarge',
    detail: 'The request is larger than the service accepts.',
    next: 'Send less in one request.',
  },
  415: {
    name: 'NotJson',
    description: 'The request is not JSON',
    code: 'unsupportedMediaType',
    detail: 'The body must be JSON.',
    next: 'Send the header content-type: application/json.',
  },
  422: {
    name: 'AgainstARule',
    description: 'A rule does not allow this',
    code: 'idempotencyKeyReused',
    detail: 'This Idempotency-Key was used for another request.',
    next: 'Use a new key for a new request.',
  },
  429: {
    name: 'TooMany',
    description: 'Too many requests',
    code: 'tooManyRequests',
    detail: 'More requests came than the service takes at once.',
    next: 'Repeat the request in a moment, with the same Idempotency-Key if it writes.',
  },
  500: {
    name: 'Failed',
    description: 'Something failed on our side',
    code: 'internal',
    detail: 'Nothing was changed, or all of it was.',
    next: 'Repeat the request in a moment, with the same Idempotency-Key if it writes.',
  },
};

export const problemResponses = Object.fromEntries(
  Object.entries(refusals).map(([status, { name, description, code, detail, next }]) => [
    name,
    {
      description,
      headers: { 'Cache-Control': { $ref: '#/components/headers/Cache-Control' } },
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: {
            type: `urn:warm-handoff:problem:${code}`,
            title: description,
            status: Number(status),
            code,
            detail,
            next,
          },
        },
      },
    },
  ]),
);

/** What anybody can meet, what comes of signing in and sending something, and what is the operation's own. */
const statusesOf = (operation: Operation): readonly number[] => {
  const route: Route = routes[operation];
  return [400, 401, 403, 413, ...(route.body ? [415] : []), ...responses[operation].refusals, 429, 500];
};

export const refusalsOf = (operation: Operation): Readonly<Record<string, { $ref: string }>> => {
  const statuses = statusesOf(operation);
  return Object.fromEntries(
    Object.entries(refusals)
      .filter(([status]) => statuses.includes(Number(status)))
      .map(([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
};
