/** Composition root of canary-arrived. */
import { basePorts } from '../../../adapters/aws/base-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createCanaryArrived } from './canary-arrived.ts';

export const handler = silently(createCanaryArrived(basePorts('canary-arrived')));
