/**
 * Text that this system writes itself, as it is stored and shown again: ids, codes, instants, hashes. Each has a longest, so
 * that the largest item and the largest answer are known (scripts/largest-items.ts), and all of it is ASCII: one byte a letter.
 */
import * as z from 'zod';

const asciiTexts = z.registry<Record<string, never>>();

/** A least of none is no check: these contracts are read and written most of all. */
export const asciiText = (most: number, least = 0) => {
  const text = z.string().max(most);
  return (least > 0 ? text.min(least) : text).register(asciiTexts, {});
};
export const isAsciiText = (contract: z.core.$ZodType): boolean => asciiTexts.has(contract);

/** An `Instant`, which is of one width (instant.ts); a day is shorter. */
export const storedInstant = asciiText(24);
export const storedDay = asciiText(10);
/** SHA-256 as hexadecimal digits. */
export const storedHash = asciiText(64);
export const storedCaseId = asciiText(17);
/** The id of anything that a case numbers. */
export const storedId = asciiText(32);
/** A word of a closed list, or the id of a rule, a protocol, a policy. */
export const storedCode = asciiText(64);
/** The id of a dated duty, which holds an organisation and an order or an instant. */
export const storedDutyId = asciiText(128);
/** The subject of somebody's token (actor.ts). */
export const storedAccount = asciiText(128);
/** `AG-`, the subject of the auditor, and a digest (access/audit-grant.ts). */
export const storedGrantId = asciiText(64);
