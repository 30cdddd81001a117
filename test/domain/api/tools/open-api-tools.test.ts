/** The API document as other people's tools read it: a linter finds no error, and a client that is generated of it compiles. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = join(__dirname, '../../../..');
const folder = join(root, 'dist', `open-api-tools-${process.pid}`);
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

/** What a portal does first: it refers, reads its work and acknowledges; and what a slip of the pen is. */
const client = `
import type { components, operations, paths } from './api.ts';

type BodyOf<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never;
type AnswerOf<Operation, Status extends number> = Operation extends {
  responses: Record<Status, { content: { 'application/json': infer Body } }>;
} ? Body : never;

const referral: BodyOf<operations['submitReferral']> = {
  person: { lastName: 'Sample', primaryLanguage: 'English', countyOfResidence: 'suffolk' },
  consent: { status: 'signed', signedOn: '2026-02-19', handSigned: true, scope: ['spoa'] },
  medicaid: { status: 'active' },
  healthHome: { enrolled: false },
  discharge: {
    plannedOn: '2026-03-06',
    destination: { kind: 'ownHome' },
  },
  admission: { admittedOn: '2025-09-23' },
  clinical: {
    seriousMentalIllness: true,
    primaryDiagnosis: { icd10: 'F20.9', description: 'Schizophrenia' },
  },
  legal: { aot: 'none' },
  request: { programs: ['healthHomePlus'] },
  referrer: { name: 'Dana Sample', title: 'Discharge planner', phone: '(631) 555-0100' },
};
// @ts-expect-error no county of New York
referral.person.countyOfResidence = 'atlantis';

export const ask = async (base: string, token: string): Promise<string[]> => {
  const send = (path: keyof paths, method: string, body?: unknown): Promise<Response> =>
    fetch(base + path, {
      method,
      headers: { authorization: \`Bearer \${token}\` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const referred = (await (await send('/referrals', 'POST', referral)).json()) as AnswerOf<operations['submitReferral'], 201>;
  const work = (await (await send('/work-items', 'GET')).json()) as AnswerOf<operations['listWorkItems'], 200>;
  const noticeIds: BodyOf<operations['acknowledgeNotices']>['noticeIds'] = ['WH-7K3M-9QXA-22PD-N3'];
  await send('/notices/acknowledgements', 'POST', { noticeIds });
  const problem: components['schemas']['Problem']['code'] = 'methodNotAllowed';
  return [referred.caseId, problem, ...work.items.map(({ workItemId }) => workItemId)];
};
`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the API document', () => {
  it('has no error by the rules that Redocly recommends', () => {
    const { status, stdout, stderr } = run('scripts/lint-open-api.ts');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Warnings stay for the eye: conditions name members that stand beside them.
    expect(stdout.split('\n').filter((line) => line !== '' && !line.includes(' warn '))).toEqual([]);
  });

  it('gives the types of a client that compiles, refers a person, reads its work and acknowledges', () => {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = run('scripts/generate-client-types.ts', join(folder, 'api.ts'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    writeFileSync(join(folder, 'client.ts'), client);
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'es2024',
      '--module',
      'nodenext',
      '--allowImportingTsExtensions',
    ];
    const compiled = run(
      'node_modules/typescript-7/bin/tsc',
      '--ignoreConfig',
      ...flags,
      join(folder, 'client.ts'),
    );
    expect(compiled.stdout + compiled.stderr).toBe('');
    expect(compiled.status).toBe(0);
  });
});
