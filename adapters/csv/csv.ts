/**
 * CSV text to rows with the line on which each begins, and back. Cells only: what a cell means is the domain's. A cell that
 * a spreadsheet would run as a formula is written with an apostrophe before it, and read without: every cell comes back
 * as it was.
 */
import { CsvError, type CsvErrorCode, type Info, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { CsvTable } from '../../domain/registry/csv-table.ts';

interface Parsed {
  record: string[];
  raw: string;
  info: Info;
}

/**
 * A spreadsheet runs what begins with one of these, in some languages also in their full-width or small forms. Apostrophes
 * before it count as part of it, so that a cell that has one of its own is told from one that was guarded.
 */
const isFormula = (cell: string): boolean => /^'*\s*[=+\-\u2212@\t\r\n]/.test(cell.normalize('NFKC'));

const guard = (cell: string): string => (isFormula(cell) ? `'${cell}` : cell);
const unguard = (cell: string): string =>
  cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;

/** Blanks at the ends of a cell and line ends in it are kept by quotation marks. */
const needsQuotes = /^\s|\s$|[\r\n]/;

const explanations: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened and never closed. Close it, or double it inside a cell.',
  INVALID_OPENING_QUOTE:
    'A quotation mark stands inside a cell. Put the cell in quotation marks and double it.',
  CSV_INVALID_CLOSING_QUOTE: 'Text follows a closing quotation mark. Put the whole cell in quotation marks.',
};

const breaksIn = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;

/** `info.lines` is the line on which a record ends; its raw text may hold line breaks in quotes. */
const firstLineOf = ({ raw, info }: Parsed): number => info.lines - breaksIn(raw.trim());

/** A file that is no CSV at all comes back as one problem with its line. */
export const readCsv = (text: string): CsvTable => {
  try {
    const parsed = parse(text, {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
    const [header, ...rows] = parsed.map((one) => ({
      line: firstLineOf(one),
      cells: one.record.map(unguard),
    }));
    return { header: header?.cells ?? [], rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return {
      header: [],
      rows: [],
      broken: {
        line: typeof line === 'number' ? line : 1,
        column: '',
        message: explanations[error.code] ?? 'This is no CSV. Save the file as CSV with commas, in UTF-8.',
      },
    };
  }
};

export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(
    [header, ...rows].map((row) => row.map(guard)),
    { quoted_match: needsQuotes },
  );
