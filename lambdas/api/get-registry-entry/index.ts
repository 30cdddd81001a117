/** Composition root of getRegistryEntry. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetRegistryEntry } from './get-registry-entry.ts';

const { store, frame } = tableRuntime('get-registry-entry');

export const handler = apiHandler('getRegistryEntry', createGetRegistryEntry({ registry: store }), frame);
