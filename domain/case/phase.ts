/** The phase that people see: derived from the strands, never stored. */
import type { CaseRecord } from './case-record.ts';

export const phases = [
  'screening',
  'forensicTransition',
  'spoaReview',
  'returnedForInformation',
  'cmaAssignment',
  'warmHandOff',
  'awaitingDischargePlan',
  'awaitingDischarge',
  'awaitingContact',
  'missingConcern',
  'missing',
  'stillNotLocated',
  'hhPlusEpisode',
  'closed',
] as const;
export type Phase = (typeof phases)[number];

/**
 * Under a court order, that nobody knows where the person is outranks everything: whoever is not found cannot be met, and
 * being met is what ends it; the 48 hours are a clock beside it. It outlives the order (`stillNotLocated`), whatever is
 * recorded after it. A person without a contact who was discharged, or whom an agency has accepted, outranks the paperwork.
 */
export const phaseOf = ({ strands, aot }: Pick<CaseRecord, 'strands' | 'aot'>): Phase => {
  if (strands.case === 'closed') return 'closed';
  if (strands.aot === 'missing' || strands.aot === 'missingConcern') return strands.aot;
  if (aot?.stillNotLocated) return 'stillNotLocated';
  if (strands.discharge === 'discharged' || strands.discharge === 'engaging') return 'awaitingContact';
  switch (strands.placement) {
    case 'handOff':
      return 'warmHandOff';
    case 'placed':
      if (strands.discharge === 'contacted') return 'hhPlusEpisode';
      return strands.discharge === 'planned' ? 'awaitingDischarge' : 'awaitingDischargePlan';
    default:
      return strands.placement;
  }
};

/** Where a case stands, as a refusal says it to who takes part. */
export const stateOf = ({ case: record }: { case: CaseRecord }) => ({
  phase: phaseOf(record),
  strands: record.strands,
  version: record.version,
});
