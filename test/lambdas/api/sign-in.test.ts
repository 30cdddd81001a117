/** What a request must bring before anything is read: sign-in, a role, a size, JSON. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, roles } from '../../../domain/shared/roles.ts';
import { bodyLimitOf, referralSizeLimitBytes, type Route, routes } from '../../../domain/api/routes.ts';
import { admin, agency, healthHome, planner, spoa, stateOffice, unknownCaseId, type Who } from './desk.ts';
import { everyRequest } from './requests.ts';
import { referralOf, type Scene, sceneAt } from './stages.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await sceneAt('referred');
});

const requests = () => everyRequest(scene.caseId, referralOf(scene.desk));
const bodied = () => requests().filter(([, { json }]) => json !== undefined);
const whoOf: Record<Role, Who> = { planner, spoa, cma: agency, healthHome, state: stateOffice, admin };
const callerOf = ({ roles: allowed }: Route): Who => whoOf[allowed[0] ?? 'admin'];

const good = { sub: 'ann', role: 'planner', org: 'pilgrim-pc' };
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe('when the authorizer names nobody', () => {
  it.each([
    ['nothing', null],
    ['nobody', {}],
    ['no subject', without('sub')],
    ['no role', without('role')],
    ['no organisation', without('org')],
    ['an empty subject', { ...good, sub: '' }],
    ['an endless subject', { ...good, sub: 'x'.repeat(129) }],
    ['a number for a subject', { ...good, sub: 7 }],
    ['an unknown role', { ...good, role: 'root' }],
    ['a role in capitals', { ...good, role: 'Planner' }],
    ['a list of roles', { ...good, role: ['planner', 'spoa'] }],
    ['an organisation in capitals', { ...good, org: 'Pilgrim-PC' }],
    ['an organisation with a key separator', { ...good, org: 'pilgrim-pc#x' }],
    ['an empty organisation', { ...good, org: '' }],
    ['a subject with a line break', { ...good, sub: 'ann\n' }],
    ['attributes only', { sub: 'ann', 'custom:role': 'planner', 'custom:org': 'pilgrim-pc' }],
    ['claims of another authorizer', { claims: good }],
    ['text', 'planner'],
    ['a list', [good]],
  ])('%s is 401 on every route, the same for ids that exist and that do not', async (_name, claims) => {
    const unknown = new Map(everyRequest(unknownCaseId, referralOf(scene.desk)));
    for (const [operation, request] of requests()) {
      const answer = await scene.desk.refused({ ...request, claims }, 401, 'unauthenticated');
      const other = unknown.get(operation);
      if (other) expect((await scene.desk.send({ ...other, claims })).text).toBe(answer.text);
    }
  });

  it('a wrong body is not told what is wrong with it', async () => {
    for (const [, request] of bodied())
      await scene.desk.refused({ ...request, json: { wrong: true }, claims: null }, 401, 'unauthenticated');
  });

  it('the description of the API is closed too', async () => {
    const request = { method: 'GET', path: '/openapi.json' };
    await scene.desk.refused({ ...request, claims: null }, 401, 'unauthenticated');
    for (const who of Object.values(whoOf))
      expect((await scene.desk.send({ ...request, who })).status).toBe(200);
  });

  it('what API Gateway adds to the context is not taken for anything', async () => {
    const claims = { ...good, principalId: 'ann', integrationLatency: 12 };
    const answer = await scene.desk.send({ claims, method: 'GET', path: `/cases/${scene.caseId}` });
    expect(answer.status).toBe(200);
  });
});

describe('a role that may never call a route', () => {
  const barred = Object.entries(routes).flatMap(([operation, route]: [string, Route]) =>
    roles.filter((role) => !route.roles.includes(role)).map((role) => [operation, role] as const),
  );

  it.each(barred)('%s refuses %s, and says nothing about what exists', async (operation, role) => {
    const existing = new Map<string, object>(requests());
    const unknown = new Map<string, object>(everyRequest(unknownCaseId, { nothing: 'right' }));
    const ask = (request: object | undefined) => ({ method: '', path: '', ...request, who: whoOf[role] });
    const answer = await scene.desk.refused(ask(existing.get(operation)), 403, 'forbidden');
    const other = await scene.desk.refused(ask(unknown.get(operation)), 403, 'forbidden');
    expect(other.text).toBe(answer.text);
    expect(answer.body).not.toHaveProperty('state');
    expect(answer.body).not.toHaveProperty('errors');
  });

  it('a planner of an organisation that is no State facility refers nobody', async () => {
    const who: Who = { role: 'planner', org: 'sample-general-hospital' };
    const json = referralOf(scene.desk);
    await scene.desk.refused({ who, method: 'POST', path: '/referrals', json }, 403, 'notAStateFacility');
  });
});

describe('the size of a body', () => {
  const filled = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
  const headers = { 'content-type': 'application/json' };

  it('over 64 KB is 413 on every route, read or not, and over 256 KB for a referral; the answer names the limit', async () => {
    for (const [operation, request] of requests()) {
      const who = callerOf(routes[operation]);
      const limit = bodyLimitOf(routes[operation]);
      const answer = await scene.desk.refused(
        { ...request, who, text: filled(limit + 1), headers },
        413,
        'tooLarge',
      );
      const kilobytes = ['submitReferral', 'resubmitReferral'].includes(operation) ? 256 : 64;
      expect(answer.body['detail']).toBe(
        `The body is larger than ${kilobytes} KB, the most that this route takes.`,
      );
    }
  });

  it('is counted in bytes, not in characters', async () => {
    const text = JSON.stringify({ a: '€'.repeat(referralSizeLimitBytes / 3) });
    expect(text.length).toBeLessThan(referralSizeLimitBytes);
    await scene.desk.refused(
      { who: planner, method: 'POST', path: '/referrals', text, headers },
      413,
      'tooLarge',
    );
  });

  it('is counted after base 64', async () => {
    const encoded = (text: string) => ({
      who: planner,
      method: 'POST',
      path: '/referrals',
      text: Buffer.from(text).toString('base64'),
      headers,
      change: <Event extends object>(event: Event) => ({ ...event, isBase64Encoded: true }),
    });
    await scene.desk.refused(encoded(filled(referralSizeLimitBytes + 4)), 413, 'tooLarge');
    await scene.desk.refused(encoded(filled(referralSizeLimitBytes - 4)), 400, 'invalid');
  });

  it('of exactly 256 KB is read', async () => {
    const text = filled(referralSizeLimitBytes);
    await scene.desk.refused(
      { who: planner, method: 'POST', path: '/referrals', text, headers },
      400,
      'invalid',
    );
  });
});

describe('the content type of a body', () => {
  it.each([
    undefined,
    '',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/xml',
    'x; application/json',
  ])('%s is 415 on every route that takes a body', async (type) => {
    for (const [operation, request] of bodied()) {
      const ask = {
        ...request,
        json: undefined,
        text: '{}',
        headers: type === undefined ? {} : { 'content-type': type },
      };
      const who = callerOf(routes[operation]);
      await scene.desk.refused({ ...ask, who }, 415, 'unsupportedMediaType');
    }
  });

  it.each([
    ['content-type', 'application/json; charset=iso-8859-1', 'unsupportedCharset'],
    ['content-type', 'application/json;CHARSET="windows-1252"', 'unsupportedCharset'],
    ['content-type', 'application/json; charset=', 'unsupportedCharset'],
    ['content-type', 'application/json; charset=utf-8; charset=latin1', 'unsupportedCharset'],
    ['content-type', 'application/json; charset=utf-16', 'unsupportedCharset'],
    ['content-encoding', 'gzip', 'unsupportedContentEncoding'],
    ['Content-Encoding', 'identity, br', 'unsupportedContentEncoding'],
  ])('with %s: %s is 415 on every route that takes a body', async (name, value, code) => {
    for (const [operation, request] of bodied()) {
      const headers = { 'content-type': 'application/json', [name]: value };
      const ask = { ...request, json: undefined, text: '{}', headers, who: callerOf(routes[operation]) };
      await scene.desk.refused(ask, 415, code);
    }
  });

  it('of the coding identity is read', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'Identity' };
    const ask = { who: planner, method: 'POST', path: '/referrals', text: '{}', headers };
    await scene.desk.refused(ask, 400, 'invalid');
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"; profile=x',
    'Application/JSON',
    'application/merge-patch+json',
  ])('%s is read', async (type) => {
    const ask = {
      who: planner,
      method: 'POST',
      path: '/referrals',
      text: '{}',
      headers: { 'Content-Type': type },
    };
    await scene.desk.refused(ask, 400, 'invalid');
  });
});
