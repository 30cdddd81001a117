/** getSearchPacket on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getSearchPacket } from '../../../domain/api/routes/get-search-packet.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetSearchPacket } from './get-search-packet.ts';

export const handler = apiFunction(
  'getSearchPacket',
  getSearchPacket,
  createGetSearchPacket,
)(tablePorts('get-search-packet'));
