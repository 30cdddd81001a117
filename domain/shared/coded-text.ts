/**
 * Numbers and codes that people type: how each is written once and for all, whatever blanks, dashes, small letters and wide
 * digits it came with. What is left wrong then is refused by the pattern of its contract.
 */

/** What comes along from pages and tables. Signs of direction are no such thing: they are refused. */
const unseen = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const dashes = /[\p{Pd}\u2212]/gu;
const plain = (text: string): string => text.normalize('NFKC').replace(unseen, '').replace(dashes, '-');
const withoutBlanks = (text: string): string =>
  plain(text)
    .trim()
    .replace(/\p{Zs}/gu, '');

export const cinPattern = /^[A-Z]{2}\d{5}[A-Z]$/;
export const asCin = (text: string): string => withoutBlanks(text).replaceAll('-', '').toUpperCase();

export const statePattern = /^[A-Z]{2}$/;
export const asState = (text: string): string => withoutBlanks(text).replaceAll('.', '').toUpperCase();

export const zipPattern = /^\d{5}(-\d{4})?$/;
export const asZip = (text: string): string => withoutBlanks(text).replace(/^(\d{5})(\d{4})$/, '$1-$2');

export const districtPattern = /^\d{2}$/;
export const asDistrict = (text: string): string => withoutBlanks(text).replace(/^\d$/, '0$&');

export const icd10Pattern = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;
/** Many systems leave the point out, which stands behind the third sign. */
export const asIcd10 = (text: string): string =>
  withoutBlanks(text)
    .toUpperCase()
    .replace(',', '.')
    .replace(/^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{1,4})$/, '$1.$2');

export const asOrganisationId = (text: string): string => plain(text).trim().toLowerCase();

/** Seven digits at least, as many as the world's longest number has at most, and an extension. */
export const phonePattern = /^[+(]{0,2}(\d[(). -]{0,2}){7,15}(x\d{1,8})?$/;
const extension = /[ ;,]*\(?(?:ext(?:ension|n)?|x|#)[ .:=#]*(\d{1,8})\)?$/i;
/** An extension is written as `x12`. */
export const asPhone = (text: string): string =>
  plain(text)
    .replace(/^\s*tel:/i, '')
    .replace(/\s+/gu, ' ')
    .replace(extension, ' x$1')
    .replace(/ ?- ?/g, '-')
    .trim();
