/**
 * The refusals of every operation in the API document: one named response a status, with the codes that it comes with and an
 * invented example, in the words of domain/shared/problems.ts.
 */
import { type ProblemKind, problemKinds } from '../shared/problem-kinds.ts';
import { deployedCodes, headersOf, type FixedCode, problemBody } from '../shared/problems.ts';
import { responses } from './responses.ts';
import { type Operation, type Route, routes } from './routes.ts';

/** Of a path, and so of none of its operations. */
type OfPath = 'methodNotAllowed';
type OfOperation = Exclude<ProblemKind, OfPath>;

const documented: Readonly<Record<OfOperation, { name: string; example: FixedCode }>> = {
  invalid: { name: 'Invalid', example: 'invalid' },
  unauthenticated: { name: 'Unauthenticated', example: 'unauthenticated' },
  forbidden: { name: 'Forbidden', example: 'forbidden' },
  notFound: { name: 'NotFound', example: 'notFound' },
  conflict: { name: 'Conflict', example: 'workItemDone' },
  preconditionFailed: { name: 'Changed', example: 'versionChanged' },
  tooLarge: { name: 'TooLarge', example: 'tooLarge' },
  unsupportedMediaType: { name: 'NotJson', example: 'unsupportedMediaType' },
  rule: { name: 'AgainstARule', example: 'idempotencyKeyReused' },
  tooMany: { name: 'TooMany', example: 'tooManyRequests' },
  fault: { name: 'Failed', example: 'internal' },
  unavailable: { name: 'Busy', example: 'busy' },
  tooSlow: { name: 'TooSlow', example: 'timeout' },
};
const isKind = (name: string): name is OfOperation => Object.hasOwn(documented, name);
const kinds = Object.keys(documented).filter(isKind);

export const problemResponses = Object.fromEntries(
  kinds.map((kind) => [
    documented[kind].name,
    {
      description: problemKinds[kind].title,
      headers: Object.fromEntries(
        ['Cache-Control', ...Object.keys(headersOf(problemKinds[kind].status))].map((name) => [
          name,
          { $ref: `#/components/headers/${name}` },
        ]),
      ),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              { properties: { code: { enum: deployedCodes(kind) } } },
            ],
          },
          example: problemBody({ code: documented[kind].example }),
        },
      },
    },
  ]),
);

/** What anybody can meet, what comes of signing in and sending something, and what is the operation's own. */
const statusesOf = (operation: Operation): readonly number[] => {
  const route: Route = routes[operation];
  return [
    400,
    401,
    403,
    413,
    ...(route.body ? [415] : []),
    ...responses[operation].refusals,
    429,
    500,
    503,
    504,
  ];
};

export const refusalsOf = (operation: Operation): Readonly<Record<string, { $ref: string }>> => {
  const statuses = statusesOf(operation);
  return Object.fromEntries(
    kinds
      .map((kind) => ({ status: problemKinds[kind].status, name: documented[kind].name }))
      .filter(({ status }) => statuses.includes(status))
      .map(({ status, name }) => [String(status), { $ref: `#/components/responses/${name}` }]),
  );
};
