/** recordContact on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { recordContact } from '../../../domain/api/routes/record-contact.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRecordContact } from './record-contact.ts';

export const handler = apiFunction(
  'recordContact',
  recordContact,
  createRecordContact,
)({ ...tablePorts('record-contact'), policyFor });
