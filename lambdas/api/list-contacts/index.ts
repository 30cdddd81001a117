/** listContacts on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listContacts } from '../../../domain/api/routes/list-contacts.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListContacts } from './list-contacts.ts';

export const handler = apiFunction(
  'listContacts',
  listContacts,
  createListContacts,
)(tablePorts('list-contacts'));
