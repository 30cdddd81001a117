/** What facts that came later say over what the referral said, as rules read it. */
import { localDate, type LocalDate } from '../shared/calendar.ts';
import type { CaseFacts } from '../rules/facts.ts';
import type { Indicators } from '../rules/indicators-contract.ts';
import type { CaseRecord } from './case-record.ts';
import type { Admission, LaterFact } from './later-facts-record.ts';
import { isVoided, type Voided } from './voided.ts';

type Later = Pick<CaseRecord, 'admissions' | 'laterFacts'>;

const standing = <Fact extends { voided?: Voided | undefined }>(facts: readonly Fact[] = []): Fact[] =>
  facts.filter((fact) => !isVoided(fact));

const isResidence = (fact: LaterFact): fact is Exclude<LaterFact, { fact: 'indicator' }> =>
  fact.fact !== 'indicator';

/** The latest day speaks; of one day what was entered last. */
const residenceOf = ({ laterFacts = [] }: Later) =>
  standing(laterFacts)
    .filter(isResidence)
    .reduce<Exclude<LaterFact, { fact: 'indicator' }> | undefined>(
      (found, fact) => (found && found.on > fact.on ? found : fact),
      undefined,
    );

/** Those that the rules still read: where the person lives, and of each indicator the latest word. */
export const standingFacts = (record: Later): LaterFact[] => {
  const residence = residenceOf(record);
  const said = new Set<string>();
  const read = standing(record.laterFacts)
    .toReversed()
    .filter((fact) => {
      if (isResidence(fact)) return fact === residence;
      const names = Object.keys(fact.indicators).filter((name) => !said.has(name));
      for (const name of names) said.add(name);
      return names.length > 0;
    });
  return read.toReversed();
};

/** Where the person lives by what came later; nothing where nothing did. */
export const residenceFactsOf = (record: Later): Partial<CaseFacts> => {
  const residence = residenceOf(record);
  if (!residence) return {};
  return residence.fact === 'leftOnCampusResidence'
    ? { leftOnCampusResidenceOn: residence.on }
    : { onCampusResidence: residence.residence, leftOnCampusResidenceOn: null };
};

const daysOf = (
  admissions: readonly Admission[],
  isOf: (place: Admission['place']) => boolean,
): LocalDate[] =>
  standing(admissions)
    .filter(({ place }) => isOf(place))
    .map(({ at }) => localDate(at));

/** Left out where none is known, which says more than an empty list. */
const union = (
  known: readonly LocalDate[] | undefined,
  days: readonly LocalDate[],
): LocalDate[] | undefined => (days.length > 0 ? [...new Set([...(known ?? []), ...days])] : undefined);

/** What the referral and later words say of need, and the admissions since, each day once. */
export const indicatorsOf = ({
  referral,
  admissions = [],
  laterFacts = [],
}: Later & Pick<CaseRecord, 'referral'>): Indicators => {
  const said = standing(laterFacts).reduce<Indicators>(
    (known, fact) => (isResidence(fact) ? known : { ...known, ...fact.indicators }),
    { ...referral.indicators },
  );
  const psychiatric = daysOf(admissions, (place) => place !== 'medicalInpatient');
  const medical = daysOf(admissions, (place) => place === 'medicalInpatient');
  const psychiatricInpatientAdmissions = union(said.psychiatricInpatientAdmissions, psychiatric);
  const medicalInpatientAdmissions = union(said.medicalInpatientAdmissions, medical);
  return {
    ...said,
    ...(psychiatricInpatientAdmissions && { psychiatricInpatientAdmissions }),
    ...(medicalInpatientAdmissions && { medicalInpatientAdmissions }),
  };
};
