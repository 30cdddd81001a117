/** Composition root of putPlanOfCare. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutPlanOfCare } from './put-plan-of-care.ts';

const { onCase, frame } = tableRuntime('put-plan-of-care');

export const handler = apiHandler('putPlanOfCare', createPutPlanOfCare(onCase), frame);
