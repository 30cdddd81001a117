/**
 * A machine that is switched off after every request of a journey, as by `kill -9`, and on again: no execution is left,
 * every open case goes on where its record stands, and outcome and notices are those of the quiet journey.
 */
import { describe, expect, it } from '@jest/globals';
import { namedJourneys, pauseMs } from './disturbed.ts';
import { play } from '../journeys/played.ts';

describe.each(namedJourneys)('%s', (_name, journey) => {
  it('ends the same on a machine that is switched off and on after every request', async () => {
    const quiet = await play(journey, { pauseMs });
    expect(await play(journey, { pauseMs, restarts: true })).toEqual(quiet);
  });
});
