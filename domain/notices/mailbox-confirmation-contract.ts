/**
 * How an invited mailbox is confirmed: with the token of its invitation, or with the whole link that holds it, as it was
 * pasted. The token is a secret of whoever reads the mailbox: it is handed on to SNS, and neither kept, logged nor answered.
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';

/** SNS gives 256 hexadecimal digits; others have given other lengths. */
const tokenOrLink =
  /^[ \t\r\n]*(?:https:\/\/sns\.[a-z0-9-]{1,30}\.amazonaws\.com\/\?(?:[\x21-\x7e]*&)?Token=)?([A-Za-z0-9]{32,512})(?:&[\x21-\x7e]*)?[ \t\r\n]*$/;

export const mailboxConfirmationBodySchema = z.strictObject({
  mailboxId: organisationIdSchema,
  token: z
    .string()
    .max(2_048)
    .regex(
      tokenOrLink,
      'Paste the token of the invitation, or its whole link that confirms the subscription.',
    )
    .transform((text) => text.replace(tokenOrLink, '$1'))
    // What comes out of the transformation is a text to the API document too.
    .meta({ type: 'string', maxLength: 2_048, pattern: tokenOrLink.source }),
});
