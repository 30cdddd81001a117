/** Composition root of openEmergencyAccess. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createOpenEmergencyAccess } from './open-emergency-access.ts';

const { onCase, log, frame } = tableRuntime('open-emergency-access');

export const handler = apiHandler(
  'openEmergencyAccess',
  createOpenEmergencyAccess({ ...onCase, log }),
  frame,
);
