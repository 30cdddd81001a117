/** Composition root of putRegistryEntry. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutRegistryEntry } from './put-registry-entry.ts';

const { store, frame } = tableRuntime('put-registry-entry');

export const handler = apiHandler('putRegistryEntry', createPutRegistryEntry({ registry: store }), frame);
