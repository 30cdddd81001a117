/** The kinds of problems: status, title, and what to do where nothing more special is known (problems.ts has the words of each). */

interface Kind {
  status: number;
  title: string;
  /** What helps whenever nothing more special is known. */
  next: string;
}
const tryAgain =
  'Repeat the request in a minute, with the same Idempotency-Key if it writes. If it fails again, give the time to your administrator.';

export const problemKinds = {
  invalid: {
    status: 400,
    title: 'The request is not valid',
    next: 'Correct what is wrong and send the request again. The contract is at /openapi.json.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first',
    next: 'Sign in and send the token in the Authorization header.',
  },
  forbidden: {
    status: 403,
    title: 'This is not open to you',
    next: 'Ask your administrator if you need it for your work.',
  },
  notFound: {
    status: 404,
    title: 'Not found, or not yours to see',
    next: 'Check the reference, or ask the organisation that gave it to you. Every path is in /openapi.json.',
  },
  methodNotAllowed: {
    status: 405,
    title: 'This path does not take this method',
    next: 'Send one of the methods that the Allow header names.',
  },
  conflict: {
    status: 409,
    title: 'This does not fit the current state',
    next: 'Read the case to see where it stands.',
  },
  preconditionFailed: {
    status: 412,
    title: 'It has changed since it was read',
    next: 'Read it again, then decide.',
  },
  tooLarge: {
    status: 413,
    title: 'The request is too large',
    next: 'Send less in one request: documents by their reference in attachments, not inline.',
  },
  unsupportedMediaType: {
    status: 415,
    title: 'The request is not JSON',
    next: 'Send it as JSON in UTF-8, with the header content-type: application/json.',
  },
  rule: {
    status: 422,
    title: 'A rule does not allow this',
    next: 'Correct what is listed and send the request again.',
  },
  tooMany: { status: 429, title: 'Too many requests', next: tryAgain },
  fault: { status: 500, title: 'Something failed on our side', next: tryAgain },
  unavailable: { status: 503, title: 'Busy just now', next: tryAgain },
  tooSlow: { status: 504, title: 'No answer in time', next: tryAgain },
} as const satisfies Record<string, Kind>;
export type ProblemKind = keyof typeof problemKinds;

/** Of one problem; what it leaves out is of its kind. */
export interface Words {
  kind: ProblemKind;
  detail?: string;
  next?: string;
}
