/** That a fact was told, under its natural key (telling.ts). */
import * as z from 'zod';
import { storedHash, storedId } from '../shared/stored-text.ts';

export const tellingSchema = z.strictObject({
  /** Of the natural key. */
  hash: storedHash,
  /** Of all that was told. */
  said: storedHash,
  /** Of the fact. */
  id: storedId,
  /** The fact was entered in error: told anew it is another. */
  voided: z.literal(true).optional(),
});
