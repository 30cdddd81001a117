/**
 * Leaks as somebody might make them in the table of disclosure: every cell that closes a field to anybody is opened to
 * everybody, and to those who stand next to those whom it is for.
 */
import { type Opening, openings } from '../../domain/access/openings.ts';
import { disclosures } from '../../domain/api/disclosures.ts';
import type { Operation } from '../../domain/api/routes.ts';

/** What each opening could be mistaken for. */
const mistakenFor: Readonly<Record<Opening, readonly Opening[]>> = {
  always: [],
  identity: ['always'],
  treatment: ['always', 'identity'],
  full: ['always', 'treatment'],
  partTwo: ['always', 'treatment'],
  laterIdentity: ['always', 'identity'],
  laterTreatment: ['always', 'treatment', 'laterIdentity'],
  laterFull: ['always', 'full', 'laterTreatment'],
  carriers: ['always', 'carriersOrIdentity'],
  carriersOrIdentity: ['always', 'identity'],
  county: ['always', 'identity', 'carriers'],
  order: ['always', 'carriers', 'laterIdentity'],
  orderTreatment: ['always', 'order', 'laterTreatment'],
};

export interface TableLeak {
  operation: Operation;
  /** Of the event or kind that it is about; nothing where it is about all. */
  label: string | undefined;
  name: string;
  plant: () => void;
  remove: () => void;
}

/** Cells within a part that is closed to the same readers already: the mistake opens nothing. */
const opensNothing: readonly RegExp[] = [
  /spoaDecision\.fields\.reason: laterTreatment as laterIdentity$/,
  /planOfCare\..*: orderTreatment as laterTreatment$/,
];

const isOpening = (cell: unknown): cell is Opening => typeof cell === 'string' && cell in openings;

const leaksIn = (
  operation: Operation,
  table: object,
  path: string,
  label: string | undefined,
  seen: Set<object>,
): TableLeak[] => {
  if (seen.has(table)) return [];
  seen.add(table);
  const cells = table as Record<string, unknown>;
  return Object.entries(cells).flatMap(([name, cell]): TableLeak[] => {
    const at = `${path}.${name}`;
    if (isOpening(cell))
      return mistakenFor[cell].map((instead) => ({
        operation,
        label,
        name: `${at}: ${cell} as ${instead}`,
        plant: () => {
          cells[name] = instead;
        },
        remove: () => {
          cells[name] = cell;
        },
      }));
    if (typeof cell !== 'object' || cell === null) return [];
    const ofEvents = path === 'getTimeline.fields.events.item';
    if (cell instanceof Map)
      return [...(cell as ReadonlyMap<string, object>)].flatMap(([key, one]) =>
        leaksIn(operation, one, `${at}(${key})`, ofEvents ? key : label, seen),
      );
    const ofAnother = ofEvents && name === 'otherwise' ? 'anotherVersions' : undefined;
    return leaksIn(operation, cell, at, label ?? ofAnother, seen);
  });
};

const seen = new Set<object>();
export const tableLeaks: readonly TableLeak[] = Object.entries(disclosures).flatMap(([operation, table]) =>
  typeof table === 'string'
    ? []
    : leaksIn(operation as Operation, table, operation, undefined, seen).filter(
        ({ name }) => !opensNothing.some((cell) => cell.test(name)),
      ),
);
