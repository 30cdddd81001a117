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
  'hhPlusEpisode',
  'closed',
] as const;
export type Phase = (typeof phases)[number];

/** A discharged person without a contact outranks the paperwork: that is what people must see first. */
export const phaseOf = ({ strands }: Pick<CaseRecord, 'strands'>): Phase => {
  if (strands.case === 'closed') return 'closed';
  if (strands.discharge === 'discharged') return 'awaitingContact';
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
