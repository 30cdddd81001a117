/** Composition root of putAttestation. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutAttestation } from './put-attestation.ts';

const { store, frame } = tableRuntime('put-attestation');

export const handler = apiHandler('putAttestation', createPutAttestation({ registry: store }), frame);
