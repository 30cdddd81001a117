/** Half of the ten thousand fuzzed requests, in a file of its own so that two workers share them. */
import { fuzzedSilence } from './fuzzed-silence.ts';

fuzzedSilence([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
