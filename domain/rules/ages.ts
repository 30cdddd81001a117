/**
 * The ages that rules read. Where the birth is known in part, an age is given as the least that it can be, and only where
 * every age that it can be has the same answer; else it is not known, and the rule asks.
 */
import { type Born, ageOn } from '../shared/birth-date.ts';
import type { LocalDate } from '../shared/calendar.ts';
import type { CaseFacts } from './facts.ts';
import { medicaidBand } from './medicaid-band.ts';

export const adultFrom = 18;

/** Whoever is surely a child is so by the oldest that they can be. */
const ageFact = (born: Born, on: LocalDate): number | null => {
  const age = ageOn(born, on);
  if (!age) return null;
  if (age.least >= adultFrom) return age.least;
  return age.most < adultFrom ? age.most : null;
};

/** Of a stay both ages count together, since the Medicaid band follows from both. */
const stayAges = (
  born: Born,
  admittedOn: LocalDate | undefined,
  dischargedOn: LocalDate | undefined,
): Pick<CaseFacts, 'ageAtAdmission' | 'ageAtDischarge'> => {
  const atAdmission = admittedOn === undefined ? undefined : ageOn(born, admittedOn);
  const atDischarge = dischargedOn === undefined ? undefined : ageOn(born, dischargedOn);
  const known = { ageAtAdmission: atAdmission?.least ?? null, ageAtDischarge: atDischarge?.least ?? null };
  if (!atAdmission || !atDischarge) return known;
  const isSame =
    medicaidBand(atAdmission.least, atDischarge.least) === medicaidBand(atAdmission.most, atDischarge.most);
  return isSame ? known : { ageAtAdmission: null, ageAtDischarge: null };
};

export interface AgesAsked {
  on: LocalDate;
  admittedOn?: LocalDate | undefined;
  dischargedOn?: LocalDate | undefined;
}

export const ageFacts = (
  born: Born,
  { on, admittedOn, dischargedOn }: AgesAsked,
): Pick<CaseFacts, 'ageYears' | 'ageAtAdmission' | 'ageAtDischarge'> => ({
  ageYears: ageFact(born, on),
  ...stayAges(born, admittedOn, dischargedOn),
});
