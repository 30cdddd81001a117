/** Composition root of execution-ended. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { createExecutionEnded } from './execution-ended.ts';

const { store, clock } = tableRuntime('execution-ended');

export const handler = createExecutionEnded({ cases: store, clock });
