/** The gateway of one machine: on loopback only, the routes of the contract and nothing else, problems in place of pages. */
import { Agent, request, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemKinds } from '../../../domain/shared/problem-kinds.ts';
import * as z from 'zod';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';
import { gatewayHeaders, problemBody } from '../../../domain/shared/problems.ts';
import { createGateway, listenOnLoopback } from '../../../local/gateway/server.ts';
import { openRig, portalOrigin, type Rig, sendRaw } from './gateway-rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const problemSchema = z.looseObject({
  type: z.string().startsWith('urn:warm-handoff:problem:'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  next: z.string(),
});

const expectProblem = async (answer: Response, status: number, code: string) => {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemSchema.parse(await answer.json());
  const kind = Object.values(problemKinds).find((known) => known.status === status);
  expect(problem).toMatchObject({ status, code, title: kind?.title });
  return problem;
};

/** Whether anybody answers at an address of this machine. */
const answersAt = (host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port: rig.address.port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** A request of a client that keeps one connection. */
const ask = (
  agent: Agent,
  path: string,
  options: RequestOptions,
  body = '',
): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const outgoing = request(`${rig.url}${path}`, { ...options, agent }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        text += chunk;
      });
      incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, body: text }));
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });

describe('the socket', () => {
  it('is bound to 127.0.0.1 and to no other address of the machine', async () => {
    expect(rig.address).toMatchObject({ address: '127.0.0.1', family: 'IPv4' });
    expect(await answersAt('127.0.0.1')).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80'));
    for (const address of others) expect([address, await answersAt(address)]).toEqual([address, false]);
  });

  it('that is taken is refused to a second server', async () => {
    const { runtime } = rig.world;
    const server = createGateway({
      runtime,
      tokens: rig.tokens,
      portalOrigin,
      movable: true,
      hasCaughtUp: () => true,
      clockMoved: () => undefined,
    });
    await expect(listenOnLoopback(server, rig.address.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

/** Under which API Gateway, and so this one, names a request to who sent it. */
const requestIdHeader = 'x-amzn-requestid';
const accessesSchema = z.object({
  accesses: z.array(z.object({ operation: z.string(), requestId: z.string() })),
});

describe('the id of a request', () => {
  it('is told with every answer, so that a report of a weakness can name the entry of the access log', async () => {
    const { referral } = rig.world.sample('hutchings-late-referral');
    const planner = await rig.bearer('planner', 'hutchings-pc');
    const spoa = await rig.bearer('spoa', 'onondaga');
    const submitted = await fetch(`${rig.url}/referrals`, {
      method: 'POST',
      headers: { ...planner, 'content-type': 'application/json' },
      body: JSON.stringify(referral),
    });
    const { caseId } = z.looseObject({ caseId: z.string() }).parse(await submitted.json());
    const read = await fetch(`${rig.url}/cases/${caseId}`, { headers: spoa });
    const audit = await fetch(`${rig.url}/cases/${caseId}/audit`, { headers: spoa });
    const { accesses } = accessesSchema.parse(await audit.json());
    expect(accesses.filter(({ operation }) => operation === 'getCase')).toEqual([
      { operation: 'getCase', requestId: read.headers.get(requestIdHeader) },
    ]);
    expect(read.headers.get('access-control-expose-headers')).toContain('x-amzn-RequestId');
  });

  it.each(['/nowhere', '/cases', '/local/clock'])('is another one each time, of %s too', async (path) => {
    const ids = [await fetch(`${rig.url}${path}`), await fetch(`${rig.url}${path}`)].map(({ headers }) =>
      headers.get(requestIdHeader),
    );
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('a path', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/case'],
    ['GET', '/cases/'],
    ['GET', '/cases//timeline'],
    ['GET', '/CASES'],
    ['GET', '/cases/x/y/z'],
    ['OPTIONS', '/case'],
    ['OPTIONS', '/openapi.json/'],
    ['GET', '/local'],
    ['GET', '/local/'],
    ['PUT', '/local/clock'],
    ['POST', '/local/token'],
    ['GET', '/local/secrets'],
    ['GET', '/openapi.json/'],
    ['GET', '/cases/%'],
    ['GET', '/cases/%E0%A4%A'],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd'],
    ['GET', '/__proto__'],
  ])('%s %s that no route has is 404, signed in or not', async (method, path) => {
    const headers = await rig.bearer('spoa', 'suffolk');
    await expectProblem(await fetch(`${rig.url}${path}`, { method }), 404, 'notFound');
    await expectProblem(await fetch(`${rig.url}${path}`, { method, headers }), 404, 'notFound');
  });

  it.each([
    '//',
    '///cases',
    '/\\',
    'http://[',
    'http://127.0.0.1:99999/cases',
    '*',
    'cases',
    '/cases?%',
    '/cases#x',
  ])('%s that is no path is the client’s mistake, and the server lives on', async (path) => {
    const received = await sendRaw(
      rig.address.port,
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await fetch(`${rig.url}/local/clock`)).status).toBe(200);
  });

  it.each(operations)('%s asks for sign-in', async (operation) => {
    const { method, path }: Route = routes[operation];
    const answer = await fetch(`${rig.url}${path.replaceAll(/\{\w+\}/g, 'WH-7K3M-9QXA-22PD')}`, {
      method,
      ...(method !== 'GET' && { body: '{}', headers: { 'content-type': 'application/json' } }),
    });
    await expectProblem(answer, 401, 'unauthenticated');
  });
});

it('what no handler answers is said in the words and under the headers of the gateway on AWS', async () => {
  for (const [path, code] of [
    ['/nowhere', 'notFound'],
    ['/cases', 'unauthenticated'],
  ] as const) {
    const answer = await fetch(`${rig.url}${path}`);
    for (const [name, value] of Object.entries(gatewayHeaders)) expect(answer.headers.get(name)).toBe(value);
    expect(await answer.json()).toEqual(problemBody({ code }));
  }
});

describe('a request over HTTP', () => {
  it('reaches the handler with its body, headers and path, and the answer comes back whole', async () => {
    const headers = { ...(await rig.bearer('planner', 'pilgrim-pc')), 'Content-Type': 'application/json' };
    const { referral } = rig.world.sample('pilgrim-enrolled-friday-evening');
    const body = JSON.stringify(referral);
    const answer = await fetch(`${rig.url}/referrals`, { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
    const { caseId } = z.looseObject({ caseId: z.string() }).parse(await answer.json());
    expect(answer.headers.get('location')).toBe(`/cases/${caseId}`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');

    const read = await fetch(`${rig.url}/cases/${encodeURIComponent(caseId)}`, { headers });
    expect(read.headers.get('etag')).toMatch(/^"\d+"$/);
    expect(await read.json()).toMatchObject({
      caseId,
      phase: 'spoaReview',
      referral: { person: referral['person'] },
    });

    const page = await fetch(`${rig.url}/cases?limit=1`, { headers });
    expect(await page.json()).toMatchObject({ items: [{ caseId }] });
    const stale = await fetch(`${rig.url}/cases/${caseId}/withdrawal`, {
      method: 'POST',
      headers: { ...headers, 'If-Match': '"1"' },
      body: '{"reason":"withdrawn"}',
    });
    await expectProblem(stale, 412, 'versionChanged');
  });

  it('whose bytes are not UTF-8 keeps no mangled name: it is refused, to whoever is signed in', async () => {
    const { referral } = rig.world.sample('pilgrim-enrolled-friday-evening');
    const body = Buffer.from(
      JSON.stringify(referral).replace('"firstName":"', '"firstName":"J\xfcrgen'),
      'latin1',
    );
    const send = (headers: Record<string, string>) =>
      fetch(`${rig.url}/referrals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    await expectProblem(await send({}), 401, 'unauthenticated');
    const bearer = await rig.bearer('planner', 'pilgrim-pc');
    await expectProblem(await send(bearer), 400, 'malformedText');
    await expectProblem(
      await send({ ...bearer, 'content-encoding': 'gzip' }),
      415,
      'unsupportedContentEncoding',
    );
  });

  it('is refused by the handler as a problem with security headers', async () => {
    const headers = { ...(await rig.bearer('planner', 'pilgrim-pc')), 'content-type': 'application/json' };
    const answer = await fetch(`${rig.url}/referrals`, { method: 'POST', headers, body: '{"a":' });
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    await expectProblem(answer, 400, 'malformedJson');
  });

  it.each([256 * 1024 + 1, 300 * 1024, 11 * 1024 * 1024])(
    'of %i bytes is refused as too large, and the next one of the same client is answered',
    async (bytes) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const bearer = await rig.bearer('planner', 'pilgrim-pc');
      const headers = { ...bearer, 'content-type': 'application/json' };
      try {
        const refused = await ask(agent, '/referrals', { method: 'POST', headers }, `"${'x'.repeat(bytes)}"`);
        expect(refused).toMatchObject({ status: 413, body: expect.stringContaining('"tooLarge"') });
        expect(await ask(agent, '/local/clock', { method: 'GET' })).toMatchObject({ status: 200 });
      } finally {
        agent.destroy();
      }
    },
  );

  it('whose client hangs up half-way harms nobody', async () => {
    const socket = connect({ port: rig.address.port, host: '127.0.0.1' });
    await new Promise<void>((resolve) => {
      socket.write('POST /referrals HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{', () => resolve());
    });
    socket.destroy();
    expect((await fetch(`${rig.url}/local/clock`)).status).toBe(200);
  });
});

describe('/openapi.json', () => {
  const documentSchema = z.looseObject({
    openapi: z.literal('3.1.0'),
    info: z.looseObject({ title: z.string(), version: z.string() }),
    paths: z.record(
      z.string().startsWith('/'),
      z.record(
        z.string(),
        z.looseObject({
          operationId: z.string(),
          summary: z.string().min(1),
          parameters: z.array(
            z.looseObject({
              name: z.string(),
              in: z.enum(['path', 'query', 'header']),
              required: z.boolean(),
              schema: z.looseObject({}),
            }),
          ),
          responses: z.record(
            z.string(),
            z.union([z.looseObject({ description: z.string() }), z.strictObject({ $ref: z.string() })]),
          ),
          requestBody: z.looseObject({ required: z.literal(true) }).optional(),
          security: z.array(z.looseObject({})).optional(),
        }),
      ),
    ),
    components: z.looseObject({
      schemas: z.looseObject({ Problem: z.looseObject({}) }),
      securitySchemes: z.looseObject({ token: z.looseObject({}) }),
    }),
  });
  const documentOf = async () => {
    const headers = await rig.bearer('admin', 'operations');
    return documentSchema.parse(await (await fetch(`${rig.url}/openapi.json`, { headers })).json());
  };

  it('is served to whoever is signed in and lists every route with its parameters, body, sign-in and answers', async () => {
    const { paths } = await documentOf();
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(listed.sort()).toEqual(
      operations
        .map((operation) => `${routes[operation].method.toLowerCase()} ${routes[operation].path}`)
        .sort(),
    );
    for (const operation of operations) {
      const route: Route = routes[operation];
      const described = paths[route.path]?.[route.method.toLowerCase()];
      expect(described?.operationId).toBe(operation);
      const inPath = described?.parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect(inPath).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(described?.requestBody !== undefined).toBe(route.body !== undefined);
      expect(described?.security).toBeDefined();
      const statuses = Object.keys(described?.responses ?? {});
      expect(statuses).toEqual(
        expect.arrayContaining([String(route.success), '400', '401', '403', '429', '500']),
      );
      expect(statuses.includes('415')).toBe(route.body !== undefined);
    }
  });

  it('refers to nothing that is not in it', async () => {
    const document = await documentOf();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, reference = '']) => reference,
    );
    expect(references).toContain('components/schemas/Problem');
    for (const reference of new Set(references)) {
      const target = reference
        .split('/')
        .reduce<unknown>((node, part) => (Object(node) as Record<string, unknown>)[part], document);
      expect([reference, target]).toEqual([reference, expect.any(Object)]);
    }
  });
});

describe('a page of the portal', () => {
  const preflight = (path: string, method: string) =>
    fetch(`${rig.url}${path}`, {
      method: 'OPTIONS',
      headers: { Origin: portalOrigin, 'Access-Control-Request-Method': method },
    });

  it.each([
    ['/cases', 'GET, OPTIONS'],
    ['/referrals', 'POST, OPTIONS'],
    ['/cases/WH-7K3M-9QXA-22PD/discharge-plan', 'PUT, OPTIONS'],
    ['/cases/WH-7K3M-9QXA-22PD/search-steps', 'GET, POST, OPTIONS'],
  ])('is told before it sends to %s: %s', async (path, methods) => {
    const answer = await preflight(path, 'GET');
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': portalOrigin,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, If-Match',
      vary: 'Origin',
    });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read every answer, refusals too, and whoever asks gets that one origin named', async () => {
    const headers = { ...(await rig.bearer('spoa', 'suffolk')), Origin: 'https://elsewhere.example' };
    for (const [path, status] of [
      ['/cases', 200],
      ['/cases/WH-0000-0000-0000', 404],
      ['/nowhere', 404],
      ['/cases?limit=0', 400],
    ] as const) {
      const answer = await fetch(`${rig.url}${path}`, { headers });
      expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
        path,
        status,
        portalOrigin,
      ]);
    }
    const nobody = await fetch(`${rig.url}/cases`, { headers: { Origin: 'https://elsewhere.example' } });
    expect([nobody.status, nobody.headers.get('access-control-allow-origin')]).toEqual([401, portalOrigin]);
  });
});

describe('a web page elsewhere', () => {
  const statusWith = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(`${rig.url}/local/token?role=planner`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.once('error', reject);
      sent.end();
    });

  it('that reaches us by its own name gets no token, whatever its name resolves to', async () => {
    expect(await statusWith({ host: 'evil.example:8787' })).toBe(403);
  });

  it('that sends across sites is not answered', async () => {
    expect(await statusWith({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it.each(['127.0.0.1:8787', 'localhost', '[::1]:8787'])(
    'of this machine, as %s, is answered',
    async (host) => {
      expect(await statusWith({ host })).toBe(200);
    },
  );
});
