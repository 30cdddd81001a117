/** recordContact: its route and its contract. */
import { contactBodySchema } from '../../case/contact.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { contacted } from '../times-of-requests.ts';

export const recordContact = {
  method: 'POST',
  path: '/cases/{caseId}/contacts',
  roles: rolesOf.recordContact,
  pathParameters: casePath,
  body: contactBodySchema,
  times: contacted(),
  confirmsTimes: true,
  takesLateReason: true,
  success: 201,
  summary: 'Record a contact with the person.',
} as const satisfies Route;
