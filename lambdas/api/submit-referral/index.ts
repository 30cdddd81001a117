/** Composition root of submitReferral. */
import { referralRuntime } from '../../../adapters/aws/referral-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { defaultEscalationPolicy as policy } from '../../../domain/shared/escalation-policy.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createSubmitReferral } from './submit-referral.ts';

const { store, clock, log } = tableRuntime('submit-referral');

export const handler = apiHandler(
  'submitReferral',
  createSubmitReferral({ cases: store, clock, policy, ...referralRuntime() }),
  log,
);
