/** What one account cannot do to the registry: whom an agency is attested by, and which Health Homes there are, takes two. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import { routes } from '../../../domain/api/routes.ts';
import { roles } from '../../../domain/shared/roles.ts';
import { mayAnswer, type RegistryProposal } from '../../../domain/registry/proposal.ts';
import { verifyChain } from '../../../domain/shared/audit-event.ts';
import {
  admin,
  Desk,
  expectProblem,
  healthHome,
  otherHealthHome,
  type Sent,
  spoa,
  type Who,
} from './desk.ts';

const ann: Who = { ...admin, sub: 'ann' };
const bob: Who = { ...admin, sub: 'bob' };
const homeAnn: Who = { ...healthHome, sub: 'home-ann' };
const homeBob: Who = { ...healthHome, sub: 'home-bob' };
const bay = 'sample-cma-great-south-bay';
const pine = 'sample-cma-pine-barrens';
const shore = 'sample-cma-sound-shore';
const fresh = { id: 'sample-hh-fresh', name: 'Fresh Health Home (sample)' };

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open({ registryPolicyOn });
});

const entryOf = async (kind: string, id: string): Promise<Record<string, unknown>> =>
  (await desk.get(admin, `/registry/${kind}/${id}`)).body;
const put = (who: Who, kind: string, entry: { id: string }, headers = {}): Promise<Sent> =>
  desk.send({ who, method: 'PUT', path: `/registry/${kind}/${entry.id}`, json: entry, headers });
const attest = (who: Who, agency: string, json: object): Promise<Sent> =>
  desk.put(who, `/registry/attestations/${agency}`, json);
const agencyWith = async (id: string, fields: object) => ({
  ...(await entryOf('agencies', id)),
  ...fields,
  id,
});
const idOf = ({ body }: Sent): string => String(body['proposalId']);
const answer = (who: Who, proposalId: string, decision: 'confirm' | 'refuse', headers = {}): Promise<Sent> =>
  desk.send({
    who,
    method: 'POST',
    path: `/registry/proposals/${proposalId}/answer`,
    json: { decision },
    headers,
  });
const listed = async (who: Who): Promise<unknown[]> =>
  (await desk.get(who, '/registry/proposals')).body['items'] as unknown[];
const revision = (): Promise<number> => desk.store.revision();
const pass = (days: number): Promise<void> => {
  const { runtime } = desk.world;
  return runtime.advanceTo(runtime.clock.nowMs() + days * 24 * 60 * 60 * 1_000);
};

/** Everything by which one account might say more of attestations or of Health Homes than stands. */
const waysAround: readonly [string, () => Promise<Sent>][] = [
  ['a Health Home attests an agency for longer', () => attest(homeAnn, shore, { from: '2030-01-01' })],
  [
    'a Health Home takes the end from an attestation',
    async () => {
      await attest(homeAnn, pine, { from: '2018-05-01', until: '2026-06-30' });
      const { attestations } = (await entryOf('agencies', pine)) as { attestations: { from: string }[] };
      return attest(homeAnn, pine, { from: attestations[0]?.from });
    },
  ],
  ['an administrator enters a Health Home', () => put(ann, 'health-homes', fresh)],
  [
    'an administrator gives a Health Home the name of another',
    () => put(ann, 'health-homes', { ...fresh, id: 'sample-hh-northern' }),
  ],
  [
    'an administrator sends attestations with an agency',
    async () =>
      put(
        ann,
        'agencies',
        await agencyWith(shore, {
          attestations: [{ healthHome: 'sample-hh-five-boroughs', from: '2020-01-01' }],
          healthHomes: ['sample-hh-five-boroughs'],
        }),
      ),
  ],
  [
    'an administrator lets an attestation begin earlier',
    async () =>
      put(
        ann,
        'agencies',
        await agencyWith(bay, {
          attestations: [{ healthHome: 'sample-hh-long-island', from: '2010-01-01' }],
        }),
      ),
  ],
  [
    'an administrator turns an attestation into another Health Home’s',
    async () =>
      put(
        ann,
        'agencies',
        await agencyWith(bay, {
          healthHomes: ['sample-hh-northern'],
          attestations: [{ healthHome: 'sample-hh-northern', from: '2018-05-01' }],
        }),
      ),
  ],
  [
    'an administrator enters a new agency with an attestation',
    async () =>
      put(
        ann,
        'agencies',
        await agencyWith(bay, {
          id: 'sample-cma-new',
          attestations: [{ healthHome: 'sample-hh-long-island', from: '2026-01-01' }],
        }).then((entry) => ({ ...entry, id: 'sample-cma-new' })),
      ),
  ],
];

