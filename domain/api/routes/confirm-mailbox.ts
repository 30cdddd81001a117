/** confirmMailbox: its route and its contract. */
import { mailboxConfirmationBodySchema } from '../../notices/mailbox-confirmation-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const confirmMailbox = {
  method: 'POST',
  path: '/registry/mailbox-confirmations',
  roles: rolesOf.confirmMailbox,
  body: mailboxConfirmationBodySchema,
  success: 200,
  summary:
    'Confirm a mailbox of your organisation with the token of its invitation, so that no link of a mail can end it.',
} as const satisfies Route;
