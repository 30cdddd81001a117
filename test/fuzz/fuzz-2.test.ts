/** The second five thousand requests, in worlds of other seeds. */
import { holdFuzz } from './hold-fuzz.ts';

holdFuzz(20_270_302, 5_000);
