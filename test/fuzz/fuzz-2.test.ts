/** The second five thousand requests, in worlds of other seeds. */
import { holdFuzz } from './hold-fuzz.ts';

holdFuzz(20_270_305, 5_000);