describe('what one account alone cannot do', () => {
  it.each(waysAround)('%s: it is a proposal, and nothing of the registry changes', async (_way, tried) => {
    const waiting = await tried();
    const before = await revision();
    expect(waiting).toMatchObject({
      status: 202,
      body: { status: 'open', proposedBy: { role: expect.anything() } },
    });
    expect(waiting.headers['etag']).toBe(`"${String(before)}"`);
    const again = await tried();
    expect([again.status, idOf(again)]).toEqual([202, idOf(waiting)]);
    const who = waiting.body['proposedBy'] as Who;
    expectProblem(await answer(who, idOf(waiting), 'confirm'), 403, 'ownProposal');
    expect(await desk.store.proposals()).toHaveLength(1);
  });

  it('is not done by the same account under another role', async () => {
    const waiting = await put({ ...admin, sub: 'home-ann' }, 'health-homes', fresh);
    expectProblem(await answer({ ...admin, org: 'omh', sub: 'home-ann' }, idOf(waiting), 'confirm'), 403);
    expect(await revision()).toBe(7);
  });
});

describe('what one account may do alone', () => {
  it('ending or shortening an attestation, which protects', async () => {
    const until = '2026-03-02';
    expect((await attest(homeAnn, bay, { from: '2018-05-01', until })).status).toBe(200);
    expect((await put(ann, 'agencies', await agencyWith(bay, { attestations: [] }))).status).toBe(200);
    expect(await entryOf('agencies', bay)).toMatchObject({ attestations: [] });
  });

  it('everything that opens nothing: a name, a place on a caseload, a Health Home as it is', async () => {
    const agency = await agencyWith(bay, { name: 'Bay (sample)' });
    expect((await put(ann, 'agencies', agency)).status).toBe(200);
    const team = await entryOf('teams', 'sample-team-harborside');
    expect((await put(ann, 'teams', { ...team, id: 'sample-team-harborside' })).status).toBe(200);
    const home = await entryOf('health-homes', 'sample-hh-northern');
    expect((await put(ann, 'health-homes', { ...home, id: 'sample-hh-northern' })).status).toBe(200);
  });

  it('all of it where one person suffices, as on one machine', async () => {
    desk = await Desk.open();
    expect((await put(ann, 'health-homes', fresh)).status).toBe(200);
    expect((await attest(homeAnn, pine, { from: '2030-01-01', until: '2031-01-01' })).status).toBe(200);
  });
});

