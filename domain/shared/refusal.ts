/**
 * A refusal: the typed "no" of a rule or a use case, with what the person can do next. The API turns it into
 * problem+json (lambdas/middleware/problem-json.ts). Details never quote what the client sent.
 */
export const refusalStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  preconditionFailed: 412,
  tooLarge: 413,
  unsupportedMediaType: 415,
  rule: 422,
} as const;
export type RefusalKind = keyof typeof refusalStatus;

export interface FieldError {
  /** Path into the request: `body.person.dateOfBirth`, `path.caseId`, `header.if-match`. */
  field: string;
  message: string;
}

export interface Refusal {
  kind: RefusalKind;
  /** Stable, machine-readable: `unknownTransition`, `workItemDone`. */
  code: string;
  detail: string;
  /** What to do next, as a sentence to the person who asked. */
  next: string;
  ruleId?: string;
  errors?: readonly FieldError[];
  /** The current state, given with a conflict to those who may see it. */
  state?: Readonly<Record<string, unknown>>;
}

/** Thrown by use cases; its message is the code, since messages reach logs and details need not. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Unknown and foreign ids get this same answer, so that nobody learns what exists. */
export const notFound = (): Refused =>
  new Refused({
    kind: 'notFound',
    code: 'notFound',
    detail: 'There is nothing here that you may see.',
    next: 'Check the reference, or ask the organisation that gave it to you.',
  });

export const unauthenticated = (): Refused =>
  new Refused({
    kind: 'unauthenticated',
    code: 'unauthenticated',
    detail: 'No valid sign-in came with the request.',
    next: 'Sign in and send the token in the Authorization header.',
  });
