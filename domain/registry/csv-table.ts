/** A CSV file as cells: what the reader of files hands to the domain, and what the domain says of a row that is wrong. */
export interface CsvRow {
  /** The line of the file on which the row begins; the header is on line 1. */
  line: number;
  cells: readonly string[];
}

/** One for each bad row: where it is, in the words of the file, and what to do. */
export interface RowProblem {
  line: number;
  /** The first column at fault; empty where it is the whole row. */
  column: string;
  message: string;
}

export interface CsvTable {
  header: readonly string[];
  rows: readonly CsvRow[];
  /** Set when the text could not be read as CSV. */
  broken?: RowProblem;
}
