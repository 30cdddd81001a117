/**
 * What API Gateway answers by itself, before any handler runs, in the shape and words of lambdas/middleware/problem-json.ts: a
 * client meets one kind of error only, and a page of the portal can read it. The texts are fixed, since a gateway template could
 * only echo what the client sent. An unknown path is called a missing authentication token by API Gateway; it is a 404 like any
 * other. Our authorizer denies only whom it does not know, so what API Gateway calls denied access is a missing sign-in.
 */
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { portalHeaders } from '../../../domain/api/cross-origin.ts';

interface Problem {
  status: number;
  title: string;
  code: string;
  detail: string;
  next: string;
}

const tryAgain = 'Repeat the request in a moment, with the same Idempotency-Key if it writes.';
const readDocument = 'Compare the request with the document at /openapi.json.';

const unauthenticated: Problem = {
  status: 401,
  title: 'Sign in first',
  code: 'unauthenticated',
  detail: 'No valid sign-in came with the request.',
  next: 'Sign in and send the token in the Authorization header.',
};
const forbidden: Problem = {
  status: 403,
  title: 'Your role may not do this',
  code: 'forbidden',
  detail: 'This sign-in may not make this request.',
  next: 'Ask your administrator which role you have.',
};
const stopped: Problem = {
  status: 403,
  title: 'Stopped at the edge',
  code: 'stoppedAtTheEdge',
  detail:
    'The request was not read: it was too large, looked like an attack, or too many came from one address. Nothing was changed.',
  next: 'Send at most 64 KB, 256 KB for a referral. If you did, wait five minutes, then tell your administrator the time.',
};
const notFound: Problem = {
  status: 404,
  title: 'Not found',
  code: 'notFound',
  detail: 'There is nothing here that you may see.',
  next: readDocument,
};
const tooLarge: Problem = {
  status: 413,
  title: 'The request is too large',
  code: 'tooLarge',
  detail: 'The request is larger than the service accepts.',
  next: 'Send less in one request.',
};
const unsupportedMediaType: Problem = {
  status: 415,
  title: 'The request is not JSON',
  code: 'unsupportedMediaType',
  detail: 'The body must be JSON.',
  next: 'Send the header content-type: application/json.',
};
const tooMany: Problem = {
  status: 429,
  title: 'Too many requests',
  code: 'tooManyRequests',
  detail: 'More requests came than the service takes at once.',
  next: tryAgain,
};
const invalid: Problem = {
  status: 400,
  title: 'The request is not valid',
  code: 'invalid',
  detail: 'The request cannot be read.',
  next: readDocument,
};
const malformed: Problem = {
  status: 400,
  title: 'The request is not valid',
  code: 'malformedJson',
  detail: 'The body is not a JSON object.',
  next: 'Check quotes, commas and brackets.',
};
const unexpected: Problem = {
  status: 500,
  title: 'Something failed on our side',
  code: 'internal',
  detail: 'Nothing was changed, or all of it was.',
  next: tryAgain,
};
const tooSlow: Problem = {
  status: 504,
  title: 'No answer in time',
  code: 'timeout',
  detail: 'The request took too long. It may still have been carried out.',
  next: tryAgain,
};

const problems: readonly (readonly [ResponseType, Problem])[] = [
  [ResponseType.UNAUTHORIZED, unauthenticated],
  [ResponseType.EXPIRED_TOKEN, unauthenticated],
  [ResponseType.ACCESS_DENIED, unauthenticated],
  [ResponseType.INVALID_SIGNATURE, forbidden],
  [ResponseType.WAF_FILTERED, stopped],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, notFound],
  [ResponseType.RESOURCE_NOT_FOUND, notFound],
  [ResponseType.REQUEST_TOO_LARGE, tooLarge],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, unsupportedMediaType],
  [ResponseType.THROTTLED, tooMany],
  [ResponseType.QUOTA_EXCEEDED, tooMany],
  [ResponseType.INTEGRATION_TIMEOUT, tooSlow],
  [ResponseType.BAD_REQUEST_BODY, malformed],
  [ResponseType.BAD_REQUEST_PARAMETERS, invalid],
  [ResponseType.DEFAULT_4XX, invalid],
  [ResponseType.DEFAULT_5XX, unexpected],
];

const headersFor = (portalOrigin: string): Record<string, string> => {
  const headers = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Strict-Transport-Security': 'max-age=15552000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    ...portalHeaders(portalOrigin),
  };
  // API Gateway takes a fixed value in quotes of its own.
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
};

export const answerWithProblems = (api: RestApi, portalOrigin: string): void => {
  for (const [type, problem] of problems) {
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(problem.status),
      responseHeaders: headersFor(portalOrigin),
      templates: {
        'application/json': JSON.stringify({ type: `urn:warm-handoff:problem:${problem.code}`, ...problem }),
      },
    });
  }
};
