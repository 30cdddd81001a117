/** correctFact on AWS. */
import { personPorts } from '../../../adapters/aws/person-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { correctFact } from '../../../domain/api/routes/correct-fact.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createCorrectFact } from './correct-fact.ts';

export const handler = apiFunction(
  'correctFact',
  correctFact,
  createCorrectFact,
)({ ...tablePorts('correct-fact'), policyFor, ...personPorts() });
