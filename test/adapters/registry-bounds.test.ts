/** No item of the registry, of its log or of its proposals passes 300 KB, and no change of it 80 actions, computed on the largest. */
import { describe, expect, it } from '@jest/globals';
import { type Item, registryItem } from '../../adapters/dynamodb/items.ts';
import {
  registryChangeItem,
  registryChangePartItem,
  registryProposalItem,
} from '../../adapters/dynamodb/registry-change-items.ts';
import {
  proposalKey,
  registryChangeKey,
  registryChangePartKey,
  registryKey,
} from '../../adapters/dynamodb/keys.ts';
import type { CareManagementAgency } from '../../domain/registry/care-management-agency.ts';
import { proposalOf } from '../../domain/registry/proposal.ts';
import { changeOfEntry, changeOfImport, emptyRegistry } from '../../domain/registry/registry-change.ts';
import { countyIds } from '../../domain/shared/counties.ts';
import { anAct } from '../fixtures/registry-fixture.ts';

const mostBytes = 300_000;
const bytesOf = (item: Item): number => new TextEncoder().encode(JSON.stringify(item)).length;

/** Three bytes are the most that a letter takes for its length. */
const text = (length: number): string => 'ひ'.repeat(length);
const id = (number: number): string => `h${String(number).padStart(62, '0')}`;

/** Every list as long, and every text as large, as the contract lets it be. */
const largest = (number: number, name = text(120)): CareManagementAgency => ({
  id: id(number),
  name,
  counties: [...countyIds],
  healthHomes: Array.from({ length: 40 }, (_, at) => id(at)),
  attestations: Array.from({ length: 200 }, (_, at) => ({
    healthHome: id(at % 40),
    from: `20${String(10 + Math.floor(at / 40))}-01-01`,
    until: `20${String(10 + Math.floor(at / 40))}-12-31`,
  })),
  aotAuthority: 'stateAuthorized',
  businessAssociateAgreement: true,
  languages: Array.from({ length: 60 }, () => text(60)),
  specialties: Array.from({ length: 60 }, () => text(60)),
  omhOversight: 'stateOperated',
});
const another = (number: number): CareManagementAgency => largest(number, text(119));
const ann = { kind: 'person', sub: 'x'.repeat(128), role: 'admin', org: id(1) } as const;

const proposal = proposalOf(
  { operation: 'putRegistryEntry', kind: 'agencies', id: id(1), before: largest(1), after: another(1) },
  ann,
  anAct.at,
  { openForDays: 14, proposalsOfOne: 30 },
  [],
);

describe('the largest', () => {
  it('entry is less than half of what a part of an import takes', () => {
    const entry = registryItem('agencies').toItem(registryKey('agencies', '0', id(1)), largest(1));
    expect(bytesOf(entry)).toBeLessThan(200_000 / 2);
  });

  it('change of an entry, and proposal of one, fit in an item', () => {
    const change = changeOfEntry(emptyRegistry, { ...anAct, actor: ann }, 'agencies', another(1), {
      before: largest(1),
      confirms: proposal,
    });
    expect(bytesOf(registryChangeItem.toItem(registryChangeKey(1), change))).toBeLessThan(mostBytes);
    const item = registryProposalItem.toItem(proposalKey(proposal.proposalId), proposal);
    expect(bytesOf(item)).toBeLessThan(mostBytes);
  });

  it('import is split in parts that fit, whose change fits too', () => {
    const before = Array.from({ length: 40 }, (_, number) => largest(number));
    const after = Array.from({ length: 40 }, (_, number) => another(number));
    const { change, parts } = changeOfImport(emptyRegistry, anAct, 'agencies', {
      generation: 'g',
      before,
      after,
    });
    const sizes = parts.map((part) =>
      bytesOf(registryChangePartItem.toItem(registryChangePartKey(part), part)),
    );
    expect(parts.flatMap(({ entries }) => entries)).toHaveLength(40);
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(mostBytes);
    expect(bytesOf(registryChangeItem.toItem(registryChangeKey(1), change))).toBeLessThan(mostBytes);
  });

  it('part holds many entries where they are small', () => {
    const many = Array.from({ length: 5_000 }, (_, number) => ({ id: id(number), name: 'A Health Home' }));
    const { change, parts } = changeOfImport(emptyRegistry, anAct, 'health-homes', {
      generation: 'g',
      before: [],
      after: many,
    });
    expect(parts.length).toBeLessThan(10);
    expect(change.change).toMatchObject({ added: 5_000, changed: 0, removed: 0 });
  });
});
