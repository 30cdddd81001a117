/** Composition root of getAssignmentOptions. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetAssignmentOptions } from './get-assignment-options.ts';

const { store, onCase, frame } = tableRuntime('get-assignment-options');

export const handler = apiHandler(
  'getAssignmentOptions',
  createGetAssignmentOptions({ ...onCase, registry: store }),
  frame,
);
