/**
 * A refusal: the typed "no" of a rule or a use case, with what the person can do next. Its code, kind and usual words stand
 * in problems.ts; the API turns it into problem+json (lambdas/middleware/problem-json.ts). Details never quote what the
 * client sent.
 */
import type { ProblemKind } from './problem-kinds.ts';
import { type FixedCode, problemBody, problems, type RefusalCode } from './problems.ts';

export interface FieldError {
  /** Path into the request: `body.person.dateOfBirth`, `path.caseId`, `header.if-match`. */
  field: string;
  message: string;
}

interface Particulars {
  ruleId?: string;
  errors?: readonly FieldError[];
  /** The current state, given with a conflict to those who may see it. */
  state?: Readonly<Record<string, unknown>>;
  /** For Retry-After, where it is known when the request will be taken. */
  retryAfterSeconds?: number;
}

/** What is said where it is decided: always the code, the detail unless it is always the same, a next step of its own. */
type Refusing = Particulars & { next?: string } & (
    { code: RefusalCode & FixedCode; detail?: string } | { code: RefusalCode; detail: string }
  );

export interface Refusal extends Particulars {
  kind: ProblemKind;
  /** Stable, machine-readable: `unknownTransition`, `workItemDone`. */
  code: RefusalCode;
  detail: string;
  /** What to do next, as a sentence to the person who asked. */
  next: string;
}

/** Thrown by use cases; its message is the code, since messages reach logs and details need not. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusing: Refusing) {
    super(refusing.code);
    const { detail, next } = problemBody(refusing);
    this.refusal = { ...refusing, kind: problems[refusing.code].kind, detail, next };
  }
}

/** Unknown and foreign ids get this same answer, so that nobody learns what exists. */
export const notFound = (): Refused => new Refused({ code: 'notFound' });

export const unauthenticated = (): Refused => new Refused({ code: 'unauthenticated' });
