/** The headers that a writing request may carry, by their names in small letters, as the frame of every function reads them. */
import * as z from 'zod';

export const requestHeadersSchema = z.object({
  'if-match': z
    .string()
    .regex(/^"?[1-9]\d{0,9}"?$/, 'Give the version as the ETag of the case, for example "7".')
    .transform((text) => Number(text.replaceAll('"', '')))
    .optional(),
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/, 'Give 8 to 128 printable characters without spaces.')
    .optional(),
});
