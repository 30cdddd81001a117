/** GET /registry/mailbox-readiness: who would not hear a notice, and how each mailbox stands, to who keeps the registry. */
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readMailboxReadiness, type ReadToldDeps } from '../../read-told.ts';

export const createGetMailboxReadiness =
  (deps: ReadToldDeps): ApiUseCase<'getMailboxReadiness'> =>
  async (): Promise<ApiResponse<'getMailboxReadiness'>> => ({
    status: 200,
    body: await readMailboxReadiness(deps),
  });
