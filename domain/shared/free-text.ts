/**
 * Text in somebody's own words: what a contract makes of it, and what is refused in it because nobody could read it. Every
 * name and line of a contract is a `line`, everything longer a `paragraph`, which alone may have lines.
 *
 * What is refused is asked of what is sent, not of what is kept: what was once taken in must stay readable. It is asked of
 * every text that is sent, names of members included, so that a contract which forgets to say what a text is loses nothing.
 */
import * as z from 'zod';
import { alternativesOf, memberOf } from './contract-members.ts';

const freeTexts = z.registry<{ lines: 'one' | 'many' }>();

/** A name, a place, a word: one line. */
export const line = (most: number) =>
  z.string().trim().min(1).max(most).register(freeTexts, { lines: 'one' });
/** Words of any shape. */
export const paragraph = (most: number, least = 1) =>
  z.string().trim().min(least).max(most).register(freeTexts, { lines: 'many' });

export const isFreeText = (contract: z.core.$ZodType): boolean => freeTexts.has(contract);
/** Whether a text in somebody's own words may have lines; undefined for what is no such text. */
export const linesOf = (contract: z.core.$ZodType): 'one' | 'many' | undefined =>
  freeTexts.get(contract)?.lines;
const hasLines = (contract: z.core.$ZodType): boolean => linesOf(contract) === 'many';

const lostLetter =
  'A letter of this text was lost on its way here. Write it anew, and send or save it in UTF-8.';
const control = 'This text has a control character, which is no letter. Write it anew instead of pasting it.';
const direction =
  'This text has an invisible sign that turns its direction. Write it anew instead of pasting it; no sign is needed.';
const oneLine = 'Write this on one line, without tabs.';
const unseen = 'Nothing of this text can be seen. Write it in letters that can.';

/** No letter of any script, and what a terminal or a printer acts on; blanks of lines are looked at by themselves. */
const controls = /[\p{Cc}--[\t\n\r]]/v;
/** Turns how the text around it is read: overrides, embeddings, isolates and marks. */
const directions = /\p{Bidi_Control}/u;
const breaks = /[\t\n\r\u2028\u2029]/;
/** What takes ink: joiners stand between letters, and a text of nothing but them is none. U+2800 is a blank of Braille. */
const visible = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v;

/** What is wrong with a text, as a sentence to who wrote it. Blanks at its ends are cut off by the contract. */
const faultOf = (text: string, mayHaveLines: boolean): string | undefined => {
  if (text.includes('\uFFFD') || !text.isWellFormed()) return lostLetter;
  if (controls.test(text)) return control;
  if (directions.test(text)) return direction;
  const trimmed = text.trim();
  if (!mayHaveLines && breaks.test(trimmed)) return oneLine;
  return trimmed === '' || visible.test(trimmed) ? undefined : unseen;
};

/** Deeper than any contract goes; what is nested farther is refused by its contract. */
const deepest = 16;

export interface Unreadable {
  path: readonly PropertyKey[];
  message: string;
}

function* walk(
  contracts: readonly z.core.$ZodType[],
  value: unknown,
  path: readonly PropertyKey[],
): Generator<Unreadable, void> {
  if (typeof value === 'string') {
    const message = faultOf(value, contracts.some(hasLines));
    if (message !== undefined) yield { path, message };
  }
  if (typeof value !== 'object' || value === null || path.length > deepest) return;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, isList ? Number(key) : key];
    const message = faultOf(key, false);
    if (message !== undefined) yield { path: at, message };
    yield* walk(memberOf(contracts, key).contracts, member, at);
  }
}

/** Where text is sent that cannot be read, names of members included, one place after the other. */
export const unreadableIn = (contract: z.ZodType, value: unknown): Generator<Unreadable, void> =>
  walk(alternativesOf(contract), value, []);
