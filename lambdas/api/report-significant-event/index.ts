/** reportSignificantEvent on AWS. */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { reportSignificantEvent } from '../../../domain/api/routes/report-significant-event.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createReportSignificantEvent } from './report-significant-event.ts';

export const handler = apiFunction(
  'reportSignificantEvent',
  reportSignificantEvent,
  createReportSignificantEvent,
)({ ...tablePorts('report-significant-event'), ...protocolPorts(), policyFor });
