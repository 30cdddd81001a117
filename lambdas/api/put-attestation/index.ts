/** putAttestation on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import { putAttestation } from '../../../domain/api/routes/put-attestation.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutAttestation } from './put-attestation.ts';

export const handler = apiFunction(
  'putAttestation',
  putAttestation,
  createPutAttestation,
)({ ...registryPorts('put-attestation'), registryPolicyOn });
