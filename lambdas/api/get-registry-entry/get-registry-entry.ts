/** GET /registry/{kind}/{id}: one entry for who keeps the registry; counties, LGUs and facilities come with the release. */
import { isRegistryKind } from '../../../domain/registry/kinds.ts';
import { referenceEntry } from '../../../domain/registry/reference-data.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { registryEtag } from '../../registry-etag.ts';

export const createGetRegistryEntry =
  ({ registry }: { registry: Registry }): ApiUseCase<'getRegistryEntry'> =>
  async ({ path: { kind, id } }): Promise<ApiResponse<'getRegistryEntry'>> => {
    const revision = await registry.revision();
    const entry = isRegistryKind(kind) ? await registry.entry(kind, id) : referenceEntry(kind, id);
    if (!entry) throw notFound();
    return { status: 200, headers: registryEtag(revision), body: entry };
  };
