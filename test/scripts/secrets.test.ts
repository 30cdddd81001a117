/**
 * Secrets are planted in throw-away repositories, committed and removed again, and found; none is ever printed. The
 * values are made here piece by piece, so that this file holds none.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const script = join(__dirname, '../../scripts/scan-secrets.ts');
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-test-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-C', folder, ...author, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const write = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** Commits the files and answers with the commit's short name. */
const commit = (folder: string, files: Record<string, string>, message = 'A change'): string => {
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', '--short', 'HEAD');
};

const newRepository = (): string => {
  const folder = newFolder();
  git(folder, 'init', '--quiet');
  commit(folder, { 'README.md': 'Nothing to see.\n' });
  return folder;
};

const scan = (folder: string): { code: number | null; printed: string } => {
  const run = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { code: run.status, printed: `${run.stdout}${run.stderr}` };
};

/** Letters and digits that nobody chose. */
const noise = (
  name: string,
  length: number,
  encoding: 'hex' | 'base64' | 'base64url' = 'base64url',
): string => createHash('shake256', { outputLength: length }).update(name).digest(encoding).slice(0, length);
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const privateKey = (kind: string, length: number): string =>
  [
    '-----BEGIN ',
    kind,
    'PRIVATE KEY-----\n',
    noise(kind, length, 'base64'),
    '\n-----END ',
    kind,
    'PRIVATE KEY-----\n',
  ].join('');

const accessKey = ['AKIA', 'Q3EGRLDYXV2WPOQT'].join('');
const otherAccessKey = ['AKIA', 'Q3EGRLDYXV2WPOQX'].join('');
const account = ['5810', '47291736'].join('');
const token = `${encoded({ alg: 'ES256', typ: 'JWT' })}.${encoded({ role: 'cma', org: 'x' })}.${noise('signature', 86)}`;
const socialSecurityNumber = ['219', '31', '4477'].join('-');
const clientNumber = ['KD', '47113', 'W'].join('');

/** What is planted: the path, the text, and the part of it that must never be printed. */
const planted: readonly (readonly [path: string, text: string, secret: string])[] = [
  ['deploy/access-key.ts', `const id = '${accessKey}';`, accessKey],
  ['deploy/account.json', JSON.stringify({ accountId: account }), account],
  [
    'deploy/secret-key.ini',
    `aws_secret_access_key = ${noise('aws', 40, 'base64')}`,
    noise('aws', 40, 'base64'),
  ],
  ['keys/rsa.pem', privateKey('RSA ', 1600), noise('RSA ', 64, 'base64')],
  ['keys/pkcs8.pem', privateKey('', 1600), noise('', 64, 'base64')],
  ['keys/ed25519.pem', privateKey('', 64), noise('', 40, 'base64')],
  ['keys/sec1.pem', privateKey('EC ', 160), noise('EC ', 64, 'base64')],
  ['keys/encrypted.pem', privateKey('ENCRYPTED ', 900), noise('ENCRYPTED ', 64, 'base64')],
  ['keys/in-json.json', JSON.stringify({ key: privateKey('EC ', 160) }), noise('EC ', 64, 'base64')],
  ['keys/jwk.json', JSON.stringify({ kty: 'EC', crv: 'P-256', d: noise('d', 43) }), noise('d', 43)],
  ['keys/jwk.ts', `export const key = { kty: 'oct', k: '${noise('k', 43)}' };`, noise('k', 43)],
  ['samples/request.sh', `curl -H "Authorization: Bearer ${token}"`, token],
  ['lib/github.txt', `ghp_${noise('gh', 36, 'hex')}`, noise('gh', 36, 'hex')],
  ['lib/registry.txt', `_authToken=npm_${noise('npm', 36, 'hex')}`, noise('npm', 36, 'hex')],
  [
    'lib/database.txt',
    `postgres://admin:${noise('pg', 12, 'hex')}@db.example.org:5432/x`,
    noise('pg', 12, 'hex'),
  ],
  [
    'lib/hook.txt',
    `https://hooks.slack.com/services/T00000000/B00000000/${noise('slack', 24, 'hex')}`,
    noise('slack', 24, 'hex'),
  ],
  ['lib/named.ts', `export const clientSecret = '${noise('named', 32)}';`, noise('named', 32)],
  ['lib/task-token.json', JSON.stringify({ taskToken: noise('task', 60) }), noise('task', 60)],
  ['samples/person.json', JSON.stringify({ ssn: socialSecurityNumber }), socialSecurityNumber],
  ['samples/referral.json', JSON.stringify({ cin: clientNumber }), clientNumber],
];

describe('a secret that was committed and removed again', () => {
  let since = '';
  let result: ReturnType<typeof scan>;
  let removed = '';

  beforeAll(() => {
    const folder = newRepository();
    since = commit(folder, Object.fromEntries(planted.map(([path, text]) => [path, `a line\n${text}\n`])));
    for (const name of ['deploy', 'keys', 'samples', 'lib']) rmSync(join(folder, name), { recursive: true });
    removed = commit(folder, {}, 'Remove what should not be here');
    result = scan(folder);
  });

  it('fails the check', () => {
    expect(result.code).toBe(1);
    expect(result.printed).not.toContain(removed);
  });

  it.each(planted)('%s is found, by path, line and the commit that brought it', (path) => {
    expect(result.printed).toMatch(new RegExp(`^[^:]+: ${path}, line \\d+, since commit ${since} `, 'm'));
  });

  it.each(planted)('%s is not printed', (_path, _text, secret) => {
    expect(result.printed).not.toContain(secret);
    expect(result.printed).not.toContain(secret.slice(0, 10));
  });
});

