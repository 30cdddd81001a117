/**
 * PUT /registry/attestations/{agency}: a Health Home attests an agency of its own, or ends its attestation. An agency of
 * another Health Home looks like none. Run twice: the same window stands.
 */
import { attest } from '../../../domain/registry/attest.ts';
import type { Clock, Registry } from '../../../domain/ports/ports.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { refuseStaleRegistry, registryEtag } from '../../registry-etag.ts';

export const createPutAttestation =
  ({ registry, clock }: { registry: Registry; clock: Clock }): ApiUseCase<'putAttestation'> =>
  ({ actor, path, body, ifMatch }) =>
    retryConcurrentWrite(async (): Promise<ApiResponse<'putAttestation'>> => {
      const revision = await registry.revision();
      const agency = attest(await registry.agency(path.agency), actor.org, body);
      refuseStaleRegistry(revision, ifMatch);
      await registry.putEntry('agencies', agency, revision, { actor, at: clock.now() });
      const own = agency.attestations.filter(({ healthHome }) => healthHome === actor.org);
      return {
        status: 200,
        headers: registryEtag(revision + 1),
        body: { agency: agency.id, attestations: own },
      };
    });
