/** Whether a stage is ready for its first person, asked over HTTP as an administrator asks it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkReadiness, isReady } from '../../../local/registry/readiness.ts';
import type { ApiAccess } from '../../../local/registry/registry-api.ts';
import { aMailbox, anAct } from '../../fixtures/registry-fixture.ts';
import { lguIds } from '../../../domain/shared/counties.ts';
import { openRig, type Rig } from '../gateway/gateway-rig.ts';

const root = join(import.meta.dirname, '../../..');

let rig: Rig;
let access: ApiAccess;
beforeEach(async () => {
  rig = await openRig();
  access = {
    url: rig.url,
    token: await rig.tokens.issue({ sub: 'ann', role: 'admin', org: 'operations' }),
    send: fetch,
    pause: () => Promise.resolve(),
  };
});
afterEach(() => rig.close());

const stateOf = async (check: string) =>
  (await checkReadiness(access)).find((one) => one.check === check)?.state;

/** Each LGU has a queue in the account of the topics, which needs nobody to confirm it. */
const everybodyHears = async (): Promise<void> => {
  const recipients: readonly { role: 'spoa' | 'state'; org: string }[] = [
    ...lguIds.map((org) => ({ role: 'spoa' as const, org })),
    { role: 'state' as const, org: 'omh' },
  ];
  const mailboxes = recipients.map(({ role, org }) =>
    aMailbox({
      id: `${org}-queue`,
      role,
      org,
      protocol: 'sqs',
      endpoint: `arn:aws:sqs:us-east-1:000000000000:${org}`,
    }),
  );
  await rig.world.store.replaceEntries('mailboxes', mailboxes, await rig.world.store.revision(), anAct);
  await rig.world.runtime.tendMailboxes();
};

describe('a stage', () => {
  it('is not ready while counties and OMH would hear no notice, and says so of each', async () => {
    const checks = await checkReadiness(access);
    expect(isReady(checks)).toBe(false);
    expect(checks.filter(({ state }) => state === 'missing').map(({ check }) => check)).toEqual([
      'mailboxes of counties',
      'mailbox of OMH',
    ]);
    expect(checks.find(({ check }) => check === 'mailboxes of counties')?.says).toMatch(
      /^57 of 58 LGUs would hear no notice: albany, .* and 49 more\./,
    );
  });

  it('is ready once they would, and has advice on the others', async () => {
    await everybodyHears();
    expect(isReady(await checkReadiness(access))).toBe(true);
    expect(await stateOf('mailboxes of others')).toBe('advice');
  });

  it('is not ready without anybody to refer to', async () => {
    for (const kind of [
      'teams',
      'care-managers',
      'supervisors',
      'agencies',
      'health-homes',
      'spoas',
    ] as const)
      await rig.world.store.replaceEntries(kind, [], await rig.world.store.revision(), anAct);
    for (const check of ['SPOAs', 'Health Homes', 'agencies', 'attestations'])
      expect([check, await stateOf(check)]).toEqual([check, 'missing']);
  });
});

it('npm run ready says it in lines or as JSON, and ends with 1 while something is missing', async () => {
  const run = (...args: string[]) =>
    promisify(execFile)('node', [join(root, 'scripts/ready.ts'), '--api', rig.url, ...args], {
      env: { ...process.env, WARM_HANDOFF_TOKEN: access.token },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: unknown) => {
        const { code, stdout } = error as { code: number; stdout: string };
        return { code, stdout };
      },
    );
  const lines = await run();
  expect(lines.code).toBe(1);
  expect(lines.stdout).toContain('MISSING mailboxes of counties: 57 of 58');
  expect(lines.stdout).toContain('The stage is not ready.');
  await everybodyHears();
  const { code, stdout } = await run('--json');
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { ready: true }]);
}, 60_000);
