/**
 * GET /cases/{caseId}/searches/{number}/packet: one search as a page that prints, for the county and the assigned agency.
 * Anyone else, and an unknown search, gets the 404 of an unknown id. A ledger that is longer than a page prints in parts.
 */
import { withAcknowledgement } from '../../../domain/aot/event-acknowledgement.ts';
import type { AotRecord, AotSearch } from '../../../domain/case/aot-record.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import type { CaseStore, PageRequest } from '../../../domain/ports/ports.ts';
import { packetSecurityPolicy, searchPacket } from '../../../domain/views/search-packet.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';
import { eventReadings, readSome, readUntil } from '../../read-pages.ts';

/** The record with everything of the search, of which some may be past. */
const withAllOf = async (
  cases: CaseStore,
  caseId: string,
  aot: AotRecord,
  { number, eventIds = [] }: AotSearch,
): Promise<AotRecord> => {
  const isOfSearch = ({ search }: { search?: number | undefined }): boolean => search === number;
  const [concerns, events] = await Promise.all([
    readUntil(cases, caseId, 'concern'),
    readUntil(cases, caseId, 'significantEvent', (found) =>
      eventIds.every((id) => found.some(({ eventId }) => eventId === id)),
    ),
  ]);
  const ofSearch = events.filter(isOfSearch).reverse();
  const readings = await eventReadings(cases, caseId, ofSearch);
  return {
    ...aot,
    concerns: concerns.filter(isOfSearch).reverse(),
    significantEvents: withAcknowledgement(ofSearch, { eventReadings: readings }),
  };
};

export const createGetSearchPacket =
  (deps: ReachCaseDeps): ApiUseCase<'getSearchPacket'> =>
  async (request): Promise<ApiResponse<'getSearchPacket'>> => {
    const { caseId, number } = request.path;
    const { snapshot, reader, now } = await readCase(deps, request, caseId, {
      parts: [partNamed('search', number)],
    });
    const { aot } = snapshot.case;
    const search = aot?.searches.find((known) => known.number === Number(number));
    if (!aot || !search) throw notFound();
    const page: PageRequest = request.query;
    const [whole, steps, events] = await Promise.all([
      withAllOf(deps.cases, caseId, aot, search),
      readSome(deps.cases, caseId, 'searchSteps', page, (step) => step.search === search.number),
      deps.cases.events(caseId),
    ]);
    const record = { ...snapshot.case, aot: whole };
    return {
      status: 200,
      contentType: 'text/html',
      headers: { 'content-security-policy': packetSecurityPolicy },
      body: searchPacket({ record, search, steps: steps.items, next: steps.cursor, events, now, reader }),
    };
  };
