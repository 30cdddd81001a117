/** listSignificantEvents on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listSignificantEvents } from '../../../domain/api/routes/list-significant-events.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListSignificantEvents } from './list-significant-events.ts';

export const handler = apiFunction(
  'listSignificantEvents',
  listSignificantEvents,
  createListSignificantEvents,
)(tablePorts('list-significant-events'));
