/** Half of the ten thousand fuzzed requests, in a file of its own so that two workers share them. */
import { fuzzedSilence } from './fuzzed-silence.ts';

fuzzedSilence([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
