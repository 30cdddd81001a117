/**
 * How many people a care manager or a team may serve. Guidance, Care Management Models and Appendix A. The guidance gives
 * ranges (12 to 15 a full-time equivalent, 36 to 45 points); we enforce the upper end only, since a lower number of
 * people harms nobody and every caseload begins at one. Policy choice, and said so by each rule that it concerns.
 */
import { decision, type Rule } from '../rules/rule.ts';

export interface Caseload {
  hhPlus: number;
  highTouch: number;
  lowTouch: number;
}

export interface CaseloadFacts {
  caseload: Caseload;
  fte: number;
  /** Present for a team: its qualified care managers, and whether the primary one is among them. */
  team?: { qualified: number; primaryQualified: boolean };
}

/** Limits of a full-time equivalent. */
const mostHhPlus = 15;
const mixedBelow = 12;
const mostPoints = 45;
const hhPlusOfOneQualified = 30;
const pointsOf = { hhPlus: 3, highTouch: 2, lowTouch: 1 } as const;

export const caseloadPoints = ({ hhPlus, highTouch, lowTouch }: Caseload): number =>
  hhPlus * pointsOf.hhPlus + highTouch * pointsOf.highTouch + lowTouch * pointsOf.lowTouch;

export const isMixed = ({ highTouch, lowTouch }: Caseload): boolean => highTouch + lowTouch > 0;

/** FTE is counted in hundredths: 0.1 + 0.2 must not turn a person away. */
const hundredths = (fte: number): number => Math.round(fte * 100);
const limitOf = (perFte: number, fte: number): number => Math.floor((perFte * hundredths(fte)) / 100);

const models = '2018-05-01';
const notConcerned = (why: string) => decision(true, why, '', {});

export const caseloadRules: readonly Rule<CaseloadFacts>[] = [
  {
    id: 'HHP-LOAD-01',
    title: 'HH+ only: at most 15 people to one qualified care manager',
    clauses: ['MODEL-1', 'PROG-2'],
    validFrom: models,
    policyChoice: true,
    check: ({ caseload, fte, team }) => {
      if (team || isMixed(caseload)) return notConcerned('This is no HH+ only caseload of one care manager.');
      const limit = limitOf(mostHhPlus, fte);
      const count = `${caseload.hhPlus} HH+ for ${fte} FTE`;
      return decision(
        caseload.hhPlus <= limit,
        `${count} is within ${limit}. (Below 12 is allowed: policy choice.)`,
        `${count} is above ${limit}, the most that 1:15 allows.`,
        { hhPlus: caseload.hhPlus, fte, limit },
      );
    },
  },
  {
    id: 'HHP-LOAD-02',
    title: 'A caseload is mixed only below 12 HH+ to one FTE',
    clauses: ['MODEL-2'],
    validFrom: models,
    policyChoice: false,
    check: ({ caseload, fte }) => {
      if (!isMixed(caseload)) return notConcerned('The caseload is not mixed.');
      const count = `${caseload.hhPlus} HH+ for ${fte} FTE`;
      return decision(
        caseload.hhPlus * 100 < mixedBelow * hundredths(fte),
        `${count} is below 12 to one, so the caseload may be mixed.`,
        `${count} is not below 12 to one: a caseload with others than HH+ is not allowed then.`,
        { ...caseload, fte },
      );
    },
  },
  {
    id: 'HHP-LOAD-03',
    title: 'Team: one FTE for every 15 HH+, rounded up',
    clauses: ['MODEL-3-RATIO', 'MODEL-TABLE'],
    validFrom: models,
    policyChoice: true,
    check: ({ caseload, fte, team }) => {
      if (!team) return notConcerned('This is no team.');
      const needed = Math.ceil(caseload.hhPlus / mostHhPlus);
      const has = `${caseload.hhPlus} HH+ need ${needed} FTE and the team has ${fte}`;
      return decision(
        hundredths(fte) >= needed * 100,
        `${has}. (Fewer people for each FTE are allowed: policy choice.)`,
        `${has}.`,
        { hhPlus: caseload.hhPlus, fte, needed },
      );
    },
  },
  {
    id: 'HHP-LOAD-04',
    title: 'Team: one qualified care manager for every 30 HH+, rounded up',
    clauses: ['MODEL-3-QUAL'],
    validFrom: models,
    policyChoice: false,
    check: ({ caseload, team }) => {
      if (!team) return notConcerned('This is no team.');
      const needed = Math.ceil(caseload.hhPlus / hhPlusOfOneQualified);
      const has = `${caseload.hhPlus} HH+ need ${needed} qualified care manager(s) and the team has ${team.qualified}.`;
      return decision(team.qualified >= needed, has, has, {
        hhPlus: caseload.hhPlus,
        qualified: team.qualified,
        needed,
      });
    },
  },
  {
    id: 'HHP-LOAD-05',
    title: 'Mixed caseload: at most 45 points to one FTE (HH+ 3, high touch 2, low touch 1)',
    clauses: ['MODEL-POINTS'],
    validFrom: models,
    policyChoice: true,
    check: ({ caseload, fte }) => {
      if (!isMixed(caseload))
        return notConcerned('The caseload is not mixed, so people are counted, not points.');
      const points = caseloadPoints(caseload);
      const limit = limitOf(mostPoints, fte);
      return decision(
        points <= limit,
        `${points} points for ${fte} FTE is within ${limit}. (Fewer than 36 a FTE are allowed: policy choice.)`,
        `${points} points for ${fte} FTE is above ${limit}, the most that 45 points a FTE allow.`,
        { points, fte, limit },
      );
    },
  },
  {
    id: 'HHP-LOAD-06',
    title: 'Team: its primary care manager is qualified',
    clauses: ['MODEL-3-PRIMARY'],
    validFrom: models,
    policyChoice: false,
    check: ({ team }) =>
      team
        ? decision(
            team.primaryQualified,
            'The primary care manager is qualified.',
            'The primary care manager of the team is not a qualified member of it on that date.',
            { primaryQualified: team.primaryQualified },
          )
        : notConcerned('This is no team.'),
  },
];
