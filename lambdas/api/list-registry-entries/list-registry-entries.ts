/** GET /registry/{kind}: the entries of one kind, page by page, to who keeps the registry. */
import type { Registry } from '../../../domain/ports/ports.ts';
import { pageOfKind } from '../../../domain/registry/entry-page.ts';
import { isRegistryKind } from '../../../domain/registry/kinds.ts';
import { referenceEntries } from '../../../domain/registry/reference-data.ts';
import type { Answer } from '../../../domain/shared/answer.ts';
import type { registryEntrySchema } from '../../../domain/registry/registry-answers-contract.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { registryEtag } from '../../registry-etag.ts';

export const createListRegistryEntries =
  ({ registry }: { registry: Registry }): ApiUseCase<'listRegistryEntries'> =>
  async ({ path: { kind }, query }): Promise<ApiResponse<'listRegistryEntries'>> => {
    const revision = await registry.revision();
    const entries: readonly Answer<typeof registryEntrySchema>[] = isRegistryKind(kind)
      ? await registry.entries(kind)
      : referenceEntries(kind);
    return { status: 200, headers: registryEtag(revision), body: pageOfKind(entries, query) };
  };
