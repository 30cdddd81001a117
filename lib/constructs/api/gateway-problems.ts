/**
 * What API Gateway answers by itself, before any handler runs, in the shape and words of domain/shared/problems.ts, as the
 * handlers do: a client meets one kind of error only, and a page of the portal can read it. The texts are fixed, since a gateway template could
 * only echo what the client sent. An unknown path is called a missing authentication token by API Gateway, or, asked with a
 * token, an invalid signature; it is a 404 like any other. Our authorizer denies only whom it does not know, so what API Gateway calls denied access is a missing sign-in.
 */
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { portalHeaders } from '../../../domain/api/cross-origin.ts';
import {
  challengeToToken,
  type FixedCode,
  gatewayHeaders,
  headersOf,
  problemBody,
} from '../../../domain/shared/problems.ts';

const problems: readonly (readonly [ResponseType, FixedCode])[] = [
  [ResponseType.UNAUTHORIZED, 'unauthenticated'],
  [ResponseType.EXPIRED_TOKEN, 'unauthenticated'],
  [ResponseType.ACCESS_DENIED, 'unauthenticated'],
  [ResponseType.INVALID_SIGNATURE, 'notFound'],
  [ResponseType.WAF_FILTERED, 'stoppedAtTheEdge'],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, 'notFound'],
  [ResponseType.RESOURCE_NOT_FOUND, 'notFound'],
  [ResponseType.REQUEST_TOO_LARGE, 'tooLarge'],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, 'unsupportedMediaType'],
  [ResponseType.THROTTLED, 'tooManyRequests'],
  [ResponseType.QUOTA_EXCEEDED, 'tooManyRequests'],
  [ResponseType.INTEGRATION_FAILURE, 'busy'],
  [ResponseType.INTEGRATION_TIMEOUT, 'timeout'],
  [ResponseType.BAD_REQUEST_BODY, 'malformedJson'],
  [ResponseType.BAD_REQUEST_PARAMETERS, 'invalid'],
  [ResponseType.DEFAULT_4XX, 'invalid'],
  [ResponseType.DEFAULT_5XX, 'internal'],
];

/** What came with a token hears that it is none of ours; what came without one, that one is missing. */
const challenges = new Map([
  [ResponseType.EXPIRED_TOKEN, challengeToToken],
  [ResponseType.ACCESS_DENIED, challengeToToken],
]);

const headersFor = (portalOrigin: string, type: ResponseType, status: number): Record<string, string> => {
  const challenge = challenges.get(type);
  const headers = {
    ...gatewayHeaders,
    ...headersOf(status),
    ...(challenge !== undefined && { 'WWW-Authenticate': challenge }),
    ...portalHeaders(portalOrigin),
  };
  // API Gateway takes a fixed value in quotes of its own.
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
};

export const answerWithProblems = (api: RestApi, portalOrigin: string): void => {
  for (const [type, code] of problems) {
    const problem = problemBody({ code });
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(problem.status),
      responseHeaders: headersFor(portalOrigin, type, problem.status),
      templates: { 'application/json': JSON.stringify(problem) },
    });
  }
};
