/** What HTTP asks of every answer of its kind, as the gateway of one machine gives it: Allow, WWW-Authenticate, the base. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRig, type Rig } from './gateway-rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

describe('a request', () => {
  it.each([
    ['DELETE', '/cases', 'GET, OPTIONS'],
    ['POST', '/cases', 'GET, OPTIONS'],
    ['GET', '/referrals', 'POST, OPTIONS'],
    ['HEAD', '/cases/WH-7K3M-9QXA-22PD', 'GET, OPTIONS'],
    ['PATCH', '/cases/WH-7K3M-9QXA-22PD/search-steps', 'GET, POST, OPTIONS'],
  ])(
    '%s %s, whose path has other methods, is 405 and hears them, signed in or not',
    async (method, path, allow) => {
      for (const headers of [{}, await rig.bearer('spoa', 'suffolk')]) {
        const answer = await fetch(`${rig.url}${path}`, { method, headers });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
        if (method !== 'HEAD')
          expect(await answer.json()).toMatchObject({ status: 405, code: 'methodNotAllowed' });
      }
    },
  );

  it('without a token is asked for one, and one with a wrong token hears that it is not taken', async () => {
    const challengeOf = async (headers: Record<string, string>) =>
      (await fetch(`${rig.url}/cases`, { headers })).headers.get('www-authenticate');
    expect(await challengeOf({})).toBe('Bearer realm="warm-handoff"');
    expect(await challengeOf({ authorization: 'Bearer none' })).toMatch(
      /^Bearer realm="warm-handoff", error="invalid_token", error_description=/,
    );
    expect(await challengeOf(await rig.bearer('spoa', 'suffolk'))).toBeNull();
  });
});

describe('the API document of one machine', () => {
  it('names the address that it was asked by', async () => {
    const answer = await fetch(`${rig.url}/openapi.json`, { headers: await rig.bearer('spoa', 'suffolk') });
    expect(await answer.json()).toMatchObject({ servers: [{ url: rig.url }] });
  });
});
