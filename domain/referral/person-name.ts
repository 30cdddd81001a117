/**
 * When two names are one name, however they were typed: by compatibility (NFKC), without what nobody sees, blanks collapsed,
 * case folded in full, and one apostrophe and one hyphen for all their variants. Accents are kept: who leaves one out may be
 * somebody else. What is stored and shown is the name as it was given.
 */

/** Of typewriters, typesetters, keyboards and transliterations. Some of them NFKC would make a blank and a mark. */
const apostrophes =
  /['`\u00B4\u02B9\u02BB-\u02BF\u02C8\u02CA\u02CB\u0384\u055A\u05F3\u07F4\u07F5\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u2018-\u201B\u2032\u2035\uA78B\uA78C\uFF07\uFF40]/gu;
/** U+2212 is a minus, U+02D7 its modifier, U+2043 a bullet; U+05BE, of Hebrew, is among the dashes. */
const hyphens = /[\p{Pd}\u02D7\u2043\u2212]/gu;
/** A soft hyphen is of them: it shows at the end of a line alone. U+0640 only draws a word of Arabic out. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;
/** U+2800 is a blank of Braille. */
const blanks = /[\s\u2800]+/gu;
const aroundSigns = / ?(['-]) ?/gu;
/** Capitals of Turkish have the dot that the small letter has anyway; without it, I is typed for both. */
const dottedI = /i\u0307/gu;

/**
 * Case folding in full, which the language has no function for: small, great and small again makes ß, ẞ and SS one, and all
 * three sigmas two.
 */
const withoutCase = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').replace(dottedI, 'i');

const foldedOnce = (text: string): string =>
  withoutCase(
    text
      .replace(unseen, '')
      .replace(apostrophes, "'")
      .normalize('NFKC')
      .replace(unseen, '')
      .replace(apostrophes, "'")
      .replace(hyphens, '-'),
  )
    .normalize('NFKC')
    .replace(blanks, ' ')
    .replace(aroundSigns, '$1')
    .trim();

/** One step may give the next something to do; none takes more than a few, and the last one is the answer. */
const mostSteps = 8;

export const foldedName = (name: string): string => {
  let folded = name;
  for (let step = 0; step < mostSteps; step += 1) {
    const next = foldedOnce(folded);
    if (next === folded) break;
    folded = next;
  }
  return folded;
};

/** What people write where a name is asked for and none is known. FNU and LNU are of immigration papers. */
const fillers: ReadonlySet<string> = new Set([
  ...[
    'anonymous',
    'fnu',
    'lnu',
    'nfn',
    'nln',
    'nmn',
    'no name',
    'noname',
    'none',
    'no first name',
    'no last name',
  ],
  ...[
    'n/a',
    'n.a.',
    'n.a',
    'not available',
    'not applicable',
    'not given',
    'not known',
    'not provided',
    'tbd',
  ],
  ...['unk', 'unk.', 'unknown', 'name unknown', 'first name unknown', 'last name unknown', 'unidentified'],
]);
/** Without a letter, or the same x again and again. */
const saysNothing = /^(\P{L}*|x+)$/u;

/** Whether a text stands in place of a name, and is none. */
export const isFiller = (name: string): boolean => {
  const folded = foldedName(name);
  return fillers.has(folded) || saysNothing.test(folded);
};

/** Whom a court or a hospital calls so has another name, which nobody knows yet. */
const placeholders: ReadonlySet<string> = new Set(['john doe', 'jane doe', 'john roe', 'jane roe']);

export const isPlaceholder = (firstName: string, lastName: string): boolean =>
  placeholders.has(`${foldedName(firstName)} ${foldedName(lastName)}`);
