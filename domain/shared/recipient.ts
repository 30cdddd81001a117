/** Whom a notice or a work item is addressed to: an organisation in one of its roles. */
import * as z from 'zod';
import { organisationIdSchema } from './actor.ts';
import { recipientRoles } from './roles.ts';

export const recipientSchema = z.strictObject({ role: z.enum(recipientRoles), org: organisationIdSchema });
/** Notices to role `spoa` go to the LGU's own topic; the other roles share a topic each, filtered by organisation. */
export type Recipient = z.infer<typeof recipientSchema>;
