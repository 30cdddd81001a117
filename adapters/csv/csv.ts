/**
 * CSV text to rows with the line on which each begins, and back. Cells only: what a cell means is the domain's. A cell that
 * a spreadsheet would run as a formula is written with an apostrophe before it, and read without.
 */
import { CsvError, type CsvErrorCode, type Info, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { CsvTable } from '../../domain/registry/csv-table.ts';

interface Parsed {
  record: string[];
  raw: string;
  info: Info;
}

const guarded = /^'(?=[=+\-@\t\r])/;

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
      cells: one.record.map((cell) => cell.replace(guarded, '')),
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
  stringify([[...header], ...rows.map((row) => [...row])], { escape_formulas: true });
