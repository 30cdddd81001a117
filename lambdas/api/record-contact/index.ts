/** Composition root of recordContact. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createRecordContact } from './record-contact.ts';

const { onCase, frame } = tableRuntime('record-contact');

export const handler = apiHandler('recordContact', createRecordContact({ ...onCase, policyFor }), frame);
