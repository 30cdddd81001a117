/** GET /registry/changes: the log of the registry, to who keeps it. */
import type { RegistryChanges } from '../../../domain/ports/ports.ts';
import { changeView } from '../../../domain/registry/registry-views.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createListRegistryChanges =
  ({ registryChanges }: { registryChanges: RegistryChanges }): ApiUseCase<'listRegistryChanges'> =>
  async ({ query }): Promise<ApiResponse<'listRegistryChanges'>> => {
    const { items, ...page } = await registryChanges.registryChanges(query);
    return { status: 200, body: { ...page, items: items.map(changeView) } };
  };
