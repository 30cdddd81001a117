/**
 * The court-ordered treatment plan beside the plan of care. Guidance, Additional Program Requirements for Individuals On
 * AOT: care management is on every court-ordered plan, its categories stand in the plan of care, and adding or deleting
 * one is a material change.
 */
import { decision, type Rule } from './rule.ts';

const validFrom = '2014-01-01';

export interface TreatmentPlanFacts {
  categories: readonly string[];
}

export const mandatoryCategoryRule: Rule<TreatmentPlanFacts> = {
  id: 'HHP-ORD-03',
  title: 'Care management is on every court-ordered treatment plan',
  clauses: ['AOT-11-CM'],
  validFrom,
  // The guidance names care management; that ACT fulfils it is OMH's own reading of 9.60, taken here.
  policyChoice: true,
  check: ({ categories }) =>
    decision(
      categories.includes('careManagement') || categories.includes('assertiveCommunityTreatment'),
      'The plan has care management, or ACT in its place.',
      'The plan has neither care management nor ACT.',
      { categories: categories.join(' ') },
    ),
};

export interface PlanAlignmentFacts {
  /** Categories of the court plan that the plan of care lacks. */
  missing: readonly string[];
}

export const planAlignmentRule: Rule<PlanAlignmentFacts> = {
  id: 'HHP-POC-02',
  title: 'Every category of the court-ordered plan stands in the plan of care',
  clauses: ['AOT-8'],
  validFrom,
  policyChoice: false,
  check: ({ missing }) =>
    decision(
      missing.length === 0,
      'The plan of care has every category of the court-ordered plan.',
      `The plan of care lacks: ${missing.join(', ')}.`,
      { missing: missing.join(' ') },
    ),
};

export interface MaterialChangeFacts {
  added: readonly string[];
  removed: readonly string[];
  /** The treating physician and the county's Director of Community Services or AOT coordinator. */
  consulted: boolean;
}

export const materialChangeRule: Rule<MaterialChangeFacts> = {
  id: 'HHP-POC-01',
  title: 'A category of the court-ordered plan changes only after consultation; other services change freely',
  clauses: ['AOT-9', 'AOT-10'],
  validFrom,
  policyChoice: false,
  check: ({ added, removed, consulted }) => {
    const isMaterial = added.length + removed.length > 0;
    return decision(
      !isMaterial || consulted,
      isMaterial
        ? 'The physician and the county were consulted on the change.'
        : 'No category of the court-ordered plan changes, so nobody need be consulted.',
      'A category of the court-ordered plan changes and nobody was consulted.',
      { added: added.join(' '), removed: removed.join(' '), consulted },
    );
  },
};

export const treatmentPlanRules: readonly Rule<never>[] = [
  mandatoryCategoryRule,
  planAlignmentRule,
  materialChangeRule,
];
