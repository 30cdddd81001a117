/**
 * The words of every problem that a client can meet, once: kind, status and title, what to do next, and the detail where it
 * is always the same. Handlers, API Gateway's own answers (lib/constructs/api/gateway-problems.ts), the gateway of one
 * machine and the API document read them here. What depends on the case is said where it is decided: a detail, and a
 * next step of its own where the usual one would not help. A code that does not stand here does not compile.
 */

import { problemKinds, type ProblemKind, type Words } from './problem-kinds.ts';
import { refusals } from './refusals.ts';

/** What no rule decides: faults of ours, and what stops a request before a handler. */
const faults = {
  busy: {
    kind: 'unavailable',
    detail: 'More was asked than the service takes at this moment. Nothing was changed.',
    next: 'Repeat the request after the seconds that Retry-After gives, with the same Idempotency-Key if it writes.',
  },
  internal: { kind: 'fault', detail: 'Nothing was changed, or all of it was.' },
  methodNotAllowed: { kind: 'methodNotAllowed', detail: 'Nothing was read and nothing was changed.' },
  stoppedAtTheEdge: {
    kind: 'forbidden',
    detail:
      'The request was not read: it was too large, looked like an attack, or too many came from one address. Nothing was changed.',
    next: 'Send at most 64 KB, 256 KB for a referral. If you did, wait five minutes, then tell your administrator the time.',
  },
  timeout: { kind: 'tooSlow', detail: 'The request took too long. It may still have been carried out.' },
  tooManyRequests: { kind: 'tooMany', detail: 'More requests came than the service takes at once.' },
} as const satisfies Record<string, Words>;

/** What the runtime of one machine alone refuses, under /local and to pages elsewhere. */
const onOneMachine = {
  clockMoving: { kind: 'conflict', next: 'Wait for that move to end.' },
  foreignPage: { kind: 'forbidden', next: 'Use http://127.0.0.1 with its port.' },
  realClock: { kind: 'conflict', next: 'Start it with --clock virtual to move time.' },
} as const satisfies Record<string, Words>;

const deployed = { ...refusals, ...faults } as const;
export const problems = { ...deployed, ...onOneMachine } as const;

export type ProblemCode = keyof typeof problems;
export type RefusalCode = keyof typeof refusals | keyof typeof onOneMachine;
export type RuleCode = {
  [Code in RefusalCode]: (typeof problems)[Code]['kind'] extends 'rule' ? Code : never;
}[RefusalCode];
/** The codes whose detail is always the same. */
export type FixedCode = {
  [Code in ProblemCode]: (typeof problems)[Code] extends { detail: string } ? Code : never;
}[ProblemCode];

const isCode = (name: string): name is ProblemCode => Object.hasOwn(problems, name);
export const problemCodes: readonly ProblemCode[] = Object.keys(problems).filter(isCode);
/** Those that the deployed API can answer with, by kind or all. */
export const deployedCodes = (kind?: ProblemKind): ProblemCode[] =>
  Object.keys(deployed)
    .filter(isCode)
    .filter((code) => kind === undefined || problems[code].kind === kind);

export type Said =
  { code: FixedCode; detail?: string; next?: string } | { code: ProblemCode; detail: string; next?: string };

export const nextStepOf = (code: ProblemCode): string => {
  const { kind, next }: Words = problems[code];
  return next ?? problemKinds[kind].next;
};

/** A problem as it is sent (RFC 9457), but for its particulars: rule, fields and state. */
export const problemBody = (said: Said) => {
  const { kind } = problems[said.code];
  const { status, title } = problemKinds[kind];
  return {
    type: `urn:warm-handoff:problem:${said.code}`,
    title,
    status,
    code: said.code,
    detail: 'detail' in said ? said.detail : problems[said.code].detail,
    next: said.next ?? nextStepOf(said.code),
  };
};

/** Who is asked to sign in, and with what (RFC 6750): an error is named to those alone who showed a token. */
const challenge = 'Bearer realm="warm-handoff"';
export const challengeToToken = `${challenge}, error="invalid_token", error_description="The token has expired or is not one of this service"`;

/** What a problem says in its header besides, by its status; a refusal may know better when to come again. */
export const headersOf = (status: number): Record<string, string> => {
  switch (status) {
    case problemKinds.unauthenticated.status:
      return { 'WWW-Authenticate': challenge };
    case problemKinds.tooMany.status:
      return { 'Retry-After': '60' };
    case problemKinds.unavailable.status:
      return { 'Retry-After': '2' };
    default:
      return {};
  }
};

/** What a gateway says of its own problems; the frame of the handlers adds more to theirs. */
export const gatewayHeaders = {
  'Content-Type': 'application/problem+json',
  'Cache-Control': 'no-store',
  'Strict-Transport-Security': 'max-age=15552000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
} as const;
