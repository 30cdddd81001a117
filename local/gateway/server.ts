/**
 * The HTTP gateway of one machine: what API Gateway does on AWS (route, authorizer, Lambda proxy event, gateway
 * responses), bound to loopback only. The authorizer is the very handler that is deployed.
 */
import { randomUUID } from 'node:crypto';
import { functionOf } from '../../domain/shared/function-names.ts';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { allowOf, preflightHeaders, portalHeaders, requestIdHeader } from '../../domain/api/cross-origin.ts';
import { challengeToToken, gatewayHeaders, headersOf, problemBody } from '../../domain/shared/problems.ts';
import { problemKinds } from '../../domain/shared/problem-kinds.ts';
import { Refused, notFound, unauthenticated } from '../../domain/shared/refusal.ts';
import { problemFor } from '../../lambdas/middleware/problem-json.ts';
import { lambdaContext } from '../lambda-context.ts';
import { apiEvent, authorizerEvent, type HttpRequest } from './api-event.ts';
import { answerLocally, type LocalRouteDeps } from './local-routes.ts';
import { matchRoute, methodsOf, type RouteMatch } from './route-match.ts';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** API Gateway's own limit; the handlers refuse far earlier. */
const gatewayLimitBytes = 10 * 1024 * 1024;

type Body = Pick<HttpRequest, 'body' | 'isBase64Encoded'>;

/** Bytes that are no text are handed on as bytes: the handler says what is wrong with them, once it knows who asks. */
const bodyOf = (bytes: Buffer): Body => {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { body: bytes.toString('base64'), isBase64Encoded: true };
  }
};

/** Reads to the end whatever comes, so that the client hears the refusal; keeps no more than the limit. */
const readBody = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= gatewayLimitBytes) chunks.push(chunk);
  }
  if (size > gatewayLimitBytes)
    throw new Refused({
      code: 'tooLarge',
    });
  return bodyOf(Buffer.concat(chunks));
};

const fromResult = ({ statusCode, headers = {}, body }: ReturnType<typeof problemFor>): Answer => ({
  status: statusCode,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  body,
});

/** The context that the authorizer gives. Throws for what it denies. */
const signedIn = async (
  { tokens }: LocalRouteDeps,
  request: HttpRequest,
  match: RouteMatch,
): Promise<Record<string, unknown>> => {
  const asked = authorizerEvent(request, match);
  const { policyDocument, context } = await tokens.authorize(asked);
  if (policyDocument.Statement.some(({ Effect }) => Effect !== 'Allow')) throw unauthenticated();
  return { ...context };
};

/** The path is there and the method is not (405), or neither is. */
const answerOtherMethod = ({ pathname }: URL): Answer => {
  const methods = methodsOf(pathname);
  if (methods.length === 0) throw notFound();
  const problem = problemBody({ code: 'methodNotAllowed' });
  return {
    status: problem.status,
    headers: { ...gatewayHeaders, Allow: allowOf(methods) },
    body: JSON.stringify(problem),
  };
};

const answerApi = async (deps: LocalRouteDeps, request: HttpRequest): Promise<Answer> => {
  const { runtime, portalOrigin, hasCaughtUp } = deps;
  const { method, url } = request;
  const match = matchRoute(method, url.pathname);
  if (!match) return answerOtherMethod(url);
  const event = apiEvent(
    request,
    match,
    await signedIn(deps, request, match),
    Date.parse(runtime.now()),
    portalOrigin,
  );
  const result = await runtime.api[match.operation](event, lambdaContext(functionOf(match.operation)));
  // A newcomer who pastes the next command at once sees what this one set off.
  if (method !== 'GET' && hasCaughtUp()) await runtime.settle();
  return fromResult(result);
};

/** A browser asks without a token before it sends one; it learns which methods a path has, and nothing else. */
const answerPreflight = ({ portalOrigin }: LocalRouteDeps, { pathname }: URL): Answer => {
  const methods = methodsOf(pathname);
  if (methods.length === 0) throw notFound();
  return { status: 204, headers: preflightHeaders(portalOrigin, methods), body: '' };
};

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A web page elsewhere may reach loopback through a browser, by its own name or across sites: neither is answered. */
const refuseForeignPages = ({ headers }: IncomingMessage): void => {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (loopbackNames.has(name) && headers['sec-fetch-site'] !== 'cross-site') return;
  throw new Refused({
    code: 'foreignPage',
    detail: 'This runtime answers on this machine only.',
  });
};

/** As API Gateway tells a token that is none of ours from one that is missing. */
const challengeTo = ({ headers }: IncomingMessage, status: number): { 'WWW-Authenticate'?: string } =>
  status === problemKinds.unauthenticated.status && headers.authorization !== undefined
    ? { 'WWW-Authenticate': challengeToToken }
    : {};

const answer = async (deps: LocalRouteDeps, request: IncomingMessage, requestId: string): Promise<Answer> => {
  try {
    refuseForeignPages(request);
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    if (!url) throw notFound();
    const body = await readBody(request);
    const method = request.method ?? 'GET';
    if (method === 'OPTIONS') return answerPreflight(deps, url);
    const local = await answerLocally(deps, method, url, body.body);
    if (local)
      return { status: local.status, headers: { 'content-type': local.contentType }, body: local.body };
    const { headers, headersDistinct: everyHeader } = request;
    return await answerApi(deps, { method, url, headers, everyHeader, requestId, ...body });
  } catch (error) {
    const { statusCode, body } = problemFor(error);
    return {
      status: statusCode,
      headers: { ...gatewayHeaders, ...headersOf(statusCode), ...challengeTo(request, statusCode) },
      body,
    };
  }
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers);
  response.end(body === '' || body.endsWith('\n') ? body : `${body}\n`);
};

export const gatewayListener =
  (deps: LocalRouteDeps): RequestListener =>
  (request, response) => {
    const requestId = randomUUID();
    const ownHeaders = { ...portalHeaders(deps.portalOrigin), [requestIdHeader]: requestId };
    void answer(deps, request, requestId).then(({ headers, ...result }) =>
      send(response, { ...result, headers: { ...ownHeaders, ...headers } }),
    );
  };

export const createGateway = (deps: LocalRouteDeps): Server => createServer(gatewayListener(deps));

/** Who asks before it is said by whom they are answered waits until then: a port is bound long before a machine is ready. */
export const createPatientServer = (): { server: Server; answerBy: (listener: RequestListener) => void } => {
  const { promise: listening, resolve: answerBy } = Promise.withResolvers<RequestListener>();
  const server = createServer((request, response) => {
    void listening.then((listener) => listener(request, response));
  });
  return { server, answerBy };
};

/** Resolves with the port that was bound; loopback only, whatever the machine's other addresses are. */
export const listenOnLoopback = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
