/** voidFact on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { voidFact } from '../../../domain/api/routes/void-fact.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createVoidFact } from './void-fact.ts';

export const handler = apiFunction(
  'voidFact',
  voidFact,
  createVoidFact,
)({ ...tablePorts('void-fact'), policyFor });
