/**
 * The loop of statemachines/scheduled-round.asl.json within one process, where nothing is lost between two pages. What fails is
 * not tried again after a pause: the timers of local/schedules.ts do that within the hour.
 */
import { ObligationsNotOpened } from '../lambdas/schedules/open-obligations/open-obligations.ts';
import type { PageOfRound, ScheduledRound } from '../lambdas/schedules/open-obligations/stand-of-round.ts';

export const wholeRound =
  (decidePage: (event: ScheduledRound) => Promise<PageOfRound>) =>
  async ({ round }: Pick<ScheduledRound, 'round'>): Promise<void> => {
    let page = await decidePage({ round });
    while (page.next === 'page') page = await decidePage({ round, cursor: page.cursor });
    if (page.next !== 'end') throw new ObligationsNotOpened('Some cases failed.');
  };
