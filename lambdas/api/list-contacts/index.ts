/** listContacts on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListContacts } from './list-contacts.ts';

export const handler = apiFunction('listContacts', createListContacts)(tablePorts('list-contacts'));
