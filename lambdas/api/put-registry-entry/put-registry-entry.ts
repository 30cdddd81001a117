/**
 * PUT /registry/{kind}/{id}: enters or replaces one entry, or proposes to, where a second person must confirm what it opens.
 * Run twice: the same entry or proposal stands. Somebody else's change in between is read and checked again; If-Match
 * refuses it instead.
 */
import { isRegistryKind, type RegistryKind } from '../../../domain/registry/kinds.ts';
import { parseEntry, referenceData, refuseBrokenReferences } from '../../../domain/registry/put-entry.ts';
import { entryIn } from '../../../domain/registry/references.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { errorsOf } from '../../middleware/parse-request.ts';
import { changeRegistry, type ChangeRegistryDeps } from '../../change-registry.ts';
import { readBook } from '../../read-registry.ts';
import { refuseStaleRegistry, registryEtag } from '../../registry-etag.ts';

const put = async (
  deps: ChangeRegistryDeps,
  kind: RegistryKind,
  { actor, path, body, ifMatch }: ApiRequest<'putRegistryEntry'>,
): Promise<ApiResponse<'putRegistryEntry'>> => {
  const after = parseEntry(kind, path.id, body, errorsOf);
  const { revision, book } = await readBook(deps.registry);
  refuseStaleRegistry(revision, ifMatch);
  refuseBrokenReferences(kind, after, book);
  const before = entryIn(book, kind, path.id);
  const proposed = {
    operation: 'putRegistryEntry',
    kind,
    id: path.id,
    ...(before && { before }),
    after,
  } as const;
  const waiting = await changeRegistry(deps, { kind, before, after, revision, actor, proposed });
  return waiting ?? { status: 200, headers: registryEtag(revision + 1), body: after };
};

export const createPutRegistryEntry =
  (deps: ChangeRegistryDeps): ApiUseCase<'putRegistryEntry'> =>
  async (request): Promise<ApiResponse<'putRegistryEntry'>> => {
    const { kind } = request.path;
    if (!isRegistryKind(kind)) throw referenceData();
    return retryConcurrentWrite(() => put(deps, kind, request));
  };