describe('a secret', () => {
  const keyFile = `const id = '${accessKey}';\n`;

  it('in the message of a commit is found', () => {
    const folder = newRepository();
    const since = commit(folder, {}, `Take ${accessKey} for now`);
    expect(scan(folder).printed).toContain(`the message of the commit, line 6, since commit ${since}`);
  });

  it('that came in by a merge is found in that merge', () => {
    const folder = newRepository();
    const main = git(folder, 'branch', '--show-current');
    git(folder, 'switch', '--quiet', '--create', 'side');
    commit(folder, { 'side.ts': 'export {};\n' });
    git(folder, 'switch', '--quiet', main);
    commit(folder, { 'main.ts': 'export {};\n' });
    git(folder, 'merge', '--quiet', '--no-commit', 'side');
    const since = commit(folder, { 'key.ts': keyFile }, 'Merge');
    expect(scan(folder).printed).toContain(`key.ts, line 1, since commit ${since}`);
  });

  it('that is not committed yet is found, and one in an ignored file is left alone', () => {
    const folder = newRepository();
    commit(folder, { '.gitignore': 'ignored.ts\n', 'changed.ts': 'export {};\n' });
    write(folder, 'ignored.ts', keyFile);
    expect(scan(folder)).toEqual({ code: 0, printed: expect.stringContaining(': 0 found.') });
    write(folder, 'new.ts', keyFile);
    write(folder, 'changed.ts', keyFile);
    const { code, printed } = scan(folder);
    expect(code).toBe(1);
    expect(printed).toContain('new.ts, line 1, not committed yet');
    expect(printed).toContain('changed.ts, line 1, not committed yet');
  });

  it('is found although a comment beside it asks the scanner to look away', () => {
    const folder = newRepository();
    commit(folder, { 'key.ts': `// secretlint-disable\n${keyFile}// secretlint-enable\n` });
    expect(scan(folder).code).toBe(1);
  });
});

describe('a value that is known', () => {
  const knownValues = 'scripts/secrets/known-values.json';
  const keyFile = { 'key.ts': `const id = '${accessKey}';\n` };
  const listed = (
    fingerprint: string,
    reason = 'The key of an example that never opened anything.',
  ): string => JSON.stringify([{ fingerprint, reason }]);

  it('passes under its fingerprint and a reason, and only that value', () => {
    const folder = newRepository();
    commit(folder, keyFile);
    const [, fingerprint = ''] = /fingerprint (\w+)/.exec(scan(folder).printed) ?? [];
    commit(folder, { [knownValues]: listed(fingerprint) });
    expect(scan(folder).code).toBe(0);
    commit(folder, { 'other.ts': `const id = '${otherAccessKey}';\n` });
    expect(scan(folder)).toEqual({ code: 1, printed: expect.stringContaining('other.ts') });
  });

  it('without a reason is refused', () => {
    const folder = newRepository();
    commit(folder, { ...keyFile, [knownValues]: listed('0'.repeat(32), '') });
    expect(scan(folder).code).toBe(1);
  });

  it('that is nowhere any more fails, so that the list does not outlive its reasons', () => {
    const folder = newRepository();
    commit(folder, { [knownValues]: listed('0'.repeat(32)) });
    const { code, printed } = scan(folder);
    expect(code).toBe(1);
    expect(printed).toContain(`lists ${'0'.repeat(32)}, which is nowhere`);
  });
});

describe('what is no secret', () => {
  it('passes: invented numbers, numbers that nobody is given, words, hashes and keys that are public', () => {
    const folder = newRepository();
    commit(folder, {
      'person.ts': `export const person = { cin: 'ZZ10137B', ssn: '000-12-3456', other: '912-12-3456' };\n`,
      'words.ts':
        "export const clientSecret = 'the-name-of-the-secret'; // password: 'correct horse battery'\n",
      'lock.json': `{ "integrity": "sha512-${noise('hash', 86, 'base64')}==" }\n`,
      'public.pem': [
        '-----BEGIN PUBLIC',
        ' KEY-----\n',
        noise('public', 120, 'base64'),
        '\n-----END PUBLIC',
        ' KEY-----\n',
      ].join(''),
      'account.ts': `export const accountId = '${'1111'.concat('22223333')}';\n`,
      'jwk.json': JSON.stringify({ kty: 'EC', x: noise('x', 43), y: noise('y', 43) }),
    });
    expect(scan(folder)).toEqual({ code: 0, printed: expect.stringContaining(': 0 found.') });
  });
});

describe('where the history is not there', () => {
  it('a shallow clone says how much was looked through, and holds no known value against what is missing', () => {
    const folder = newRepository();
    const known = JSON.stringify([
      { fingerprint: '0'.repeat(32), reason: 'Somewhere in the part that is not here.' },
    ]);
    commit(folder, { 'scripts/secrets/known-values.json': known });
    const clone = join(newFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${folder}`, clone]);
    const { code, printed } = scan(clone);
    expect(code).toBe(0);
    expect(printed).toContain(
      'note: this clone is shallow: only 1 commit(s) were looked through, not the history.',
    );
  });

  it('a folder without git says that nothing was looked through', () => {
    expect(scan(newFolder())).toEqual({
      code: 0,
      printed: 'note: this folder has no git history: nothing was looked through.\n',
    });
  });
});
