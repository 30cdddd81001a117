/** listContacts: its route and its contract. */
import { casePath, pageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listContacts = {
  method: 'GET',
  path: '/cases/{caseId}/contacts',
  roles: rolesOf.listContacts,
  pathParameters: casePath,
  query: pageQuery,
  success: 200,
  summary: 'The contacts with the person, latest first.',
} as const satisfies Route;
