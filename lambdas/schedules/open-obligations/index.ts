/** Composition root of the daily schedule open-obligations. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createOpenObligations } from './open-obligations.ts';

const { store, clock, log } = tableRuntime('open-obligations');

export const handler = silently(
  createOpenObligations({ cases: store, clock, registry: store, log, ...protocolRuntime() }),
);
