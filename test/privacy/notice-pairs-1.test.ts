/** Half of the thousand pairs of cases, in a file of its own so that two workers share them. */
import { pairsToldAlike } from './pairs-told-alike.ts';

pairsToldAlike(Array.from({ length: 20 }, (_, index) => 7_001 + index));
