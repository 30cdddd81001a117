/** GET /registry/changes: the log of the registry, to who keeps it. */
import type { Registry } from '../../../domain/ports/ports.ts';
import { changeView } from '../../../domain/registry/registry-views.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createListRegistryChanges =
  ({ registry }: { registry: Registry }): ApiUseCase<'listRegistryChanges'> =>
  async ({ query }): Promise<ApiResponse<'listRegistryChanges'>> => {
    const { items, ...page } = await registry.registryChanges(query);
    return { status: 200, body: { ...page, items: items.map(changeView) } };
  };
