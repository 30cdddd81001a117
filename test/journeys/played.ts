/** What must be the same however often a journey was interrupted: outcome, strands, clocks met, and who was told what. */
import type { Journey } from '../../local/journeys/journeys.ts';
import { type JourneyReport, reportJourney } from '../../local/journeys/report.ts';
import type { WorldOptions } from '../../local/journeys/world.ts';

export interface Outcome {
  problem: string | undefined;
  finalPhase: string;
  strands: JourneyReport['strands'];
  closeReason: string | null;
  clocks: string[];
  notices: string[];
  deliveredTwice: readonly string[];
  undelivered: number;
}

export const outcomeOf = ({
  problem,
  finalPhase,
  strands,
  closeReason,
  clocks,
  notices,
  delivered,
}: JourneyReport): Outcome => ({
  problem,
  finalPhase,
  strands,
  closeReason,
  clocks: clocks.map(
    ({ kind, metAt, late }) => `${kind} ${metAt === null ? 'not met' : 'met'} ${late ? 'late' : 'in time'}`,
  ),
  // The two branches run side by side: within one instant their order may differ.
  notices: notices.map(({ kind, to }) => `${kind} ${to.role} ${to.org}`).sort(),
  deliveredTwice: delivered.filter((id, index) => delivered.indexOf(id) !== index),
  undelivered: notices.length - new Set(delivered).size,
});

export const play = async (journey: Journey, options: WorldOptions = {}): Promise<Outcome> =>
  outcomeOf(await reportJourney(journey, options));

/** An error as a Lambda function reports it: by its name. */
export const errorNamed = (name: string): Error => Object.assign(new Error(name), { name });
