/** A canary for every personal field of every contract: a value of the field's own form that stands nowhere else. */
import { bodyContracts, type Form, formOf, type Leaf, leavesOfContracts } from './contract-leaves.ts';

export interface Canary {
  /** The field that it sits in. */
  path: string;
  /** What is sent. */
  value: string;
  /** What is searched for: the part that no trimming, slug or missing accent takes away. */
  core: string;
}

const letters = 'abcdefghjkmnpqrstvwxyz';
const wordOf = (serial: number): string =>
  `Kan${letters.charAt(Math.floor(serial / 22) % 22)}${letters.charAt(serial % 22)}rie`;
const twoDigits = (serial: number): string => String(serial % 100).padStart(2, '0');
/** Days of 2019: long before any journey, and nobody is a child by them. What shows high need lies within the year. */
const dayOf = (serial: number, path: string): string =>
  new Date(path.includes('.indicators.') ? Date.UTC(2025, 4, 3 + serial) : Date.UTC(2019, 0, 3 + serial))
    .toISOString()
    .slice(0, 10);

const makers: Readonly<Record<Form, (serial: number, path: string) => Omit<Canary, 'path'>>> = {
  // A capital, a space and letters beyond ASCII: in every encoding it looks different.
  words: (serial) => ({ value: `${wordOf(serial)} Vögel`, core: wordOf(serial) }),
  date: (serial, path) => {
    const value = path.endsWith('dateOfBirth')
      ? `1961-07-${twoDigits(1 + (serial % 28))}`
      : dayOf(serial, path);
    return { value, core: value };
  },
  phone: (serial) => ({ value: `777-555-01${twoDigits(serial)}`, core: `777-555-01${twoDigits(serial)}` }),
  cin: (serial) => ({ value: `QK191${twoDigits(serial)}Q`, core: `QK191${twoDigits(serial)}Q` }),
  zip: (serial) => ({ value: `19191-91${twoDigits(serial)}`, core: `19191-91${twoDigits(serial)}` }),
  useCode: (serial) => ({ value: `F19.91${twoDigits(serial)}`, core: `F19.91${twoDigits(serial)}` }),
  icd10: (serial) => ({ value: `F29.91${twoDigits(serial)}`, core: `F29.91${twoDigits(serial)}` }),
};

/** A CIN locks its person: who refers several people needs several. */
const cinsOf = (path: string): Canary[] =>
  Array.from({ length: 100 }, (_, person) => ({ path, ...makers.cin(person, path) }));

const canariesIn = (leaves: readonly Leaf[]): Canary[] => {
  const serials = new Map<Form, number>();
  return leaves.flatMap((leaf) => {
    const form = formOf(leaf);
    if (form === undefined) return [];
    const serial = serials.get(form) ?? 1;
    serials.set(form, serial + 1);
    return form === 'cin' ? cinsOf(leaf.path) : [{ path: leaf.path, ...makers[form](serial, leaf.path) }];
  });
};

/** A referral that is sent again says of the same person what it said before; by a corrected CIN they are referred, too. */
const asSubmitted = (path: string): string =>
  path
    .replace(/^resubmitReferral\./, 'submitReferral.')
    .replace(/^correctFact\(cin\)\./, 'submitReferral.person.');

export const canaries: readonly Canary[] = canariesIn(
  leavesOfContracts(bodyContracts).filter(({ path }) => asSubmitted(path) === path),
);

const byPath = new Map(canaries.map((canary) => [canary.path, canary]));
export const onePerField: readonly Canary[] = [...byPath.values()];
export const personalPaths: readonly string[] = [...byPath.keys()];

/** The canary of a field; `instead` is what stood there, by which people are told apart. */
export const canaryFor = (field: string, instead: string): string | undefined => {
  const path = asSubmitted(field);
  const cin = /^[A-Z]{2}\d{3}(\d\d)[A-Z]$/.exec(instead);
  if (cin && path.endsWith('medicaidCin')) return makers.cin(Number(cin[1]), path).value;
  return byPath.get(path)?.value;
};
