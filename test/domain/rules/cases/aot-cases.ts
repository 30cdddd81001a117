/** Worked cases of the rules of people under a court order: the month, the missing person, the plan and the duties. */
import {
  activeOrderRule,
  type CommencementFacts,
  commencementRule,
  type MissingFacts,
  missingRule,
  removalRule,
  type SearchEndFacts,
  searchEndRule,
  stepKindRule,
} from '../../../../domain/aot/missing-rules.ts';
import {
  mandatoryCategoryRule,
  type MaterialChangeFacts,
  materialChangeRule,
  planAlignmentRule,
} from '../../../../domain/rules/treatment-plan-rules.ts';
import { aotMonthRules, type MonthFacts } from '../../../../domain/aot/rules.ts';
import { type DutyFacts, dutyRules } from '../../../../domain/rules/duty-rules.ts';
import { bindRuleCases, type BoundRuleCase } from '../../../../domain/catalogue/rule-case.ts';
import type { Rule, RuleOutcome } from '../../../../domain/rules/rule.ts';
import { day } from './eligibility-cases.ts';

/** Clause, outcome, what follows, the facts; the rule where there are several. */
type Row<Facts> = [string, RuleOutcome, string, Facts, string?];

const casesOf = <Facts>(rules: readonly Rule<Facts>[], rows: readonly Row<Facts>[]): BoundRuleCase[] =>
  bindRuleCases(
    rules,
    rows.map(([clause, outcome, name, facts, ruleId = rules[0]?.id ?? '']) => ({
      clause,
      outcome,
      name,
      facts,
      ruleId,
      on: day,
    })),
  );

const month: MonthFacts = { active: true, minimum: 4, made: 4, efforts: 0, effortsReportedToLgu: 0 };
const effort = 'HHP-AOT-EFFORT-01';
const monthCases = casesOf(aotMonthRules, [
  ['AOT-12', 'met', 'four visits in a month under an order', month],
  ['AOT-12', 'notMet', 'three visits are one short', { ...month, made: 3 }],
  ['AOT-12', 'notMet', 'four are short where the county asks for six', { ...month, minimum: 6 }],
  ['AOT-12', 'met', 'none are owed without an order', { ...month, active: false, made: 0 }],
  ['AOT-4', 'met', 'the visits were made: no effort to report', month, effort],
  [
    'AOT-4',
    'met',
    'two failed efforts, both reported',
    { ...month, made: 2, efforts: 2, effortsReportedToLgu: 2 },
    effort,
  ],
  [
    'AOT-4',
    'notMet',
    'one of two was not reported',
    { ...month, made: 2, efforts: 2, effortsReportedToLgu: 1 },
    effort,
  ],
  ['AOT-4-CONT', 'notMet', 'short, and no effort is in the record', { ...month, made: 2 }, effort],
  [
    'AOT-4-CONT',
    'met',
    'never seen, with every effort in the record and told',
    { ...month, made: 0, efforts: 5, effortsReportedToLgu: 5 },
    effort,
  ],
  ['AOT-4', 'met', 'nothing is owed without an order', { ...month, active: false, made: 0 }, effort],
]);