describe('a second person', () => {
  it('confirms an entry: it stands, and the log names both', async () => {
    const waiting = await put(ann, 'health-homes', fresh);
    expect(await listed(bob)).toEqual([waiting.body]);
    const confirmed = await answer(bob, idOf(waiting), 'confirm');
    const after = await revision();
    expect(confirmed).toMatchObject({
      status: 200,
      headers: { etag: `"${String(after)}"` },
      body: { status: 'confirmed', answeredBy: { sub: 'bob' } },
    });
    expect(await entryOf('health-homes', fresh.id)).toEqual(fresh);
    const { items } = (await desk.get(bob, '/registry/changes')).body as { items: unknown[] };
    expect(items[0]).toMatchObject({
      revision: after,
      by: { sub: 'bob', role: 'admin', org: 'operations' },
      proposed: { proposalId: idOf(waiting), by: { sub: 'ann', role: 'admin', org: 'operations' } },
      kind: 'health-homes',
      change: {
        id: fresh.id,
        fields: [
          { field: 'id', after: `"${fresh.id}"` },
          { field: 'name', after: `"${fresh.name}"` },
        ],
      },
    });
    expect(await listed(bob)).toEqual([]);
  });

  it('confirms an attestation of the own Health Home alone, and the agency may be asked from then on', async () => {
    const waiting = await attest(homeAnn, shore, { from: '2030-01-01' });
    for (const who of [otherHealthHome, admin])
      expectProblem(await answer({ ...who, sub: 'other' }, idOf(waiting), 'confirm'), 404, 'notFound');
    expect(await listed(otherHealthHome)).toEqual([]);
    expect((await answer(homeBob, idOf(waiting), 'confirm')).status).toBe(200);
    const { attestations } = await entryOf('agencies', shore);
    expect(attestations).toContainEqual({ healthHome: healthHome.org, from: '2030-01-01' });
  });

  it('may answer twice: the first answer stands, and nothing is changed again', async () => {
    const waiting = await put(ann, 'health-homes', fresh);
    await answer(bob, idOf(waiting), 'confirm');
    const after = await revision();
    expect(await answer(bob, idOf(waiting), 'confirm')).toMatchObject({
      status: 200,
      body: { status: 'confirmed' },
    });
    expectProblem(await answer(bob, idOf(waiting), 'refuse'), 409, 'proposalOver');
    expect(await revision()).toBe(after);
  });

  it('of two at once changes the registry once', async () => {
    const waiting = await put(ann, 'health-homes', fresh);
    const before = await revision();
    const both = await Promise.all(
      [1, 2, 3].map((n) => answer({ ...bob, sub: `b${String(n)}` }, idOf(waiting), 'confirm')),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await revision()).toBe(before + 1);
  });

  it('refuses, or the proposer takes it back: it is over then', async () => {
    for (const who of [ann, bob]) {
      const waiting = await put(ann, 'health-homes', fresh);
      expect(await answer(who, idOf(waiting), 'refuse')).toMatchObject({
        status: 200,
        body: { status: 'refused' },
      });
      expect((await answer(who, idOf(waiting), 'refuse')).status).toBe(200);
      expectProblem(await answer(bob, idOf(waiting), 'confirm'), 409, 'proposalOver');
    }
    expectProblem(await desk.get(admin, `/registry/health-homes/${fresh.id}`), 404);
  });

  it('comes too late after the time that policy gives, and the same can be proposed anew', async () => {
    const waiting = await put(ann, 'health-homes', fresh);
    await pass(14);
    expect(await listed(bob)).toEqual([]);
    expectProblem(await answer(bob, idOf(waiting), 'confirm'), 409, 'proposalOver');
    expect(idOf(await put(ann, 'health-homes', fresh))).toBe(idOf(waiting));
    expect((await answer(bob, idOf(waiting), 'confirm')).status).toBe(200);
  });

  it('is not asked by an unknown id, nor by a role that may not make the change', async () => {
    expectProblem(await answer(bob, 'RP-0000000000000000', 'confirm'), 404);
    expectProblem(await answer(bob, 'RP-1', 'confirm'), 400);
    const waiting = await put(ann, 'health-homes', fresh);
    expectProblem(await answer(spoa, idOf(waiting), 'confirm'), 403);
    expectProblem(await answer(homeBob, idOf(waiting), 'confirm'), 404);
  });
});

describe('a confirmation is decided on the registry as it then stands:', () => {
  it('an agency that was changed meanwhile is not set back', async () => {
    const agency = await agencyWith(shore, {
      healthHomes: ['sample-hh-five-boroughs'],
      attestations: [{ healthHome: 'sample-hh-five-boroughs', from: '2020-01-01' }],
    });
    const waiting = await put(ann, 'agencies', agency);
    expect((await put(bob, 'agencies', await agencyWith(shore, { name: 'Shore (sample)' }))).status).toBe(
      200,
    );
    expectProblem(await answer(bob, idOf(waiting), 'confirm'), 409, 'proposalOvertaken');
    expect(await entryOf('agencies', shore)).toMatchObject({ name: 'Shore (sample)' });
  });

  it('an attestation that was ended meanwhile is not brought back', async () => {
    const ended = { from: '2018-05-01', until: '2026-06-30' };
    expect((await attest(homeAnn, bay, ended)).status).toBe(200);
    const waiting = await attest(homeAnn, bay, { from: '2018-05-01' });
    expect(waiting.status).toBe(202);
    expect((await attest(homeAnn, bay, { ...ended, until: '2026-03-02' })).status).toBe(200);
    expectProblem(await answer(homeBob, idOf(waiting), 'confirm'), 409, 'proposalOvertaken');
  });

  it('an attestation of an agency that left the Health Home is none', async () => {
    const waiting = await attest(homeAnn, shore, { from: '2030-01-01' });
    await put(
      ann,
      'agencies',
      await agencyWith(shore, { healthHomes: ['sample-hh-northern'], attestations: [] }),
    );
    expectProblem(await answer(homeBob, idOf(waiting), 'confirm'), 409, 'proposalOvertaken');
  });

  it('another attestation of the agency stays beside it', async () => {
    const waiting = await attest(homeAnn, shore, { from: '2030-01-01' });
    await put(ann, 'agencies', await agencyWith(shore, { name: 'Shore (sample)' }));
    expect((await answer(homeBob, idOf(waiting), 'confirm')).status).toBe(200);
    expect(await entryOf('agencies', shore)).toMatchObject({ name: 'Shore (sample)' });
  });

  it('a revision that was given with If-Match must still stand', async () => {
    const waiting = await put(ann, 'health-homes', fresh);
    const stale = { 'if-match': String(waiting.headers['etag']) };
    await put(bob, 'agencies', await agencyWith(bay, { name: 'Bay (sample)' }));
    expectProblem(await answer(bob, idOf(waiting), 'confirm', stale), 412, 'registryChanged');
    expectProblem(await put(ann, 'health-homes', { ...fresh, id: 'sample-hh-late' }, stale), 412);
    expect((await answer(bob, idOf(waiting), 'confirm')).status).toBe(200);
  });
});

