/** The small ports for tests: a clock that is set, references that count up, and a log that remembers. */
import { caseIdFrom } from '../../domain/shared/identifiers.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { admitted, isMetric, type LogLine } from '../../domain/ports/log-line.ts';
import type { Clock, Identifiers, Log } from '../../domain/ports/ports.ts';

export const createSettableClock = (start: Instant): Clock & { set(now: Instant): void } => {
  let at = start;
  return {
    now: () => at,
    set(now) {
      at = now;
    },
  };
};

/** WH-0000-0000-0001, WH-0000-0000-0002 and so on. */
export const createCountingIdentifiers = (): Identifiers => {
  let count = 0;
  return {
    newCaseId() {
      count += 1;
      return caseIdFrom(
        Uint8Array.from({ length: 12 }, (_, place) => Math.floor(count / 32 ** (11 - place)) % 32),
      );
    },
  };
};

export interface LogEntry extends LogLine {
  level: 'info' | 'error' | 'count';
}

/** Withholds what the log of adapters/powertools would withhold. */
export const createMemoryLog = (): Log & { entries: readonly LogEntry[] } => {
  const entries: LogEntry[] = [];
  return {
    entries,
    info: (code, fields) => entries.push({ level: 'info', ...admitted(code, fields) }),
    error: (code, fields) => entries.push({ level: 'error', ...admitted(code, fields) }),
    count(metric, value) {
      if (isMetric(metric))
        entries.push({ level: 'count', code: metric, fields: value === undefined ? {} : { value } });
    },
  };
};
