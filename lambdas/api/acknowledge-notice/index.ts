/** Composition root of acknowledgeNotice. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createAcknowledgeNotice } from './acknowledge-notice.ts';

const { onCase, frame } = tableRuntime('acknowledge-notice');

export const handler = apiHandler('acknowledgeNotice', createAcknowledgeNotice(onCase), frame);
