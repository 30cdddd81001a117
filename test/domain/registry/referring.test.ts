import { describe, expect, it } from '@jest/globals';
import { pageOfKind } from '../../../domain/registry/entry-page.ts';
import { referringTo } from '../../../domain/registry/referring.ts';
import type { RegistryBook } from '../../../domain/registry/kinds.ts';
import { anAgency } from '../../fixtures/draft-fixture.ts';
import { aCareManager, aSupervisor, aTeam } from '../../fixtures/registry-fixture.ts';

const [manager, supervisor] = [aCareManager(), aSupervisor()];
const { agency } = manager;
const home = { id: 'hh-one', name: 'One' };
const spoa = { id: 'spoa-albany', name: 'Albany', counties: ['albany' as const] };
const team = aTeam({
  agency,
  primaryCareManager: manager.id,
  members: [
    { careManager: manager.id, fte: 0.5 },
    { role: 'peer', fte: 0.5 },
  ],
});
const book: RegistryBook = {
  agencies: [anAgency({ id: agency, healthHomes: [home.id], attestations: [] })],
  'care-managers': [manager],
  'health-homes': [home],
  mailboxes: [],
  spoas: [spoa],
  supervisors: [supervisor],
  teams: [team],
};
const alone = { book, caseloads: [], hasWork: false };

describe('an entry of the registry that is to be deleted', () => {
  it.each([
    ['agencies', agency, ['Care managers', 'Supervisors', 'Teams']],
    ['health-homes', home.id, ['Agencies']],
    ['supervisors', supervisor.id, ['Care managers']],
    ['care-managers', manager.id, ['Teams']],
    ['teams', team.id, []],
    ['spoas', spoa.id, []],
  ] as const)('of %s stays while others refer to it', (kind, id, expected) => {
    const reasons = referringTo(kind, id, alone);
    expect(reasons).toHaveLength(expected.length);
    expected.forEach((begin, at) => expect(reasons[at]).toMatch(new RegExp(`^${begin} `)));
  });

  it.each([
    ['agencies', 'an-agency'],
    ['care-managers', 'cm-other'],
    ['teams', 'team-other'],
  ] as const)('of %s stays while open cases are carried by it', (kind, id) => {
    const carried = { agency: 'an-agency', careManager: 'cm-other', team: 'team-other' };
    const some = { ...alone, caseloads: [{ ...carried, count: 2 }] };
    expect(referringTo(kind, id, some)).toEqual(['Open cases are carried by it: 2.']);
    expect(referringTo(kind, id, { ...alone, caseloads: [{ ...carried, count: 0 }] })).toEqual([]);
    expect(referringTo(kind, 'nobody', some)).toEqual([]);
  });

  it('stays while work waits for it', () => {
    expect(referringTo('health-homes', 'hh-two', { ...alone, hasWork: true })).toEqual([
      'Work waits in its inbox.',
    ]);
  });

  it('is told of five that refer to it, and how many more there are', () => {
    const managers = Array.from({ length: 7 }, (_, at) => aCareManager({ id: `cm-${at}` }));
    const [first] = referringTo('supervisors', manager.supervisor, {
      ...alone,
      book: { ...book, 'care-managers': managers },
    });
    expect(first).toMatch(/cm-4 and 2 more\.$/);
  });
});

describe('a page of the entries of a kind', () => {
  const entries = ['c', 'a', 'b'].map((id) => ({ id, text: '' }));

  it('goes on behind the last id of the page before, whatever came or went meanwhile', () => {
    expect(pageOfKind(entries, { limit: 2 })).toEqual({ items: [entries[1], entries[2]], cursor: 'b' });
    expect(pageOfKind(entries, { limit: 2, cursor: 'b' })).toEqual({ items: [entries[0]] });
    expect(pageOfKind(entries.slice(0, 1), { limit: 2, cursor: 'b' })).toEqual({ items: [entries[0]] });
    expect(pageOfKind([], { limit: 2 })).toEqual({ items: [] });
  });

  it('ends before an answer is too large, and holds one entry at least', () => {
    const large = ['a', 'b'].map((id) => ({ id, text: 'x'.repeat(1_999_000) }));
    expect(pageOfKind(large, { limit: 9 }).items).toEqual([large[0]]);
    expect(pageOfKind([{ id: 'a', text: 'x'.repeat(3_000_000) }], { limit: 9 }).items).toHaveLength(1);
  });
});
