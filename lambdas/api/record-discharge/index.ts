/** Composition root of recordDischarge. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createRecordDischarge } from './record-discharge.ts';

const { onCase, frame } = tableRuntime('record-discharge');

export const handler = apiHandler('recordDischarge', createRecordDischarge({ ...onCase, policyFor }), frame);
