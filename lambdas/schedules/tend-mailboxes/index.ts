/** Composition root of the schedule tend-mailboxes. */
import { tendingPorts } from '../../../adapters/aws/mailbox-ports.ts';
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createTendMailboxes } from './tend-mailboxes.ts';

export const handler = silently(
  createTendMailboxes({ ...registryPorts('tend-mailboxes'), ...tendingPorts() }),
);
