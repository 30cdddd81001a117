/**
 * The frame of every API function: size, content type, sign-in, role, contract, then the use case, and problem+json for
 * whatever fails. The order is the order in which a stranger may learn things. An answer about a case that nobody decided
 * on does not leave: that is a fault, not an answer.
 */
import middy, { type MiddyfiedHandler } from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { isAbout, roleMayCall } from '../../domain/api/access.ts';
import { portalHeaders } from '../../domain/api/cross-origin.ts';
import { Refused } from '../../domain/shared/refusal.ts';
import { bodyLimitOf, type Route } from '../../domain/api/route.ts';
import type { RouteOf } from '../../domain/api/routes.ts';
import type { Operation } from '../../domain/shared/operations.ts';
import type { ApiRequest, ApiUseCase } from './api-types.ts';
import { actorOf, parseRequest } from './parse-request.ts';
import { problemJson } from './problem-json.ts';
import { readableBody } from './readable-body.ts';
import { auditOf, type Audits, type FrameDeps, noteRefusals, UndecidedAnswer } from './note-refusals.ts';
import { caseInPath, type RequestAudit } from './request-audit.ts';

export type ApiHandler = MiddyfiedHandler<APIGatewayProxyEvent, APIGatewayProxyResult>;

const sizeLimit = (limitBytes: number): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  before: ({ event }) => {
    // Base 64 makes four characters of three bytes.
    const bytes = event.isBase64Encoded
      ? Math.floor(((event.body ?? '').length * 3) / 4)
      : new TextEncoder().encode(event.body ?? '').length;
    if (bytes > limitBytes)
      throw new Refused({
        code: 'tooLarge',
        detail: `The body is larger than ${limitBytes / 1024} KB, the most that this route takes.`,
      });
  },
});

/** A page says itself what it may load; registered first, so that it has the last word over the general headers. */
const ownSecurityPolicy: middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> = {
  after: ({ response }) => {
    const headers = response?.headers;
    const own = headers?.['content-security-policy'];
    if (!headers || own === undefined) return;
    delete headers['content-security-policy'];
    headers['Content-Security-Policy'] = own;
  },
};

/** The stage says which origin the portal has (lib/stacks/api-stack.ts); without one no page elsewhere can read. */
const readableByPortal: middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> = (() => {
  const allow: middy.MiddlewareFn<APIGatewayProxyEvent, APIGatewayProxyResult> = ({ event, response }) => {
    const origin = event.stageVariables?.['portalOrigin'];
    if (response && origin !== undefined)
      response.headers = { ...response.headers, ...portalHeaders(origin) };
  };
  return { after: allow, onError: allow };
})();

/** What stands before the route in the path that was asked: the stage, or the base path of a domain name of one's own. */
const basePathOf = ({ resource, requestContext: { path } }: APIGatewayProxyEvent): string =>
  path
    .split('/')
    .slice(0, 1 - resource.split('/').length)
    .join('/');

/** Where the API begins for who asks. A stage may say which origin that is; else it is the name that API Gateway was asked by. */
const baseUrlOf = (event: APIGatewayProxyEvent): string => {
  const { stageVariables, requestContext } = event;
  const origin =
    stageVariables?.['apiOrigin'] ?? `https://${requestContext.domainName ?? requestContext.apiId}`;
  return `${origin}${basePathOf(event)}`;
};

interface Answered {
  status: number;
  body: unknown;
  contentType?: string | undefined;
  headers?: Partial<Record<string, string>>;
}

const toResult = (
  { status, body, contentType, headers = {} }: Answered,
  basePath: string,
): APIGatewayProxyResult => ({
  statusCode: status,
  headers: {
    'content-type': contentType === undefined ? 'application/json' : `${contentType}; charset=utf-8`,
    'cache-control': 'no-store',
    ...headers,
    ...(headers['location'] !== undefined && { location: `${basePath}${headers['location']}` }),
  },
  body: contentType === undefined ? JSON.stringify(body) : String(body),
});

const requestOf = <Op extends Operation>(
  operation: Op,
  route: Route,
  event: APIGatewayProxyEvent,
  audit: RequestAudit,
): ApiRequest<Op> => {
  const actor = actorOf(event);
  if (!roleMayCall(actor, operation))
    throw new Refused({
      code: 'forbidden',
    });
  const caseId = caseInPath(event);
  const request: unknown = {
    operation,
    actor,
    audit,
    requestId: event.requestContext.requestId,
    ...(caseId !== undefined && { caseId }),
    times: route,
    baseUrl: baseUrlOf(event),
    ...parseRequest(route, event),
  };
  // The route's own schemas produced the parts, which the compiler cannot follow through the table.
  return request as ApiRequest<Op>;
};

export const apiHandler = <Op extends Operation>(
  operation: Op,
  ofOperation: RouteOf<Op>,
  useCase: ApiUseCase<Op>,
  deps: FrameDeps,
): ApiHandler => {
  const route: Route = ofOperation;
  const { log } = deps;
  const audits: Audits = new WeakMap();
  const reachesCases = isAbout('case', operation) || isAbout('addressed', operation);
  const handler = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(ownSecurityPolicy)
    .use(httpHeaderNormalizer())
    .use(httpSecurityHeaders())
    .use(readableByPortal)
    .use(problemJson(log, operation))
    .use(noteRefusals(audits, operation, deps))
    .use(sizeLimit(bodyLimitOf(route)));
  if (route.body) handler.use(readableBody()).use(httpJsonBodyParser());
  return handler.handler(async (event) => {
    const audit = auditOf(audits, operation, deps, event);
    const response = await useCase(requestOf(operation, route, event, audit));
    const caseId = caseInPath(event);
    if (reachesCases && (caseId === undefined || !audit.hasNoted(caseId))) throw new UndecidedAnswer();
    log.info('HHP1000', { operation, status: response.status });
    return toResult(response, basePathOf(event));
  });
};
