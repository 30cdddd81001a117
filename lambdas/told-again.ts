/** What is read with a case so that a fact that was told before is found, and how the answer to it says so. */
import { partOfTelling } from '../domain/case/telling.ts';
import type { ContactBody } from '../domain/case/contact.ts';
import type { AlsoRead, CaseStore } from '../domain/ports/ports.ts';
import type { SearchStep } from '../domain/case/search-step.ts';
import type { Person } from '../domain/shared/actor.ts';
import { addElapsed } from '../domain/shared/instant.ts';

/** The header with which the repetition of a request under its key is answered too. */
export const toldAgain = { 'idempotency-replayed': 'true' } as const;

/** Longer than any policy has contacts alike. */
const alikeHours = 24;

/** Whether it was told before, and the contacts about it, of which one may be the same. */
export const alsoOfContact = (body: ContactBody, by: Person): AlsoRead => ({
  parts: [partOfTelling({ fact: 'contact', body }, by)],
  seenFrom: [addElapsed(body.at, -alikeHours, 'hours')],
});

/** The step that was told before. Throws where the ledger has none of that id: somebody took it out of the table. */
export const stepOf = async (
  cases: Pick<CaseStore, 'searchSteps'>,
  caseId: string,
  stepId: string,
): Promise<SearchStep> => {
  const step = (await cases.searchSteps(caseId)).find((known) => known.stepId === stepId);
  if (!step) throw new Error(`${stepId} is in no ledger.`);
  return step;
};
