/** getSearchPacket on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetSearchPacket } from './get-search-packet.ts';

export const handler = apiFunction('getSearchPacket', createGetSearchPacket)(tablePorts('get-search-packet'));
