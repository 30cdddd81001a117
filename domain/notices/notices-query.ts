/** What of the notices of an organisation is asked for. */
import * as z from 'zod';
import { caseIdSchema } from '../shared/identifiers.ts';
import { instantSchema } from '../shared/instant.ts';
import { noticeKindSchema } from './notice.ts';

export const mostKinds = 20;

/** One, or several with commas between them. */
const kindsSchema = z
  .string()
  .max(mostKinds * 65)
  .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/, 'Give a kind of notice, or several with commas between them.')
  .transform((text) => text.split(','))
  .pipe(z.array(noticeKindSchema).max(mostKinds, `Give at most ${mostKinds} kinds.`))
  // What comes out of the transformation is a text to the API document too.
  .meta({ type: 'string', pattern: '^[A-Za-z]+(,[A-Za-z]+)*$' });

export const noticesQuery = {
  /** `open`: what asks for something. `unread`: what only tells. What is over stands in the timeline of its case. */
  status: z.enum(['open', 'unread']).default('open'),
  kind: kindsSchema.optional(),
  legal: z.enum(['true', 'false']).optional(),
  case: caseIdSchema.optional(),
  /** Sent then or later. */
  since: instantSchema.optional(),
};
