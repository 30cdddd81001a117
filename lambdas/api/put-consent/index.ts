/** Composition root of putConsent. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutConsent } from './put-consent.ts';

const { onCase, frame } = tableRuntime('put-consent');

export const handler = apiHandler('putConsent', createPutConsent(onCase), frame);
