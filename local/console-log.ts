/** The log of one machine: a code and ids a line, on standard error, so that standard output stays the welcome. */
import { admitted } from '../domain/ports/log-line.ts';
import type { Log } from '../domain/ports/ports.ts';

const textOf = (code: string, fields: Readonly<Record<string, unknown>>): string => {
  const line = admitted(code, fields);
  return [line.code, ...Object.entries(line.fields).map(([name, value]) => `${name}=${value}`)].join(' ');
};

/** Routine codes are silent: what happened to a case is in its timeline. */
export const createConsoleLog = (): Log => ({
  info: () => undefined,
  error: (code, fields) => console.error(textOf(code, fields)),
  count: () => undefined,
});