describe('proposals', () => {
  it('of one person have an end, whatever becomes of them', async () => {
    for (let count = 0; count < 30; count += 1) {
      const waiting = await put(ann, 'health-homes', { ...fresh, id: `sample-hh-${String(count)}` });
      if (count % 2 === 0) await answer(ann, idOf(waiting), 'refuse');
    }
    expectProblem(await put(ann, 'health-homes', fresh), 429, 'tooManyProposals');
    expect((await put(bob, 'health-homes', fresh)).status).toBe(202);
    await pass(14);
    expect((await put(ann, 'health-homes', fresh)).status).toBe(202);
  });

  it('come by pages', async () => {
    for (let count = 0; count < 5; count += 1)
      await put(ann, 'health-homes', { ...fresh, id: `sample-hh-${String(count)}` });
    const first = await desk.get(bob, '/registry/proposals?limit=3');
    const next = await desk.get(bob, `/registry/proposals?limit=3&cursor=${String(first.body['cursor'])}`);
    expect([first, next].map(({ body }) => (body['items'] as unknown[]).length)).toEqual([3, 2]);
    expectProblem(await desk.get(homeBob, `/registry/proposals?cursor=${String(first.body['cursor'])}`), 400);
    expectProblem(await desk.get(bob, '/registry/proposals?limit=21'), 400);
  });

  it('are answered by whom the route of the change lets make it', () => {
    const person = (role: (typeof roles)[number]) =>
      ({ kind: 'person', sub: 'x', role, org: 'one-home' }) as const;
    const attestation = { healthHome: 'one-home', from: '2026-01-01' };
    for (const role of roles) {
      const may = (change: unknown) => mayAnswer(person(role), { change } as RegistryProposal);
      const allowed: readonly string[] = routes.putRegistryEntry.roles;
      expect(may({ operation: 'putRegistryEntry' })).toBe(allowed.includes(role));
      const attesting: readonly string[] = routes.putAttestation.roles;
      expect(may({ operation: 'putAttestation', attestation })).toBe(attesting.includes(role));
    }
  });
});

it('the log is one chain through all of it', async () => {
  const waiting = await put(ann, 'health-homes', fresh);
  await answer(bob, idOf(waiting), 'confirm');
  await attest(homeAnn, bay, { from: '2018-05-01', until: '2026-03-02' });
  const { items } = await desk.store.registryChanges({ limit: 100 });
  expect(items).toHaveLength(await revision());
  expect(verifyChain(items.toReversed()).intact).toBe(true);
  expect(items[0]).toMatchObject({ actor: { sub: 'home-ann' }, kind: 'agencies' });
  const { body } = await desk.get(bob, '/registry/changes');
  const read = body['items'] as { change: unknown }[];
  expect(read[0]?.change).toEqual({
    id: bay,
    fields: [
      {
        field: 'attestations',
        before: '[{"from":"2018-05-01","healthHome":"sample-hh-long-island"}]',
        after: '[{"from":"2018-05-01","healthHome":"sample-hh-long-island","until":"2026-03-02"}]',
      },
    ],
  });
  expect(read.at(-1)).toMatchObject({ by: { part: 'seed' }, change: { added: 12, changed: 0, removed: 0 } });
});
