/** Composition root of putConsent. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutConsent } from './put-consent.ts';

const { store, clock, log } = tableRuntime('put-consent');

export const handler = apiHandler('putConsent', createPutConsent({ cases: store, clock }), log);
