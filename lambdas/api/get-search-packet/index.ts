/** Composition root of getSearchPacket. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetSearchPacket } from './get-search-packet.ts';

const { onCase, frame } = tableRuntime('get-search-packet');

export const handler = apiHandler('getSearchPacket', createGetSearchPacket(onCase), frame);
