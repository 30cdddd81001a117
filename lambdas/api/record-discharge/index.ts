/** Composition root of recordDischarge. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { defaultEscalationPolicy as policy } from '../../../domain/shared/escalation-policy.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createRecordDischarge } from './record-discharge.ts';

const { store, clock, log } = tableRuntime('record-discharge');

export const handler = apiHandler(
  'recordDischarge',
  createRecordDischarge({ cases: store, clock, policy }),
  log,
);
