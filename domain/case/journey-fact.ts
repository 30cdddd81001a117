/** Keeps what is reported of the way of a person, and finds it again (journey-fact-record.ts). */
import type { CaseDraft } from './case-draft.ts';
import type { JourneyFact, JourneyFactOf, PlanBefore } from './journey-fact-record.ts';
import { isVoided } from './voided.ts';

/** A fact as it is told, before anybody is known to have told it. */
export type Told<Fact> = Fact extends JourneyFact
  ? Omit<Fact, 'number' | 'enteredAt' | 'by' | 'voided'>
  : never;

export const keepJourneyFact = (draft: CaseDraft, told: Told<JourneyFact>): void => {
  const { actor, now } = draft;
  draft.case.journeyFacts = [
    ...(draft.case.journeyFacts ?? []),
    { ...told, enteredAt: now, ...(actor.kind === 'person' && { by: actor }) },
  ];
};

/** The facts of one sort that are current, the first first, whether they count or not. */
const journeyFactsOf = <Fact extends JourneyFact['fact']>(
  { case: { journeyFacts = [] } }: CaseDraft,
  fact: Fact,
): JourneyFactOf<Fact>[] => journeyFacts.filter((known): known is JourneyFactOf<Fact> => known.fact === fact);

/** The latest that fits and was not voided; where all that fit were voided, the latest of those. */
export const journeyFactNamed = <Fact extends JourneyFact['fact']>(
  draft: CaseDraft,
  fact: Fact,
  fits: (known: JourneyFactOf<Fact>) => boolean,
): JourneyFactOf<Fact> | undefined => {
  const fitting = journeyFactsOf(draft, fact).filter(fits);
  return fitting.findLast((known) => !isVoided(known)) ?? fitting.at(-1);
};

/** The plan as it stands, and since when it is awaited. */
export const planAsItStands = (draft: CaseDraft): PlanBefore => {
  const { plannedFor, plannedDateOnly } = draft.case.discharge;
  const anchor = draft.openItem('discharge')?.anchor;
  return {
    ...(plannedFor !== undefined && { plannedFor }),
    dateOnly: plannedDateOnly,
    ...(anchor !== undefined && { anchor }),
  };
};
