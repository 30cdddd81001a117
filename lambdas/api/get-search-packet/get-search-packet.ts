/**
 * GET /cases/{caseId}/searches/{number}/packet: one search as a page that prints, for the county and the assigned agency.
 * Anyone else, and an unknown search, gets the 404 of an unknown id.
 */
import { decide } from '../../../domain/access/access.ts';
import { packetSecurityPolicy, searchPacket } from '../../../domain/aot/search-packet.ts';
import type { CaseStore, Clock } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createGetSearchPacket =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'getSearchPacket'> =>
  async ({ actor, path }) => {
    const snapshot = await cases.load(path.caseId);
    if (!snapshot || !decide(actor, 'getSearchPacket', snapshot.case).allow) throw notFound();
    const record = snapshot.case;
    const search = record.aot?.searches.find(({ number }) => number === Number(path.number));
    if (!search) throw notFound();
    const [steps, events] = await Promise.all([cases.searchSteps(path.caseId), cases.events(path.caseId)]);
    return {
      status: 200,
      contentType: 'text/html',
      headers: { 'content-security-policy': packetSecurityPolicy },
      body: searchPacket({ record, search, steps, events, now: clock.now() }),
    };
  };
