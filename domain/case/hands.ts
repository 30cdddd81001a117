/** In whose hands a referral is that is to be decided on; the clock of the decision counts the time of each. */
import { type ClockRecord, handsOf } from '../shared/clock-record.ts';
import type { CaseDraft } from './case-draft.ts';
import { runningClock } from './clocks.ts';

export const passHands = (draft: CaseDraft, holder: NonNullable<ClockRecord['hands']>['holder']): void => {
  const clock = runningClock(draft, 'spoaDecision');
  if (!clock) return;
  const { countySeconds, facilitySeconds } = handsOf(clock, draft.now);
  clock.hands = { holder, since: draft.now, countySeconds, facilitySeconds };
};
