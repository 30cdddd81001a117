/**
 * Cognito asks before it makes tokens: role and organisation of the account go into the access token, which carries no
 * attribute by itself, and nothing else of the person does. An account without a known role or a well-formed
 * organisation gets no token at all: the sign-in fails, and says so without naming anybody.
 */
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { organisationIdSchema, roleSchema } from '../../../domain/shared/actor.ts';

class IncompleteAccount extends Error {
  override readonly name = 'IncompleteAccount';
}

export const createShapeAccessToken =
  () =>
  (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
    const { userAttributes } = event.request;
    const role = roleSchema.safeParse(userAttributes['custom:role']);
    const org = organisationIdSchema.safeParse(userAttributes['custom:org']);
    if (!role.success || !org.success)
      return Promise.reject(new IncompleteAccount('Ask your administrator to complete your account.'));
    return Promise.resolve({
      ...event,
      response: {
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: {
            claimsToAddOrOverride: { role: role.data, org: org.data },
            claimsToSuppress: ['cognito:groups'],
          },
        },
      },
    });
  };
