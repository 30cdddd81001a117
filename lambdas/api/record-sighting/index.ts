/** Composition root of recordSighting. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createRecordSighting } from './record-sighting.ts';

const { onCase, frame } = tableRuntime('record-sighting');

export const handler = apiHandler('recordSighting', createRecordSighting({ ...onCase, policyFor }), frame);
