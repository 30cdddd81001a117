/** What the command deploys to: this machine, whatever the environment says. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { apiAt, emulatorAt, environmentFor, NoEmulator } from '../../../scripts/emulator/emulator-address.ts';
import { freePort } from '../../../local/loopback.ts';

const root = join(__dirname, '../../..');

const deploy = (address: string | undefined, ...args: string[]) => {
  const { AWS_ENDPOINT_URL: _own, ...env } = process.env;
  return spawnSync(process.execPath, [join(root, 'scripts/deploy-emulator.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, ...(address !== undefined && { AWS_ENDPOINT_URL: address }) },
  });
};

describe('an emulator', () => {
  it.each(['http://127.0.0.1:4566', 'http://localhost:4566', 'http://[::1]:4566', 'http://127.0.0.1:4566/'])(
    'may be at %s',
    (address) => {
      expect(emulatorAt(address)).toBe(new URL(address).origin);
    },
  );

  it.each([
    'https://dynamodb.us-east-1.amazonaws.com',
    'http://sts.amazonaws.com',
    'http://10.0.0.1:4566',
    'http://0.0.0.0:4566',
    'http://169.254.169.254',
    'http://127.0.0.1.example.com:4566',
    'http://localhost.example.com:4566',
    'http://127.0.0.1@example.com:4566',
    'http://user:word@127.0.0.1:4566',
    'http://127.0.0.1:4566/path',
    'https://127.0.0.1:4566',
    'file:///etc/hosts',
    '127.0.0.1:4566',
    'nonsense',
  ])('is not at %s', (address) => {
    expect(() => emulatorAt(address)).toThrow(NoEmulator);
  });

  it('that is none is refused before anything is made, and its address not repeated', () => {
    const { status, stdout, stderr } = deploy('https://somewhere.example');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^AWS_ENDPOINT_URL is no address of this machine/);
    expect(stderr).not.toContain('somewhere');
  });

  it('that nobody named is skipped, with the reason, and is an error where one is required', () => {
    const skipped = /^skipped: no emulator at AWS_ENDPOINT_URL \(it is not set\)/;
    for (const [args, code] of [
      [[], 0],
      [['--required'], 2],
    ] as const) {
      const { status, stdout } = deploy(undefined, ...args);
      expect(status).toBe(code);
      expect(stdout).toMatch(skipped);
    }
  });

  it('that does not answer is skipped, with the reason', async () => {
    const address = `http://127.0.0.1:${await freePort()}`;
    const { status, stdout } = deploy(address);
    expect(status).toBe(0);
    expect(stdout).toContain(`skipped: no emulator at AWS_ENDPOINT_URL (nothing answers at ${address})`);
  });

  it('is given no credential, profile, endpoint or proxy of whoever starts it', () => {
    const env = environmentFor('http://127.0.0.1:4566', {
      PATH: '/bin',
      AWS_ACCESS_KEY_ID: 'own',
      AWS_SESSION_TOKEN: 'own',
      AWS_PROFILE: 'own',
      AWS_ENDPOINT_URL_S3: 'https://own.example',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'own',
      CDK_DEFAULT_ACCOUNT: 'own',
      HTTPS_PROXY: 'http://own.example',
      http_proxy: 'http://own.example',
      EMULATOR_TOKEN_ISSUER: 'own',
      UNSET: undefined,
    });
    expect(JSON.stringify(env)).not.toContain('own');
    expect(env).toMatchObject({ PATH: '/bin', AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' });
    expect(Object.keys(env)).not.toContain('AWS_PROFILE');
  });

  it('answers for an API by its own address, and not by that of AWS', () => {
    expect(apiAt('http://127.0.0.1:4566', 'https://a1b2.execute-api.us-east-1.amazonaws.com/dev/')).toBe(
      'http://127.0.0.1:4566/restapis/a1b2/dev/_user_request_',
    );
  });
});
