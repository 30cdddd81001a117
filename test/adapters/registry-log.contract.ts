/** The log of the registry and its proposals, as every store keeps them: nothing changes without its change in the log. */
import { expect, it } from '@jest/globals';
import type { RegistryAct, RegistryChange } from '../../domain/registry/registry-change.ts';
import { proposalOf, type RegistryProposal } from '../../domain/registry/proposal.ts';
import { verifyChain } from '../../domain/shared/audit-event.ts';
import { aCareManager, anAct, aSupervisor } from '../fixtures/registry-fixture.ts';
import type { Store } from './stores-under-test.ts';

const overtaken = { name: 'ConcurrentWrite' };
const ann = { kind: 'person', sub: 'ann', role: 'admin', org: 'operations' } as const;
const bob = { ...ann, sub: 'bob' } as const;
const home = { id: 'hh-one', name: 'One' };
const noon = '2026-03-02T17:00:00.000Z';
const act: RegistryAct = { actor: bob, at: noon };
const limits = { openForDays: 14, proposalsOfOne: 30 };

const logOf = async (store: Store): Promise<RegistryChange[]> => {
  const { items } = await store.registryChanges({ limit: 100 });
  return items.toReversed();
};

export const registryLog = (openStore: () => Promise<Store>): void => {
  it('says of an entry who changed it and when, what stood before and what after', async () => {
    const store = await openStore();
    expect(await logOf(store)).toEqual([]);
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.putEntry('care-managers', aCareManager({ fte: 0.2 }), 1, act);
    expect(await logOf(store)).toMatchObject([
      { seq: 1, ...anAct, kind: 'care-managers', change: { what: 'entry', id: 'cm-ada' } },
      {
        seq: 2,
        at: noon,
        actor: bob,
        kind: 'care-managers',
        change: { what: 'entry', id: 'cm-ada', before: aCareManager(), after: aCareManager({ fte: 0.2 }) },
      },
    ]);
    expect((await logOf(store))[0]?.change).not.toHaveProperty('before');
  });

  it('counts what an import added, changed and removed', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.putEntry('care-managers', aCareManager({ id: 'cm-bo' }), 1, anAct);
    await store.putEntry('care-managers', aCareManager({ id: 'cm-cy' }), 2, anAct);
    const entries = [
      aCareManager({ fte: 0.2 }),
      aCareManager({ id: 'cm-bo' }),
      aCareManager({ id: 'cm-di' }),
    ];
    await store.replaceEntries('care-managers', entries, 3, act);
    expect((await logOf(store)).at(-1)).toMatchObject({
      seq: 4,
      ...act,
      change: { what: 'import', added: 1, changed: 1, removed: 1 },
    });
  });

  it('says of an entry that was deleted who did it and what it was, and gives it no more', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.removeEntry('care-managers', aCareManager(), 1, act);
    expect((await logOf(store)).at(-1)).toMatchObject({
      seq: 2,
      ...act,
      kind: 'care-managers',
      change: { what: 'removal', id: 'cm-ada', before: aCareManager() },
    });
    expect(await store.entry('care-managers', 'cm-ada')).toBeUndefined();
    expect(await store.revision()).toBe(2);
    const again = store.removeEntry('care-managers', aCareManager(), 1, act);
    await expect(again).rejects.toMatchObject(overtaken);
  });

  it('is one chain, whatever changes the registry, with a link for every revision', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.replaceEntries('supervisors', [aSupervisor()], 1, anAct);
    await store.replaceEntries('supervisors', [], 2, anAct);
    await store.putEntry('care-managers', aCareManager({ fte: 0.2 }), 3, anAct);
    const log = await logOf(store);
    expect(log).toHaveLength(await store.revision());
    expect(verifyChain(log)).toEqual({ intact: true, headHash: log.at(-1)?.hash });
  });

  it('takes nothing of a change that came too late, or could not be read again', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await expect(store.putEntry('care-managers', aCareManager(), 0, anAct)).rejects.toMatchObject(overtaken);
    await expect(store.replaceEntries('teams', [], 0, anAct)).rejects.toMatchObject(overtaken);
    const broken = { ...aCareManager(), fte: 7 };
    await expect(store.putEntry('care-managers', broken, 1, anAct)).rejects.toMatchObject({
      name: 'MalformedItem',
    });
    expect(await logOf(store)).toHaveLength(1);
  });

  it('is read from its end by pages', async () => {
    const store = await openStore();
    for (let seen = 0; seen < 5; seen += 1)
      await store.putEntry('care-managers', aCareManager({ experienceYears: seen }), seen, anAct);
    const pages: number[][] = [];
    let cursor: string | undefined;
    do {
      const page = await store.registryChanges({ limit: 2, cursor });
      pages.push(page.items.map(({ seq }) => seq));
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(pages).toEqual([[5, 4], [3, 2], [1]]);
  });
};

