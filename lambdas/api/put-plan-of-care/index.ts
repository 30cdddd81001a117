/** putPlanOfCare on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { putPlanOfCare } from '../../../domain/api/routes/put-plan-of-care.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutPlanOfCare } from './put-plan-of-care.ts';

export const handler = apiFunction(
  'putPlanOfCare',
  putPlanOfCare,
  createPutPlanOfCare,
)(tablePorts('put-plan-of-care'));
