/** putAttestation on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutAttestation } from './put-attestation.ts';

export const handler = apiFunction(
  'putAttestation',
  createPutAttestation,
)({ ...tablePorts('put-attestation'), registryPolicyOn });
