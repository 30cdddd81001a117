/** Sign-in of one machine: the deployed authorizer, over HTTP, with the key that was made at first start. */
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { openDataFolder } from '../../../local/data-folder.ts';
import { vectors } from '../../lambdas/authorizers/bad-tokens.ts';
import { nowSeconds, signed } from '../../lambdas/authorizers/forger.ts';
import { openRig, type Rig } from './gateway-rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

interface Answered {
  status: number;
  type: string | undefined;
  text: string;
}
/** Sends every value as a header of its own, as no library that means well would. */
const answerTo = (authorization: string[], path = '/cases'): Promise<Answered> =>
  new Promise((resolve, reject) => {
    // As names and values in turn, so that none is joined or dropped on the way out.
    const headers = ['Host', '127.0.0.1', ...authorization.flatMap((value) => ['Authorization', value])];
    const sent = request(`${rig.url}${path}`, { headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'], text }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });

describe('over HTTP', () => {
  it('a token as this machine issues it speaks for its person', async () => {
    const token = await rig.tokens.issue({ sub: 'ann', role: 'planner', org: 'pilgrim-pc' });
    expect(await answerTo([`Bearer ${token}`])).toMatchObject({ status: 200 });
    expect(await answerTo([`Bearer ${signed()}`])).toMatchObject({ status: 200 });
  });

  it.each(vectors)('%s is 401, and is not told why', async (_name, headers) => {
    const answer = await answerTo(headers());
    expect(answer).toMatchObject({ status: 401, type: 'application/problem+json' });
    expect(JSON.parse(answer.text)).toEqual({
      type: 'urn:warm-handoff:problem:unauthenticated',
      title: 'Sign in first',
      status: 401,
      code: 'unauthenticated',
      detail: 'No valid sign-in came with the request.',
      next: 'Sign in and send the token in the Authorization header.',
    });
  });

  it('the description of the API is closed like everything else', async () => {
    expect(await answerTo([], '/openapi.json')).toMatchObject({ status: 401 });
    expect(await answerTo([`Bearer ${signed()}`], '/openapi.json')).toMatchObject({ status: 200 });
  });
});

it('a token of this machine lives for a quarter of an hour of real time', async () => {
  const token = await rig.tokens.issue({ sub: 'ann', role: 'planner', org: 'pilgrim-pc' });
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  expect(z.looseObject({ iat: z.number(), exp: z.number() }).parse(claims)).toMatchObject({
    iat: nowSeconds,
    exp: nowSeconds + 15 * 60,
  });
});

it('the signing key is made once, for its owner alone, and is another one in another folder', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'data-')), 'data');
  const { tokenSigningKey } = openDataFolder(folder);
  expect(createPrivateKey(tokenSigningKey).asymmetricKeyType).toBe('rsa');
  expect(statSync(join(folder, 'token-signing-key.pem')).mode & 0o777).toBe(0o600);
  expect(openDataFolder(folder).tokenSigningKey).toBe(tokenSigningKey);
  expect(openDataFolder(mkdtempSync(join(tmpdir(), 'data-'))).tokenSigningKey).not.toBe(tokenSigningKey);
});
