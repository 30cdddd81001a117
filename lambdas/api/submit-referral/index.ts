/** Composition root of submitReferral. */
import { referralRuntime } from '../../../adapters/aws/referral-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createSubmitReferral } from './submit-referral.ts';

const { onCase, frame } = tableRuntime('submit-referral');

export const handler = apiHandler(
  'submitReferral',
  createSubmitReferral({ ...onCase, policyFor, ...referralRuntime() }),
  frame,
);
