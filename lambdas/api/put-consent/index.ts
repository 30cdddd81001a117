/** putConsent on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { putConsent } from '../../../domain/api/routes/put-consent.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutConsent } from './put-consent.ts';

export const handler = apiFunction('putConsent', putConsent, createPutConsent)(tablePorts('put-consent'));
