/** Silence of the registry is not a pass: each answer that `npm audit` can give is told apart, in answers as npm gives them. */
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { askForAdvisories, type Audit, probeFiles } from '../../scripts/supply-chain/advisories.ts';

const report = (vulnerabilities: object): string =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { prod: 52 } } });
const known = report({
  lodash: {
    name: 'lodash',
    severity: 'high',
    isDirect: true,
    via: [],
    effects: [],
    range: '<=4.17.20',
    nodes: [],
  },
});
const clean = report({});
const refusedWith = (fields: object): string =>
  JSON.stringify({ ...fields, error: { summary: '', detail: '' } });
const refusalOnStderr = 'npm error audit endpoint returned an error';

/** Answers for the project and for the probe. */
const answering =
  (project: string, probe: string, stderr = ''): Audit =>
  (folder) => ({ stdout: folder === 'project' ? project : probe, stderr });

const ask = (audit: Audit) => askForAdvisories(audit, 'project', 'probe');

describe('asking the registry for known faults', () => {
  it('passes when none is known and the registry knows the fault of the probe', () => {
    expect(ask(answering(clean, known))).toEqual({ kind: 'noneKnown', asked: 52 });
  });

  it('fails by name, range and severity when one is known', () => {
    expect(ask(answering(known, known))).toEqual({ kind: 'known', packages: ['lodash <=4.17.20: high'] });
  });

  it('learns nothing from a registry that finds even the probe clean', () => {
    expect(ask(answering(clean, clean))).toEqual({
      kind: 'noAnswer',
      why: 'it does not even know a package with a fault of long standing',
    });
  });

  it.each([
    [
      'refuses',
      { message: '405 Method Not Allowed - POST https://r.example/', statusCode: 405 },
      'it answers 405',
    ],
    [
      'does not know audits',
      { message: '404 Not Found - POST https://r.example/', statusCode: 404 },
      'it answers 404',
    ],
    [
      'answers with a page',
      { message: 'invalid json response body at https://r.example/' },
      'it answers with something else',
    ],
    [
      'cannot be reached',
      { message: 'request to https://r.example/ failed, reason: ' },
      'it cannot be reached',
    ],
  ])('learns nothing from a registry that %s, and names no address', (_how, refusal, why) => {
    expect(ask(answering(refusedWith(refusal), known, refusalOnStderr))).toEqual({ kind: 'noAnswer', why });
  });

  it.each([
    ['npm prints nothing', '', ''],
    [
      'the registry broke off while npm asked for details',
      refusedWith({}),
      'npm error loading from incorrect packument',
    ],
    ['npm fails for a reason of its own', refusedWith({ message: 'no lock file' }), 'npm error code ENOLOCK'],
  ])('neither passes nor shrugs when %s', (_how, stdout, stderr) => {
    expect(() => ask(answering(stdout, known, stderr))).toThrow('neither an answer nor a refusal');
  });

  it('asks about a probe that is locked to the faulty version', () => {
    expect(JSON.parse(probeFiles['package-lock.json'])).toMatchObject({
      packages: { 'node_modules/lodash': { version: '4.17.15' } },
    });
  });
});

describe('npm run advisories', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** A registry of our own on loopback; `faulty` are the packages that it knows faults of. */
  const registryKnowing = async (faulty: readonly string[] | undefined): Promise<string> => {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.setHeader('Content-Type', 'application/json');
        if (request.method !== 'POST') {
          const name = decodeURIComponent((request.url ?? '').slice(1));
          response.end(JSON.stringify({ name, 'dist-tags': {}, versions: {} }));
        } else if (faulty === undefined) {
          response.writeHead(405).end();
        } else {
          const asked = Object.keys(JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as object);
          const advisory = {
            id: 1,
            url: 'x',
            title: 'A fault',
            severity: 'high',
            vulnerable_versions: '<99',
            cwe: [],
          };
          const answers = faulty.filter((name) => asked.includes(name)).map((name) => [name, [advisory]]);
          response.end(JSON.stringify(Object.fromEntries(answers)));
        }
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  const run = async (registry: string): Promise<{ code: unknown; stdout: string }> => {
    const script = join(__dirname, '../../scripts/ask-for-advisories.ts');
    const options = { env: { ...process.env, npm_config_registry: registry, npm_config_loglevel: 'silent' } };
    try {
      return { code: 0, stdout: (await promisify(execFile)(process.execPath, [script], options)).stdout };
    } catch (error) {
      const { code, stdout } = error as { code: unknown; stdout: string };
      return { code, stdout };
    }
  };

  it('says in so many words that nothing was learned, and fails nothing, when audits are refused', async () => {
    expect(await run(await registryKnowing(undefined))).toEqual({
      code: 0,
      stdout:
        'note: the registry does not answer audits (it answers 405): nothing was learned about known faults.\n',
    });
  });

  it('passes with the number of packages when the registry knows none of them and knows the probe', async () => {
    expect(await run(await registryKnowing(['lodash']))).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^No fault is known of the \d+ packages of production\.\n$/),
    });
  });

  it('fails with the name of a package of production that the registry knows a fault of', async () => {
    const { code, stdout } = await run(await registryKnowing(['csv-parse']));
    expect(code).toBe(1);
    expect(stdout).toContain('csv-parse');
  });
});
