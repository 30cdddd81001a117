/** Composition root of the daily schedule open-obligations. */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createOpenObligations } from './open-obligations.ts';

export const handler = silently(
  createOpenObligations({ ...tablePorts('open-obligations'), ...protocolPorts() }),
);
