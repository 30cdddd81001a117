/**
 * DELETE /registry/{kind}/{id}: takes away an entry that nothing refers to; its change in the log keeps what it was. Run
 * twice: the second finds no entry (404). Somebody else's change in between is read and checked again; If-Match refuses it
 * instead. One person suffices: what ends protects, and waits for nobody.
 */
import { isRegistryKind, type RegistryKind } from '../../../domain/registry/kinds.ts';
import { referenceData } from '../../../domain/registry/put-entry.ts';
import { entryIn } from '../../../domain/registry/references.ts';
import { referringTo } from '../../../domain/registry/referring.ts';
import type { CaseStore, Clock, Registry, RegistryChanges } from '../../../domain/ports/ports.ts';
import { notFound, Refused } from '../../../domain/shared/refusal.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readBook } from '../../read-registry.ts';
import { refuseStaleRegistry, registryEtag } from '../../registry-etag.ts';

export interface DeleteRegistryEntryDeps {
  registry: Registry;
  registryChanges: RegistryChanges;
  cases: Pick<CaseStore, 'inboxOf'>;
  clock: Clock;
}

const inboxRoles = { agencies: 'cma', 'health-homes': 'healthHome' } as const;

const hasWork = async ({ cases }: DeleteRegistryEntryDeps, kind: RegistryKind, org: string) => {
  if (kind !== 'agencies' && kind !== 'health-homes') return false;
  const { items } = await cases.inboxOf({ role: inboxRoles[kind], org }, { limit: 1 });
  return items.length > 0;
};

const remove = async (
  deps: DeleteRegistryEntryDeps,
  kind: RegistryKind,
  { actor, path: { id }, ifMatch }: ApiRequest<'deleteRegistryEntry'>,
): Promise<ApiResponse<'deleteRegistryEntry'>> => {
  const { revision, book } = await readBook(deps.registry);
  refuseStaleRegistry(revision, ifMatch);
  const entry = entryIn(book, kind, id);
  if (!entry) throw notFound();
  const caseloads = await deps.registry.caseloads();
  const reasons = referringTo(kind, id, { book, caseloads, hasWork: await hasWork(deps, kind, id) });
  if (reasons.length > 0)
    throw new Refused({
      code: 'entryReferredTo',
      ruleId: 'HHP-REG-01',
      detail: 'Something refers to the entry.',
      errors: reasons.map((message) => ({ field: 'path.id', message })),
    });
  await deps.registryChanges.removeEntry(kind, entry, revision, { actor, at: deps.clock.now() });
  return { status: 200, headers: registryEtag(revision + 1), body: entry };
};

export const createDeleteRegistryEntry =
  (deps: DeleteRegistryEntryDeps): ApiUseCase<'deleteRegistryEntry'> =>
  async (request): Promise<ApiResponse<'deleteRegistryEntry'>> => {
    const { kind } = request.path;
    if (!isRegistryKind(kind)) throw referenceData();
    return retryConcurrentWrite(() => remove(deps, kind, request));
  };
