/**
 * GET /cases/{caseId}: one case for an organisation that is a party to it; anyone else gets the 404 of an unknown id. Of a
 * case under a court order clinical fields are shown only on a basis: the order itself discloses nothing.
 */
import { decide } from '../../../domain/access/access.ts';
import { aotView } from '../../../domain/aot/aot-view.ts';
import type { AotProtocolFor } from '../../../domain/aot/county-aot-protocol.ts';
import { disclosureTo } from '../../../domain/referral/disclosure.ts';
import { caseView } from '../../../domain/referral/case-view.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { CaseStore, Clock } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export interface GetCaseDeps {
  cases: CaseStore;
  clock: Clock;
  aotProtocolFor: AotProtocolFor;
}

export const createGetCase =
  ({ cases, clock, aotProtocolFor }: GetCaseDeps): ApiUseCase<'getCase'> =>
  async ({ actor, path }) => {
    const snapshot = await cases.load(path.caseId);
    const access = snapshot && decide(actor, 'getCase', snapshot.case);
    if (!snapshot || !access?.allow) throw notFound();
    const record = snapshot.case;
    const now = clock.now();
    const aot = aotView(snapshot, now, access.relation, aotProtocolFor(record.lgu, localDate(now)));
    return {
      status: 200,
      headers: { etag: `"${record.version}"` },
      body: { ...caseView(snapshot, now, disclosureTo(record, access.relation, now)), ...(aot && { aot }) },
    };
  };
