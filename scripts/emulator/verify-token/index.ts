/**
 * Composition root of the authorizer that an emulator is given: the rules of verify-token, with the keys of an issuer on this
 * machine. The function of a stage takes no other issuer than a user pool (adapters/environment.ts), and stays so.
 */
import process from 'node:process';
import * as z from 'zod';
import { basePorts } from '../../../adapters/aws/base-ports.ts';
import { createSignedTokens, publishedKeys } from '../../../adapters/jose/signed-tokens.ts';
import { tokenRules } from '../../../lambdas/authorizers/verify-token/token-rules.ts';
import { createVerifyToken } from '../../../lambdas/authorizers/verify-token/verify-token.ts';
import { silently } from '../../../lambdas/middleware/silent-fault.ts';
import { emulatorClient } from '../emulator-client.ts';

const issuer = z
  .string()
  .regex(/^http:\/\/127\.0\.0\.1:\d{2,5}$/)
  .parse(process.env['TOKEN_ISSUER']);

export const handler = silently(
  createVerifyToken({
    tokens: createSignedTokens(publishedKeys(issuer)),
    rules: tokenRules({ issuer, clientId: emulatorClient }),
    ...basePorts('verify-token'),
  }),
);
