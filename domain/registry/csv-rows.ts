/**
 * Rows to entries, all or none: every row is read, checked by the schema of its kind and against the registry as it would
 * be with all rows in it. One message for each bad row; with a single one, nothing is imported.
 */
import type * as z from 'zod';
import { unreadableIn } from '../shared/free-text.ts';
import { plainWords } from '../shared/plain-words.ts';
import { type Column, csvColumns, emptyListColumns } from './csv-columns.ts';
import type { CsvRow, CsvTable, RowProblem } from './csv-table.ts';
import { type RegistryBook, type RegistryEntry, type RegistryKind, registrySchemas } from './kinds.ts';
import { bookWith, referenceProblems } from './references.ts';

export type RowsRead<Kind extends RegistryKind> =
  { ok: true; entries: readonly RegistryEntry<Kind>[] } | { ok: false; problems: readonly RowProblem[] };

interface CellProblem {
  column: string;
  message: string;
}

const headerProblem = (columns: readonly Column[], { header, broken }: CsvTable): RowProblem | undefined => {
  if (broken) return broken;
  const names = columns.map(({ name }) => name);
  const missing = names.find((name) => !header.includes(name));
  if (missing !== undefined)
    return { line: 1, column: missing, message: `Add this column. The columns are ${names.join(', ')}.` };
  const unknown = header.findIndex((name, at) => !names.includes(name) || header.indexOf(name) !== at);
  return unknown === -1
    ? undefined
    : {
        line: 1,
        column: `number ${unknown + 1}`,
        message: 'Remove this column: it is not known, or there twice.',
      };
};

const valuesOf = (columns: readonly Column[], header: readonly string[], { cells }: CsvRow) =>
  Object.fromEntries(
    columns.flatMap(({ name, read }) => {
      const cell = cells[header.indexOf(name)] ?? '';
      return cell === '' && !emptyListColumns.has(name) ? [] : [[name, read(cell)]];
    }),
  );

/** What a schema says of types is about JSON; who writes a cell is told how to write it. */
const cellProblems = (
  columns: readonly Column[],
  values: Readonly<Record<string, unknown>>,
  error: z.ZodError,
): CellProblem[] =>
  error.issues.map(({ path: [field], message, code }) => {
    const column = String(field);
    const hints = columns.filter(({ name }) => name === column).map(({ hint }) => hint);
    if (!(column in values)) return { column, message: ['This may not be empty.', ...hints].join(' ') };
    return { column, message: code === 'invalid_type' ? hints.join(' ') : message };
  });

/** All that is wrong with a row in one message, under its first column at fault. */
const rowProblem = (line: number, problems: readonly CellProblem[]): RowProblem | undefined => {
  const [first, ...others] = problems;
  if (!first) return undefined;
  const more = others.map(({ column, message }) => `${column}: ${message}`);
  return { line, column: first.column, message: [first.message, ...more].join(' Also ') };
};

const readRow = (kind: RegistryKind, columns: readonly Column[], header: readonly string[], row: CsvRow) => {
  const { line, cells } = row;
  if (cells.length > header.length)
    return {
      line,
      problem: {
        line,
        column: '',
        message: 'The row has more cells than the header. Quote commas in cells.',
      },
    };
  const values = valuesOf(columns, header, row);
  const unreadable = Array.from(unreadableIn(registrySchemas[kind], values), ({ path, message }) => ({
    column: String(path[0]),
    message,
  }));
  const parsed = registrySchemas[kind].safeParse(values, { error: plainWords });
  if (parsed.success && unreadable.length === 0) return { line, entry: parsed.data };
  const wrong = parsed.success ? [] : cellProblems(columns, values, parsed.error);
  return { line, problem: rowProblem(line, [...unreadable, ...wrong]) };
};

const sameIdAbove = (
  read: readonly { line: number; entry?: RegistryEntry }[],
  id: string,
  line: number,
): CellProblem[] => {
  const above = read.find((other) => other.entry?.id === id && other.line < line);
  return above ? [{ column: 'id', message: `Line ${above.line} has the same id. Keep one of the two.` }] : [];
};

/** `book` is the registry as it is. */
export const entriesOf = <Kind extends RegistryKind>(
  kind: Kind,
  table: CsvTable,
  book: RegistryBook,
): RowsRead<Kind> => {
  const columns = csvColumns[kind];
  const wrongHeader = headerProblem(columns, table);
  if (wrongHeader) return { ok: false, problems: [wrongHeader] };
  const read = table.rows.map((row) => readRow(kind, columns, table.header, row));
  // Each entry came out of the schema of its kind, which the compiler cannot follow through the table.
  const rows = read.flatMap(({ line, entry }) =>
    entry ? [{ line, entry: entry as RegistryEntry<Kind> }] : [],
  );
  const entries = rows.map(({ entry }) => entry);
  const merged = bookWith(book, kind, entries);
  const known = new Map((book[kind] as readonly RegistryEntry<Kind>[]).map((entry) => [entry.id, entry]));
  const broken = rows.flatMap(({ line, entry }) => {
    const references = referenceProblems(kind, entry, merged, known.get(entry.id)).map(
      ({ field, message }) => ({
        column: field,
        message,
      }),
    );
    return rowProblem(line, [...sameIdAbove(rows, entry.id, line), ...references]) ?? [];
  });
  const problems = [...read.flatMap(({ problem }) => problem ?? []), ...broken].sort(
    (a, b) => a.line - b.line,
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entries };
};

/** Entries as cells, in the order of the header. Reading them back gives the same entries. */
export const tableOf = (kind: RegistryKind, entries: readonly RegistryEntry[]): CsvTable => {
  const columns = csvColumns[kind];
  return {
    header: columns.map(({ name }) => name),
    rows: entries.map((entry, index) => ({
      line: index + 2,
      cells: columns.map(({ name, write }) => {
        const value: unknown = Reflect.get(entry, name);
        return value === undefined ? '' : write(value);
      }),
    })),
  };
};
