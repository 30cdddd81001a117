/** The first five thousand requests: right ones, right ones with one thing wrong, and those of people who mean harm. */
import { holdFuzz } from './hold-fuzz.ts';

holdFuzz(20_260_304, 5_000);
