/** Who acts: a signed-in person with one role in one organisation, or the system itself. */
import * as z from 'zod';
import { asciiText, storedCode } from './stored-text.ts';
import { roles } from './roles.ts';

export const roleSchema = z.enum(roles);

export const organisationIdPattern = /^[a-z][a-z0-9-]{1,62}$/;
/** Codes that organisations go by: facility, LGU, CMA and Health Home ids. No date, telephone number or ZIP code is one. */
export const organisationIdSchema = z
  .string()
  .regex(organisationIdPattern, 'Give the organisation id in lower case, for example sample-cma-north.');

/** Subject of a token as it comes in. */
export const subjectSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'Give 1 to 128 printable characters without spaces.');

export const personSchema = z.strictObject({
  kind: z.literal('person'),
  /** Subject of the token: opaque, never a name. */
  sub: asciiText(128, 1),
  role: roleSchema,
  org: organisationIdSchema,
});
export const actorSchema = z.discriminatedUnion('kind', [
  personSchema,
  z.strictObject({ kind: z.literal('system'), part: storedCode }),
]);

export type Person = z.infer<typeof personSchema>;
export type Actor = z.infer<typeof actorSchema>;

/** The forensic transitional team is OMH's own care management team and works as a CMA here (guidance, CNYPC only). */
export const forensicTransitionalTeam = 'omh-forensic-transitional-team';
