/** Composition root of reportSignificantEvent. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createReportSignificantEvent } from './report-significant-event.ts';

const { onCase, frame } = tableRuntime('report-significant-event');

export const handler = apiHandler(
  'reportSignificantEvent',
  createReportSignificantEvent({ ...onCase, ...protocolRuntime() }),
  frame,
);
