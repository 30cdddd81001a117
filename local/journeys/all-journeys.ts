/** Every journey, in the order in which a newcomer should read them. */
import { type Journey, journeys } from './journeys.ts';
import { dischargeJourneys } from './discharge-journeys.ts';
import { facilityJourneys } from './facility-journeys.ts';
import { facilityMoveJourneys } from './facility-move-journeys.ts';
import { placementJourneys } from './placement-journeys.ts';
import { careManagerJourneys } from './care-manager-journeys.ts';
import { handOffJourneys } from './hand-off-journeys.ts';
import { sourceJourneys } from './source-journeys.ts';
import { moreJourneys } from './more-journeys.ts';
import { aotJourneys } from './aot-journeys.ts';
import { laterFactJourneys } from './later-fact-journeys.ts';
import { lateEntryJourneys } from './late-entry-journeys.ts';
import { putRightJourneys } from './put-right-journeys.ts';
import { correctionJourneys } from './correction-journeys.ts';
import { voidJourneys } from './void-journeys.ts';
import { timeJourneys } from './time-journeys.ts';
import { endingJourneys } from './ending-journeys.ts';
import { personJourneys } from './person-journeys.ts';

export const allJourneys: readonly Journey[] = [
  ...journeys,
  ...placementJourneys,
  ...handOffJourneys,
  ...dischargeJourneys,
  ...facilityJourneys,
  ...facilityMoveJourneys,
  ...sourceJourneys,
  ...moreJourneys,
  ...aotJourneys,
  ...careManagerJourneys,
  ...endingJourneys,
  ...laterFactJourneys,
  ...putRightJourneys,
  ...correctionJourneys,
  ...voidJourneys,
  ...lateEntryJourneys,
  ...personJourneys,
  ...timeJourneys,
];