const proposed = (name = 'One', by: typeof ann | typeof bob = ann): RegistryProposal =>
  proposalOf(
    { operation: 'putRegistryEntry', kind: 'health-homes', id: 'hh-one', after: { ...home, name } },
    by,
    noon,
    limits,
    [],
  );
const confirmed = (proposal: RegistryProposal): RegistryProposal => ({
  ...proposal,
  status: 'confirmed',
  answeredBy: bob,
  answeredAt: noon,
  version: proposal.version + 1,
});

export const registryProposals = (openStore: () => Promise<Store>): void => {
  it('gives a proposal back, and changes nothing of the registry by it', async () => {
    const store = await openStore();
    await store.saveProposal(proposed());
    expect(await store.proposal(proposed().proposalId)).toStrictEqual(proposed());
    expect(await store.proposals()).toStrictEqual([proposed()]);
    expect(await store.proposal('RP-0000000000000000')).toBeUndefined();
    expect([await store.revision(), await store.entries('health-homes')]).toEqual([0, []]);
  });

  it('confirms with the change, in whose log both persons stand', async () => {
    const store = await openStore();
    await store.saveProposal(proposed());
    await store.putEntry('health-homes', home, 0, { ...act, confirms: confirmed(proposed()) });
    expect(await store.proposal(proposed().proposalId)).toMatchObject({ status: 'confirmed' });
    expect(await logOf(store)).toMatchObject([
      { actor: bob, proposed: { proposalId: proposed().proposalId, by: ann, at: noon } },
    ]);
  });

  it('lets one of two answers win, and the change only with its own', async () => {
    const store = await openStore();
    await store.saveProposal(proposed());
    await store.saveProposal({ ...confirmed(proposed()), status: 'refused' });
    const late = store.putEntry('health-homes', home, 0, { ...act, confirms: confirmed(proposed()) });
    await expect(late).rejects.toMatchObject(overtaken);
    await expect(store.saveProposal(confirmed(proposed()))).rejects.toMatchObject(overtaken);
    await expect(store.saveProposal(proposed())).rejects.toMatchObject(overtaken);
    expect([await store.revision(), await store.entries('health-homes'), await logOf(store)]).toEqual([
      0,
      [],
      [],
    ]);
  });

  it('lists those that are open to whom may answer them, oldest first and by pages', async () => {
    const store = await openStore();
    const later = { ...proposed('Two'), proposedAt: '2026-03-02T18:00:00.000Z' };
    await store.saveProposal(later);
    await store.saveProposal(proposed());
    await store.saveProposal({ ...proposed('Three'), status: 'refused' });
    const first = await store.openProposals(bob, noon, { limit: 1 });
    expect(first.items).toStrictEqual([proposed()]);
    const { items, cursor } = await store.openProposals(bob, noon, { limit: 1, cursor: first.cursor });
    expect([items, cursor]).toStrictEqual([[later], undefined]);
    const over = proposed().until;
    expect((await store.openProposals(bob, over, { limit: 9 })).items).toEqual([]);
    const healthHome = { ...bob, role: 'healthHome', org: 'hh-one' } as const;
    expect((await store.openProposals(healthHome, noon, { limit: 9 })).items).toEqual([]);
  });

  it('refuses one that it could not read again', async () => {
    const store = await openStore();
    const broken = { ...proposed(), proposalId: 'RP-1' };
    await expect(store.saveProposal(broken)).rejects.toMatchObject({ name: 'MalformedItem' });
    expect(await store.proposals()).toEqual([]);
  });
};
