/** askForTransfer on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { askForTransfer } from '../../../domain/api/routes/ask-for-transfer.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAskForTransfer } from './ask-for-transfer.ts';

export const handler = apiFunction(
  'askForTransfer',
  askForTransfer,
  createAskForTransfer,
)({ ...tablePorts('ask-for-transfer'), policyFor });
