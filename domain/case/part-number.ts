/** The number of a part of a case that has no id of its own: given when it is first written (case-parts.ts). */
import * as z from 'zod';

export const numbered = { number: z.int().positive().optional() };
