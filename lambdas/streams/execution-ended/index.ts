/** Composition root of execution-ended. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createExecutionEnded } from './execution-ended.ts';

const { store, clock } = tableRuntime('execution-ended');

export const handler = silently(createExecutionEnded({ cases: store, clock }));
