/** GET /registry/proposals: changes of the registry that wait for a second person, to whoever may make them. */
import type { Clock, RegistryProposals } from '../../../domain/ports/ports.ts';
import { proposalView } from '../../../domain/registry/registry-views.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createListRegistryProposals =
  ({
    proposals,
    clock,
  }: {
    proposals: RegistryProposals;
    clock: Clock;
  }): ApiUseCase<'listRegistryProposals'> =>
  async ({ actor, query }): Promise<ApiResponse<'listRegistryProposals'>> => {
    const { items, ...page } = await proposals.openProposals(actor, clock.now(), query);
    return { status: 200, body: { ...page, items: items.map(proposalView) } };
  };
