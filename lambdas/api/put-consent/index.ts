/** putConsent on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutConsent } from './put-consent.ts';

export const handler = apiFunction('putConsent', createPutConsent)(tablePorts('put-consent'));
