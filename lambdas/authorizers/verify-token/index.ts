/** Composition root of verify-token: the keys, issuer and portal client of this stage's user pool. */
import { readEnvironment } from '../../../adapters/environment.ts';
import { createSignedTokens, publishedKeys } from '../../../adapters/jose/signed-tokens.ts';
import { basePorts } from '../../../adapters/aws/base-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { tokenRules } from './token-rules.ts';
import { createVerifyToken } from './verify-token.ts';

const { TOKEN_ISSUER: issuer, TOKEN_CLIENT_ID: clientId } = readEnvironment(
  'TOKEN_ISSUER',
  'TOKEN_CLIENT_ID',
);

export const handler = silently(
  createVerifyToken({
    tokens: createSignedTokens(publishedKeys(issuer)),
    rules: tokenRules({ issuer, clientId }),
    ...basePorts('verify-token'),
  }),
);
