/** What Lambda will load: small enough to start fast, and able to load and sign with what stands in for its parts. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { bundle, fillAsset, handlerFolder } from '../../lib/constructs/shared/bundle.ts';
import { documentedWeights, functionFolders } from '../../scripts/weigh-bundles.ts';

/** It was 600,000 until a referral had to be held against the order of times and the likeness of names: docs/performance.md. */
const budgetBytes = 640_000;
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const bundled = (area: string, name: string): string => {
  const file = join(folder, `${name}.mjs`);
  bundle(handlerFolder(area, name), file);
  return file;
};

describe('a bundle', () => {
  it.each([
    ['streams', 'outbox-relay'],
    ['api', 'submit-referral'],
    ['authorizers', 'verify-token'],
    ['triggers', 'shape-access-token'],
    ['schedules', 'seal-daily-statement'],
  ])('of %s/%s stays within its budget and imports node:http the cheap way', (area, name) => {
    const file = bundled(area, name);
    const { size } = statSync(file);
    expect(size).toBeLessThan(budgetBytes);
    // Within two parts in a hundred of what docs/performance.md says; `npm run bundles` writes it anew.
    const documented = documentedWeights().get(`${area}/${name}`)?.now ?? 0;
    expect(Math.abs(size - documented) / documented).toBeLessThan(0.02);
    expect(readFileSync(file, 'utf8')).not.toMatch(/from\s*"(node:)?http"/);
  });

  it('of every function is weighed in docs/performance.md', () => {
    expect([...documentedWeights().keys()]).toEqual(functionFolders());
  });

  it('of a folder without a handler is refused with the folder named', () => {
    expect(() => bundled('tasks', 'no-such-task')).toThrow(
      /lambdas\/tasks\/no-such-task, but there is no index\.ts/,
    );
  });

  /** Loads a bundle in a process of its own, calls it, and gives back with which credentials it asked the table. */
  const called = async (file: string, how: string): Promise<(string | undefined)[]> => {
    const signatures: (string | undefined)[] = [];
    const table = createServer((request, response) => {
      signatures.push(request.headers.authorization);
      request.resume().on('end', () => response.end('{"Items":[]}'));
    });
    await new Promise<void>((resolve) => table.listen(0, '127.0.0.1', resolve));
    const address = table.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const call = `
      const { handler } = await import(${JSON.stringify(file)});
      ${how}`;
    const env = {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'OFTHEROLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      TABLE_NAME: 'cases',
      STATEMENT_BUCKET: 'statements',
      STATEMENT_KEY_ID: 'key',
    };
    try {
      await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', call], { env });
    } finally {
      table.close();
    }
    return signatures;
  };

  it('loads as an ES module and signs with the credentials of its environment', async () => {
    const signatures = await called(
      bundled('tasks', 'load-case'),
      `await handler({ caseId: 'WH-7K3M-9QXA-22PD', epoch: 1 }, {}).catch(() => {});`,
    );
    expect(signatures[0]).toContain('Credential=OFTHEROLE/');
  });

  it('reaches a bucket without the streams of events that the S3 client knows', async () => {
    const [signature] = await called(
      bundled('schedules', 'seal-daily-statement'),
      `await handler({}).catch(() => {});`,
    );
    expect(signature).toMatch(/Credential=OFTHEROLE\/\d{8}\/us-east-1\/s3\//);
  });

  it('finds the counties’ protocols beside it', async () => {
    const output = mkdtempSync(join(folder, 'asset-'));
    fillAsset(handlerFolder('schedules', 'open-obligations'), output);
    expect(readdirSync(join(output, 'aot-protocols'))).toContain('default.json');
    const signatures = await called(join(output, 'index.mjs'), `await handler({ round: 'orders' });`);
    expect(signatures.length).toBeGreaterThan(0);
  });
});
