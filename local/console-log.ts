/** The log of one machine: a code and ids a line, on standard error, so that standard output stays the welcome. */
import type { Log, LogFields } from '../domain/shared/ports.ts';

const line = (code: string, fields: LogFields = {}): string =>
  [code, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join(' ');

/** Routine codes are silent: what happened to a case is in its timeline. */
export const createConsoleLog = (): Log => ({
  info: () => undefined,
  error: (code, fields) => console.error(line(code, fields)),
  count: () => undefined,
});
