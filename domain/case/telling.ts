/**
 * Once is once: a fact that somebody tells again is the same fact, whatever the key of the request and however late. It is
 * remembered under its natural key: what kind of fact it is, when it happened and who tells it; the person is that of the case.
 */
import type { Person } from '../shared/actor.ts';
import { hashOf } from '../shared/hash.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from './case-draft.ts';
import { type CasePart, partNamed } from './case-parts.ts';
import type { ContactBody } from './contact.ts';
import type { SearchStep, SearchStepBody, SightingBody } from './search-step.ts';

type Told =
  | { fact: 'contact'; body: Pick<ContactBody, 'at' | 'method'> }
  | { fact: 'sighting'; body: Pick<SightingBody, 'at' | 'how'> }
  | { fact: 'searchStep'; body: SearchStepBody }
  | { fact: 'concern'; body: { receivedAt: string; kind: string } };

/** What tells two facts of one instant and one author apart. */
const marksOf = ({ fact, body }: Told): readonly unknown[] => {
  switch (fact) {
    case 'contact':
      return [body.at, body.method];
    case 'sighting':
      return [body.at, body.how];
    case 'concern':
      return [body.receivedAt, body.kind];
    case 'searchStep':
      return [
        body.occurredAt,
        body.kind,
        'method' in body && body.method,
        'target' in body && body.target,
        'channel' in body && body.channel,
        'requestedOf' in body && body.requestedOf,
        'staff' in body && body.staff,
        'checklistStep' in body && body.checklistStep,
      ];
  }
};

/** What a step of the ledger told. */
export const toldByStep = ({ what }: Pick<SearchStep, 'what'>): Told =>
  what.kind === 'sighting' ? { fact: 'sighting', body: what } : { fact: 'searchStep', body: what };

/** Under which a fact is remembered. */
const tellingOf = (told: Told, { role, org, sub }: Person): string =>
  hashOf([told.fact, role, org, sub, ...marksOf(told)]);

/** The part that says whether it was told before; to be read with the case. */
export const partOfTelling = (told: Told, by: Person): Pick<CasePart, 'name' | 'id'> =>
  partNamed('telling', tellingOf(told, by));

/** The id of the fact that was told before. Throws a refusal where it was told otherwise; the telling must have been read. */
export const toldBefore = (draft: CaseDraft, told: Told, by: Person): string | undefined => {
  const hash = tellingOf(told, by);
  const known = draft.case.tellings?.find((telling) => telling.hash === hash);
  if (!known || known.voided) return undefined;
  if (known.said === hashOf(told.body)) return known.id;
  throw new Refused({
    code: 'toldOtherwise',
    ruleId: 'HHP-ONCE-01',
    detail: 'You have told of this before, and otherwise.',
    state: { factId: known.id },
  });
};

export const rememberTelling = (draft: CaseDraft, told: Told, by: Person, id: string): void => {
  const hash = tellingOf(told, by);
  draft.case.tellings = [
    ...(draft.case.tellings ?? []).filter((telling) => telling.hash !== hash),
    { hash, said: hashOf(told.body), id },
  ];
};

/** After a fact was voided: told anew it is another. Where its telling was not read, it was remembered by an earlier release. */
export const forgetTelling = (draft: CaseDraft, told: Told, by: Person): void => {
  const hash = tellingOf(told, by);
  const known = draft.case.tellings?.find((telling) => telling.hash === hash);
  if (known) known.voided = true;
};
