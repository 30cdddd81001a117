/** Dated policy data: of several entries the newest that has begun decides. */
import type { LocalDate } from '../shared/calendar.ts';

export type InForceOn<Entry> = (on: LocalDate) => Entry;

/** Throws on a day before the first entry. */
export const createInForceOn =
  <Entry extends { validFrom: LocalDate }>(entries: readonly Entry[]): InForceOn<Entry> =>
  (on) => {
    const inForce = entries
      .filter(({ validFrom }) => validFrom <= on)
      .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
      .at(-1);
    if (!inForce) throw new RangeError(`No policy is in force on ${on}.`);
    return inForce;
  };
