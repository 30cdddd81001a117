/**
 * The refusals of every operation in the API document: one named response a status, with the codes that it comes with and an
 * example of each, in the words of domain/shared/problems.ts.
 */
import { type ProblemKind, problemKinds } from '../shared/problem-kinds.ts';
import { deployedCodes, headersOf, nextStepOf, problemBody, problems } from '../shared/problems.ts';
import { responses } from './responses.ts';
import { type Operation, type Route, routes } from './routes.ts';

/** Of a path, and so of none of its operations. */
type OfPath = 'methodNotAllowed';
type OfOperation = Exclude<ProblemKind, OfPath>;

const documented: Readonly<Record<OfOperation, string>> = {
  invalid: 'Invalid',
  unauthenticated: 'Unauthenticated',
  forbidden: 'Forbidden',
  notFound: 'NotFound',
  conflict: 'Conflict',
  preconditionFailed: 'Changed',
  tooLarge: 'TooLarge',
  unsupportedMediaType: 'NotJson',
  rule: 'AgainstARule',
  tooMany: 'TooMany',
  fault: 'Failed',
  unavailable: 'Busy',
  tooSlow: 'TooSlow',
};
const isKind = (name: string): name is OfOperation => Object.hasOwn(documented, name);
const kinds = Object.keys(documented).filter(isKind);

/** Every code of a kind, with what to do next; what is wrong is said in the case itself where it is not always the same. */
const examplesOf = (kind: OfOperation) =>
  Object.fromEntries(
    deployedCodes(kind).map((code) => {
      const said = problems[code];
      const detail = 'detail' in said ? said.detail : problemKinds[kind].title;
      return [code, { summary: nextStepOf(code), value: problemBody({ code, detail }) }];
    }),
  );

export const problemResponses = Object.fromEntries(
  kinds.map((kind) => [
    documented[kind],
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
          examples: examplesOf(kind),
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
      .map((kind) => ({ status: problemKinds[kind].status, name: documented[kind] }))
      .filter(({ status }) => statuses.includes(status))
      .map(({ status, name }) => [String(status), { $ref: `#/components/responses/${name}` }]),
  );
};
