/** putConsent: its route and its contract. */
import { consentBodySchema } from '../../case/consent-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { ofOrder, paper, period } from '../times-of-requests.ts';

export const putConsent = {
  method: 'PUT',
  path: '/cases/{caseId}/consent',
  roles: rolesOf.putConsent,
  pathParameters: casePath,
  body: consentBodySchema,
  times: {
    signedOn: paper,
    expiresOn: { ...period, after: 'signedOn' },
    askedOn: paper,
    withdrawnOn: { ...ofOrder, floors: ['birth', 'signature'] },
  },
  confirmsTimes: true,
  success: 200,
  summary:
    'Record an authorization, a refusal or a withdrawal; state the treatment exchange or take it back.',
} as const satisfies Route;
