/** One machine states daily, into its folder, where every chain stands; and what it states can be verified. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
import { createLocalStatementSigner } from '../../../adapters/local-keys/statement-keys.ts';
import { createMemoryPersonKeys } from '../../../adapters/local-keys/person-keys.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { createStatementFolder, readStatements } from '../../../adapters/statement-files/statement-folder.ts';
import { createIdentifiers } from '../../../adapters/system/identifiers.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { epochMs } from '../../../domain/shared/instant.ts';
import { createVirtualClock } from '../../../local/clock/virtual-clock.ts';
import { openDataFolder } from '../../../local/data-folder.ts';
import { createScheduledRuntime } from '../../../local/schedules.ts';

const data = mkdtempSync(join(tmpdir(), 'warm-handoff-stating-'));
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

const machineAt = (
  start: string,
  statements = createStatementFolder(openDataFolder(data).statementFolder),
) => {
  const log = createMemoryLog();
  const runtime = createScheduledRuntime({
    store: createMemoryStore(),
    clock: createVirtualClock(epochMs(start)),
    identifiers: createIdentifiers(),
    personKeys: createMemoryPersonKeys(new Uint8Array(32)),
    policyFor,
    log,
    portalUrl: 'https://portal.example',
    stating: {
      statements,
      statementSigner: createLocalStatementSigner(openDataFolder(data).statementKey),
    },
  });
  return { runtime, log };
};
const statedAt = (): string[] =>
  readStatements(openDataFolder(data).statementFolder).statements.map(({ statement }) => statement.madeAt);

it('states at its start and every day at 11:00 UTC, and goes on where it stopped when it was off', async () => {
  const { runtime } = machineAt('2026-03-02T14:00:00.000Z');
  await runtime.settle();
  await runtime.advanceTo(epochMs('2026-03-04T12:00:00.000Z'));
  const first = ['2026-03-02T14:00:00.000Z', '2026-03-03T11:00:00.000Z', '2026-03-04T11:00:00.000Z'];
  expect(statedAt()).toEqual(first);
  await machineAt('2026-03-09T08:30:00.000Z').runtime.settle();
  expect(statedAt()).toEqual([...first, '2026-03-09T08:30:00.000Z']);
});

it('tries again within the hour when its folder could not be written', async () => {
  const kept = createStatementFolder(openDataFolder(data).statementFolder);
  let isFull = true;
  const { runtime, log } = machineAt('2026-03-10T11:00:00.000Z', {
    ...kept,
    put: (signed) => (isFull ? Promise.reject(new Error('the disk is full')) : kept.put(signed)),
  });
  await runtime.settle();
  expect(log.entries.filter(({ level }) => level === 'error')).toEqual([
    { level: 'error', code: 'HHP5005', fields: { error: 'Error' } },
  ]);
  isFull = false;
  await runtime.advanceTo(epochMs('2026-03-10T12:00:00.000Z'));
  expect(statedAt().at(-1)).toBe('2026-03-10T12:00:00.000Z');
});
