/**
 * PUT /registry/{kind}/{id}: enters or replaces one entry. Run twice: the same entry stands. Somebody else's change in
 * between is read and checked again; If-Match refuses it instead.
 */
import { isRegistryKind, type RegistryKind } from '../../../domain/registry/kinds.ts';
import { parseEntry, refuseBrokenReferences } from '../../../domain/registry/put-entry.ts';
import type { Clock, Registry } from '../../../domain/ports/ports.ts';
import { Refused } from '../../../domain/shared/refusal.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { errorsOf } from '../../middleware/parse-request.ts';
import { readBook } from '../../read-registry.ts';
import { refuseStaleRegistry, registryEtag } from '../../registry-etag.ts';

const referenceData = (): Refused =>
  new Refused({
    code: 'referenceData',
    ruleId: 'HHP-REG-03',
    detail: 'Counties, LGUs and State facilities are reference data of the release.',
  });

interface PutRegistryEntryDeps {
  registry: Registry;
  clock: Clock;
}

const put = async (
  { registry, clock }: PutRegistryEntryDeps,
  kind: RegistryKind,
  { actor, path, body, ifMatch }: ApiRequest<'putRegistryEntry'>,
): Promise<ApiResponse<'putRegistryEntry'>> => {
  const entry = parseEntry(kind, path.id, body, errorsOf);
  const { revision, book } = await readBook(registry);
  refuseStaleRegistry(revision, ifMatch);
  refuseBrokenReferences(kind, entry, book);
  await registry.putEntry(kind, entry, revision, { actor, at: clock.now() });
  return { status: 200, headers: registryEtag(revision + 1), body: entry };
};

export const createPutRegistryEntry =
  (deps: PutRegistryEntryDeps): ApiUseCase<'putRegistryEntry'> =>
  async (request): Promise<ApiResponse<'putRegistryEntry'>> => {
    const { kind } = request.path;
    if (!isRegistryKind(kind)) throw referenceData();
    return retryConcurrentWrite(() => put(deps, kind, request));
  };
