/**
 * PUT /registry/attestations/{agency}: a Health Home attests an agency of its own, which a colleague confirms, or ends its
 * attestation, which stands at once. An agency of another Health Home looks like none. Run twice: the same window stands, or
 * the same proposal.
 */
import { attest } from '../../../domain/registry/attest.ts';
import { attestationsBy } from '../../../domain/registry/proposal.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { changeRegistry, type ChangeRegistryDeps } from '../../change-registry.ts';
import { refuseStaleRegistry, registryEtag } from '../../registry-etag.ts';

export const createPutAttestation =
  (deps: ChangeRegistryDeps): ApiUseCase<'putAttestation'> =>
  ({ actor, path, body, ifMatch }) =>
    retryConcurrentWrite(async (): Promise<ApiResponse<'putAttestation'>> => {
      const revision = await deps.registry.revision();
      const before = await deps.registry.agency(path.agency);
      const after = attest(before, actor.org, body);
      refuseStaleRegistry(revision, ifMatch);
      const proposed = {
        operation: 'putAttestation',
        agency: path.agency,
        before: before ? attestationsBy(actor.org, before) : [],
        attestation: { healthHome: actor.org, ...body },
      } as const;
      const waiting = await changeRegistry(deps, {
        kind: 'agencies',
        before,
        after,
        revision,
        actor,
        proposed,
      });
      return (
        waiting ?? {
          status: 200,
          headers: registryEtag(revision + 1),
          body: { agency: after.id, attestations: attestationsBy(actor.org, after) },
        }
      );
    });
