/**
 * Composition root of the schedule open-obligations. Most of what a case takes is waiting for the table: four side by side
 * are about four times as many on a page.
 */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { schedulePorts } from '../../../adapters/aws/schedule-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createOpenObligations } from './open-obligations.ts';

export const handler = silently(
  createOpenObligations({
    ...tablePorts('open-obligations'),
    ...schedulePorts(),
    policyFor,
    ...protocolPorts(),
    atOnce: 4,
  }),
);
