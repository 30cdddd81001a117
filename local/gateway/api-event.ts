/** Builds the events that API Gateway's REST API gives to a Lambda authorizer and to a Lambda proxy integration. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { APIGatewayProxyEvent, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { RouteMatch } from './route-match.ts';

export interface HttpRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  /** Every value of a header that came more than once, where the transport kept them. */
  everyHeader?: NodeJS.Dict<string[]>;
  body: string;
  /** Of bytes that are no text. */
  isBase64Encoded?: boolean;
  /** Under which the answer names the request; a new one where nobody asks for it. */
  requestId?: string;
}

/** What API Gateway says of a caller whom only an authorizer knows. */
const nobodyKnown = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp: '127.0.0.1',
  user: null,
  userAgent: null,
  userArn: null,
};

const singleHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );

const multiHeaders = ({ headers, everyHeader }: HttpRequest): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(everyHeader ?? singleHeaders(headers)).map(([name, value]) => [
      name,
      [value ?? []].flat(),
    ]),
  );

export const apiEvent = (
  request: HttpRequest,
  { route, pathParameters }: RouteMatch,
  /** The context that the authorizer gave. */
  signedIn: Record<string, unknown> | undefined,
  nowMs: number,
  portalOrigin?: string,
): APIGatewayProxyEvent => {
  const { method, url, headers, body, isBase64Encoded = false, requestId = randomUUID() } = request;
  const query = Object.fromEntries(url.searchParams);
  return {
    resource: route.path,
    path: url.pathname,
    httpMethod: method,
    headers: singleHeaders(headers),
    multiValueHeaders: multiHeaders(request),
    queryStringParameters: Object.keys(query).length > 0 ? query : null,
    multiValueQueryStringParameters: null,
    pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : null,
    stageVariables: {
      // On AWS the API has a name of its own, and https.
      apiOrigin: `http://${headers.host ?? url.host}`,
      ...(portalOrigin !== undefined && { portalOrigin }),
    },
    body: body === '' ? null : body,
    isBase64Encoded,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      authorizer: signedIn ?? {},
      httpMethod: method,
      identity: nobodyKnown,
      path: url.pathname,
      protocol: 'HTTP/1.1',
      requestId,
      requestTimeEpoch: nowMs,
      resourceId: route.path,
      resourcePath: route.path,
      stage: 'local',
    },
  };
};

/** The same request for the authorizer, which reads its headers only. */
export const authorizerEvent = (
  request: HttpRequest,
  { route }: RouteMatch,
): Pick<APIGatewayRequestAuthorizerEvent, 'methodArn' | 'headers' | 'multiValueHeaders'> => ({
  methodArn: `arn:aws:execute-api:us-east-1:000000000000:local/local/${request.method}${route.path}`,
  headers: singleHeaders(request.headers),
  multiValueHeaders: multiHeaders(request),
});
