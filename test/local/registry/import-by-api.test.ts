/** The registry of a stage by CSV, through the API over HTTP: what is sent is what differs, and each refusal is told. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { carryOut, planImport, planOf } from '../../../local/registry/import-by-api.ts';
import { csvOf } from '../../../local/registry/import-export.ts';
import { type ApiAccess, deleteEntryBy, listEntries } from '../../../local/registry/registry-api.ts';
import { openRig, type Rig } from '../gateway/gateway-rig.ts';

let rig: Rig;
let access: ApiAccess;
let pauses: number[];
beforeEach(async () => {
  rig = await openRig();
  pauses = [];
  access = {
    url: rig.url,
    token: await rig.tokens.issue({ sub: 'ann', role: 'admin', org: 'operations' }),
    send: fetch,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
});
afterEach(() => rig.close());

const spoaCsv = (...rows: readonly string[]): string => ['id,name,counties', ...rows].join('\n');

const imported = async (text: string, deletes = false): Promise<string[]> => {
  const planned = await planImport(access, 'spoas', text);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  const became: string[] = [];
  const switches = { revision: planned.revision, deletes };
  for await (const one of carryOut(access, 'spoas', planned.plan, switches))
    became.push(`${one.became} ${one.id}`);
  return became;
};

describe('an import through the API', () => {
  it('sends what differs, and a second run sends nothing', async () => {
    const { entries } = await listEntries(access, 'spoas');
    expect(await imported(csvOf('spoas', entries))).toEqual([]);
    const renamed = spoaCsv('spoa-albany,Single Point of Access of Albany,albany');
    expect(await imported(renamed)).toEqual(['changed spoa-albany']);
    expect(await imported(renamed)).toEqual([]);
    expect((await listEntries(access, 'spoas')).entries).toHaveLength(entries.length);
  });

  it('deletes what the file does not name only where that is asked for, and adds it back', async () => {
    const { entries } = await listEntries(access, 'spoas');
    const fewer = csvOf('spoas', entries.slice(1));
    expect(await imported(fewer)).toEqual([]);
    expect(await imported(fewer, true)).toEqual([`deleted ${entries[0]?.id}`]);
    expect(await imported(csvOf('spoas', entries))).toEqual([`added ${entries[0]?.id}`]);
  });

  it('sends nothing of a file with a wrong row, and names line and column', async () => {
    const planned = await planImport(access, 'spoas', spoaCsv('spoa-albany,Albany,nowhere'));
    expect(planned).toMatchObject({ ok: false, problems: [{ line: 2, column: 'counties' }] });
  });

  it('says what the API refused in its own words', async () => {
    const agency = 'sample-cma-great-south-bay';
    await expect(deleteEntryBy(access, 'agencies', agency)).rejects.toThrow(/409.*registered at it/);
    const stranger = {
      ...access,
      token: await rig.tokens.issue({ sub: 'ann', role: 'spoa', org: 'suffolk' }),
    };
    await expect(listEntries(stranger, 'agencies')).rejects.toThrow('403');
  });

  it('tells of a change that waits for a second person', async () => {
    const send: typeof fetch = (path, init) =>
      init?.method === 'PUT'
        ? Promise.resolve(new Response('{}', { status: 202, headers: { etag: '"9"' } }))
        : fetch(path, init);
    const home = { id: 'sample-hh-northern', name: 'Another name' };
    const plan = { added: [], changed: [home], missing: [], unchanged: 0 };
    const steps = carryOut({ ...access, send }, 'health-homes', plan, { revision: '"9"', deletes: false });
    expect((await steps.next()).value).toEqual({ id: home.id, became: 'waits' });
  });

  it('waits as long as it is asked to where it came too often', async () => {
    let refusals = 2;
    const busy: ApiAccess = {
      ...access,
      send: (...request) => {
        refusals -= 1;
        return refusals >= 0
          ? Promise.resolve(new Response('{}', { status: 429, headers: { 'retry-after': '3' } }))
          : fetch(...request);
      },
    };
    await listEntries(busy, 'spoas');
    expect(pauses).toEqual([3_000, 3_000]);
    refusals = 99;
    await expect(listEntries(busy, 'spoas')).rejects.toThrow('429');
  });

  it('stops where the registry changes between two pages', async () => {
    let revision = 0;
    const moving: ApiAccess = {
      ...access,
      send: () => {
        revision += 1;
        const page = JSON.stringify({ items: [], cursor: 'a' });
        return Promise.resolve(new Response(page, { headers: { etag: `"${revision}"` } }));
      },
    };
    await expect(listEntries(moving, 'spoas')).rejects.toThrow('Somebody else changed');
  });
});

describe('what an import would do', () => {
  it('is told apart: new, changed, as before, and not in the file', () => {
    const [one, two, three] = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
    expect(planOf([one!, two!], [{ ...two!, name: 'x' }, three!])).toEqual({
      added: [three],
      changed: [{ id: 'b', name: 'x' }],
      missing: ['a'],
      unchanged: 0,
    });
  });
});
