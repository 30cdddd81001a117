/** revokeAuditGrant on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { revokeAuditGrant } from '../../../domain/api/routes/revoke-audit-grant.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRevokeAuditGrant } from './revoke-audit-grant.ts';

export const handler = apiFunction(
  'revokeAuditGrant',
  revokeAuditGrant,
  createRevokeAuditGrant,
)(tablePorts('revoke-audit-grant'));
