/**
 * The Medicaid age band of a stay, from the age on admission and on discharge. Psychiatric services that began before 21
 * are covered until 22 (18 NYCRR 360-3.4), so who was admitted at 20 stays in the youth group through 21; who was
 * admitted at 21 never enters it, although the guidance names 21 in both of its bands.
 */
export const medicaidBands = ['youth', 'adult', 'elder'] as const;
export type MedicaidBand = (typeof medicaidBands)[number];

/** Undefined below 18: this is a journey of adults. */
export const medicaidBand = (ageAtAdmission: number, ageAtDischarge: number): MedicaidBand | undefined => {
  if (ageAtDischarge >= 65) return 'elder';
  if (ageAtDischarge < 18) return undefined;
  return ageAtAdmission < 21 && ageAtDischarge < 22 ? 'youth' : 'adult';
};