const notice: MissingFacts = {
  receivedAt: '2026-01-29T21:00:00.000Z',
  limit: '2026-01-30T21:00:00.000Z',
  contactAtLimitCounts: false,
  now: '2026-01-30T21:00:00.000Z',
};
const missingCases = [
  ...casesOf(
    [missingRule],
    [
      ['AOT-5', 'met', 'no credible contact for 24 hours: deemed missing', notice],
      ['AOT-5', 'notMet', 'seen a second before', { ...notice, contactAt: '2026-01-30T20:59:59.000Z' }],
      ['AOT-5', 'met', 'seen at the 24th hour is too late', { ...notice, contactAt: notice.limit }],
      ['AOT-5', 'unknown', 'the 24 hours still run', { ...notice, now: '2026-01-30T20:59:59.000Z' }],
    ],
  ),
  ...casesOf(
    [activeOrderRule],
    [
      ['AOT-5', 'met', 'an order is active: an AOT search', { orderActive: true }],
      ['AOT-5', 'notMet', 'no order, no AOT search', { orderActive: false }],
    ],
  ),
  ...casesOf(
    [stepKindRule],
    [
      ['AOT-5', 'met', 'a step of the diligent search', { type: 'aotDiligentSearch', kind: 'attempt' }],
      [
        'AOT-5',
        'notMet',
        'a step of the other kind of search',
        { type: 'healthHomeReengagementSearch', kind: 'policeMissingPersonReport' },
      ],
    ],
  ),
];
const search = (located: boolean, orderActive: boolean): SearchEndFacts => ({ located, orderActive });
const deemed: CommencementFacts = {
  deemedMissingAt: '2026-01-30T21:00:00.000Z',
  commenceBy: '2026-01-31T21:00:00.000Z',
};
const searchCases = [
  ...casesOf(
    [searchEndRule],
    [
      ['AOT-5-END', 'met', 'located: the search ends', search(true, true)],
      ['AOT-5-END', 'met', 'the order is over: the search ends', search(false, false)],
      ['AOT-5-END', 'notMet', 'neither: it goes on', search(false, true)],
    ],
  ),
  ...casesOf(
    [commencementRule],
    [
      ['AOT-5-MONTH', 'met', 'begun in time', { ...deemed, commencedAt: deemed.commenceBy }],
      ['AOT-5-MONTH', 'notMet', 'begun late', { ...deemed, commencedAt: '2026-01-31T21:00:01.000Z' }],
      ['AOT-5-MONTH', 'unknown', 'not begun', deemed],
    ],
  ),
  ...casesOf(
    [removalRule],
    [
      ['LGU-2-REMOVAL', 'met', 'where the person is is known', { locationKnown: true }],
      ['LGU-2-REMOVAL', 'notMet', 'nobody is brought from an unknown place', { locationKnown: false }],
    ],
  ),
];

const change = (overrides: Partial<MaterialChangeFacts>): MaterialChangeFacts => ({
  added: [],
  removed: [],
  consulted: false,
  ...overrides,
});
const planCases = [
  ...casesOf(
    [mandatoryCategoryRule],
    [
      ['AOT-11-CM', 'met', 'care management is on the plan', { categories: ['careManagement'] }],
      ['AOT-11-CM', 'met', 'ACT stands for it', { categories: ['assertiveCommunityTreatment'] }],
      ['AOT-11-CM', 'notMet', 'medication alone is no plan', { categories: ['medication'] }],
    ],
  ),
  ...casesOf(
    [planAlignmentRule],
    [
      ['AOT-8', 'met', 'nothing of the court plan is missing', { missing: [] }],
      ['AOT-8', 'notMet', 'medication is missing', { missing: ['medication'] }],
    ],
  ),
  ...casesOf(
    [materialChangeRule],
    [
      ['AOT-9', 'met', 'added after consultation', change({ added: ['dayProgram'], consulted: true })],
      ['AOT-9', 'notMet', 'added without', change({ added: ['dayProgram'] })],
      ['AOT-9', 'notMet', 'dropped without', change({ removed: ['medication'] })],
      ['AOT-10', 'met', 'another service changes freely', change({})],
      ['AOT-10', 'notMet', 'a category of the court plan does not', change({ removed: ['medication'] })],
    ],
  ),
];

const dueAt = '2026-03-05T05:00:00.000Z';
const after = '2026-03-05T05:00:01.000Z';
const duty = (doneAt: string | null, now = after): DutyFacts => ({ dueAt, doneAt, now });
const dutyCases = dutyRules.flatMap(({ id, clauses }) =>
  casesOf(
    dutyRules,
    clauses.flatMap((clause): Row<DutyFacts>[] => [
      [clause, 'met', 'done at the due instant', duty(dueAt), id],
      [clause, 'notMet', 'done a second later: late, and recorded', duty(after), id],
      [clause, 'notMet', 'not done by then: overdue', duty(null), id],
      [clause, 'unknown', 'not done, and not due yet', duty(null, dueAt), id],
    ]),
  ),
);

export const aotCases: readonly BoundRuleCase[] = [
  ...monthCases,
  ...missingCases,
  ...searchCases,
  ...planCases,
  ...dutyCases,
];
