import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { referenceKinds } from '../../../domain/registry/reference-data.ts';
import { registryKinds } from '../../../domain/registry/kinds.ts';
import { anAct } from '../../fixtures/registry-fixture.ts';
import { seedRegistry } from '../../../local/samples.ts';
import { exportCsv, exportReferenceCsv, importCsv } from '../../../local/registry/import-export.ts';

const seeded = async () => {
  const store = createMemoryStore();
  await seedRegistry(store, anAct.at);
  return store;
};

describe('the sample registry', () => {
  it.each(registryKinds)('as CSV goes out and comes back unchanged: %s', async (kind) => {
    const store = await seeded();
    const before = await store.entries(kind);
    const result = await importCsv(store, kind, await exportCsv(store, kind), anAct.at);
    expect(result).toEqual({ ok: true, added: 0, changed: 0, unchanged: before.length });
    expect(before.length).toBeGreaterThan(0);
    expect(await store.entries(kind)).toEqual(before);
  });

  it('fits together: what one import refers to, the one before brought', async () => {
    const from = await seeded();
    const to = createMemoryStore();
    for (const kind of [
      'health-homes',
      'spoas',
      'agencies',
      'supervisors',
      'care-managers',
      'teams',
      'mailboxes',
    ] as const)
      expect(await importCsv(to, kind, await exportCsv(from, kind), anAct.at)).toMatchObject({
        ok: true,
        changed: 0,
      });
    for (const kind of registryKinds) expect(await to.entries(kind)).toEqual(await from.entries(kind));
  });
});

describe('an import', () => {
  const header = 'id,name';
  it('adds and changes, keeps what the file does not name, and says how much', async () => {
    const store = await seeded();
    const text = `${header}\nsample-hh-northern,North (sample)\nsample-hh-new,New (sample)\n`;
    expect(await importCsv(store, 'health-homes', text, anAct.at)).toEqual({
      ok: true,
      added: 1,
      changed: 1,
      unchanged: 0,
    });
    expect((await store.entries('health-homes')).map(({ id }) => id)).toHaveLength(5);
    expect(await importCsv(store, 'health-homes', text, anAct.at)).toEqual({
      ok: true,
      added: 0,
      changed: 0,
      unchanged: 2,
    });
  });

  it('with one bad row imports nothing', async () => {
    const store = await seeded();
    const revision = await store.revision();
    const text = `${header}\nsample-hh-new,New (sample)\nBad Id,Bad\n`;
    expect(await importCsv(store, 'health-homes', text, anAct.at)).toEqual({
      ok: false,
      problems: [{ line: 3, column: 'id', message: expect.stringMatching(/organisation id in lower case/) }],
    });
    expect(await store.revision()).toBe(revision);
  });
});

it.each([
  ['counties', 63],
  ['lgus', 59],
  ['facilities', 25],
] as const)('reference data goes out with its header: %s', (kind, lines) => {
  expect(exportReferenceCsv(kind).trim().split('\n')).toHaveLength(lines);
  expect(referenceKinds).toContain(kind);
});
