/** handBackCase on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { handBackCase } from '../../../domain/api/routes/hand-back-case.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createHandBackCase } from './hand-back-case.ts';

export const handler = apiFunction(
  'handBackCase',
  handBackCase,
  createHandBackCase,
)({ ...tablePorts('hand-back-case'), policyFor });
