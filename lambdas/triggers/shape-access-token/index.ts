/** Composition root of shape-access-token, which needs nothing. */
import { silently } from '../../middleware/silent-fault.ts';
import { createShapeAccessToken } from './shape-access-token.ts';

export const handler = silently(createShapeAccessToken());
