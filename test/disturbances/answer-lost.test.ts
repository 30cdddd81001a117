/**
 * Every task of every journey runs twice in turn, because its answer was lost after it did its work: outcome and notices
 * are those of the quiet journey.
 */
import { describe, expect, it } from '@jest/globals';
import type { AroundTask } from '../../local/runtime.ts';
import { disturbance, namedJourneys } from './disturbed.ts';
import { errorNamed } from '../journeys/played.ts';

let lost = 0;
const loseAnswer: AroundTask = async (_name, _payload, run) => {
  // What a task says by failing is lost as well.
  await run().catch(() => undefined);
  lost += 1;
  throw errorNamed('Lambda.ServiceException');
};

const runEachTaskTwice = disturbance(() => loseAnswer);

describe.each(namedJourneys)('%s', (_name, journey) => {
  it('ends the same when any one task runs twice because its answer was lost', async () => {
    lost = 0;
    const { quiet, outcomes, missed } = await runEachTaskTwice(journey);
    expect(outcomes).toEqual(outcomes.map(() => quiet));
    expect({ lost, missed }).toEqual({ lost: outcomes.length, missed: 0 });
  });
});
