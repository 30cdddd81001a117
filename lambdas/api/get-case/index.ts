/** getCase on AWS. */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getCase } from '../../../domain/api/routes/get-case.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetCase } from './get-case.ts';

export const handler = apiFunction(
  'getCase',
  getCase,
  createGetCase,
)({ ...tablePorts('get-case'), ...protocolPorts() });
