/** Composition root of shape-access-token, which needs nothing. */
import { createShapeAccessToken } from './shape-access-token.ts';

export const handler = createShapeAccessToken();
