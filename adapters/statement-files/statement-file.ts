/** A statement as a file, alike in a bucket and in a folder: by its number, and as one JSON document. */
import { type SignedStatement, signedStatementSchema } from '../../domain/access/statement.ts';

const digits = 8;
const form = /^(\d{8})\.json$/;

export const fileOf = (seq: number): string => `${String(seq).padStart(digits, '0')}.json`;
export const isStatementFile = (name: string): boolean => form.test(name);

export const textOf = (signed: SignedStatement): string => `${JSON.stringify(signed)}\n`;
/** Throws for what is no statement. */
export const statementIn = (text: string): SignedStatement => signedStatementSchema.parse(JSON.parse(text));
