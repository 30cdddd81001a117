/** Composition root of the schedule open-obligations. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createOpenObligations } from './open-obligations.ts';

const { store, clock, log } = tableRuntime('open-obligations');

export const handler = silently(
  createOpenObligations({ cases: store, clock, registry: store, log, policyFor, ...protocolRuntime() }),
);
