/**
 * The table of disclosure, spread out for people to read: every field of every answer with all that must be open to its
 * reader, and every kind of reader there is. docs/disclosure.md is written from here (`npm run docs`); tests hold the answers
 * against what is stated by hand.
 */
import type { Table } from '../access/disclosure.ts';
import type { DisclosureLevel, LegalBasis } from '../access/legal-basis.ts';
import type { Opening } from '../access/openings.ts';
import type { Standing } from '../access/standing.ts';
import { disclosures } from './disclosures.ts';

export interface FieldRow {
  /** `getCase.contacts[].note`; what is chosen by a kind has it in brackets: `clocks[](credibleContact)`. */
  path: string;
  /** What must be open to a reader to whom it is not their own, outermost first. */
  openings: readonly Opening[];
}

const rowsOf = (path: string, table: Table, outer: readonly Opening[]): FieldRow[] => {
  const within = (opening: Opening) =>
    opening === 'always' || outer.includes(opening) ? outer : [...outer, opening];
  if (typeof table === 'string') return [{ path, openings: within(table) }];
  if ('choose' in table)
    return [...table.of, ['', table.otherwise] as const].flatMap(([key, chosen]) =>
      rowsOf(`${path}(${key})`, chosen, outer),
    );
  // A list is there for whoever is shown an item of it.
  if ('item' in table) return rowsOf(`${path}[]`, table.item, outer);
  return Object.entries(table.fields).flatMap(([name, field]) =>
    rowsOf(`${path}.${name}`, field, within(table.opening)),
  );
};

const isTable = (row: unknown): row is Exclude<Table, Opening> => typeof row === 'object';

export const fieldRows = (): FieldRow[] =>
  Object.entries<unknown>(disclosures).flatMap(([operation, row]) =>
    isTable(row) ? rowsOf(operation, row, []) : [],
  );

export interface ReaderKind {
  name: string;
  standing: Standing;
  basis: Pick<LegalBasis, 'kind' | 'level'>;
  orderOnRecord: boolean;
}

const kind = (
  standing: Standing,
  of: LegalBasis['kind'],
  level: DisclosureLevel,
  orderOnRecord = false,
): ReaderKind => ({
  name: `${standing}: ${of}${orderOnRecord ? ', an order on record' : ''}`,
  standing,
  basis: { kind: of, level },
  orderOnRecord,
});

const partyKinds = (standing: Standing): ReaderKind[] => [
  kind(standing, 'consent', 'full'),
  kind(standing, 'treatmentExchange', 'treatment'),
  kind(standing, 'orderCopy', 'identity', true),
  kind(standing, 'none', 'none', true),
  kind(standing, 'none', 'none'),
  kind(standing, 'emergency', 'full'),
];

/** Every standing that reads a case, on every basis that it can have. */
export const readerKinds: readonly ReaderKind[] = [
  kind('ownFacility', 'source', 'full'),
  kind('forensicTeam', 'source', 'full'),
  ...partyKinds('ownCounty'),
  ...partyKinds('offered'),
  ...partyKinds('assigned'),
  ...partyKinds('healthHome'),
  kind('emergency', 'emergency', 'full'),
  kind('auditor', 'oversight', 'full'),
  kind('formerAgency', 'none', 'none'),
  kind('formerFacility', 'source', 'full'),
];
