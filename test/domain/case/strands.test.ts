/** Generated from the tables: a new state or event is tested the moment it is written down. */
import { describe, it, expect } from '@jest/globals';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { type Phase, phaseOf, phases } from '../../../domain/case/phase.ts';
import { type Strands, strandsSchema, strandTables } from '../../../domain/case/strands.ts';
import { waits } from '../../../domain/case/waits.ts';
import { transition, type TransitionTable } from '../../../domain/shared/transition.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { planner, refusalOf } from '../../fixtures/draft-fixture.ts';

const tables: [string, TransitionTable<string>][] = Object.entries(strandTables);
const eventsOf = (table: TransitionTable<string>): string[] => [
  ...new Set(Object.values(table).flatMap((events) => Object.keys(events))),
];
const pairs = tables.flatMap(([strand, table]) =>
  Object.keys(table).flatMap((state) =>
    [...eventsOf(table), 'constructor', 'toString'].map((event) => ({
      strand,
      table,
      state,
      event,
      to: Object.hasOwn(table[state] ?? {}, event) ? table[state]?.[event] : undefined,
    })),
  ),
);

describe('every pair of state and event', () => {
  it.each(pairs.filter(({ to }) => to !== undefined))(
    '$strand: $state and $event lead to $to',
    ({ table, state, event, to }) => {
      expect(transition(table, state, event)).toEqual({ ok: true, to });
      expect(Object.keys(table)).toContain(to);
    },
  );

  it.each(pairs.filter(({ to }) => to === undefined))(
    '$strand: $state and $event are a typed refusal',
    ({ table, state, event }) => {
      expect(transition(table, state, event)).toEqual({
        ok: false,
        refused: 'unknownTransition',
        state,
        event,
        allowed: Object.keys(table[state] ?? {}),
      });
    },
  );

  it.each([
    ['a person who has not left cannot have been seen after it', 'discharge', 'planned', 'contacted'],
    ['a person who has left has no plan to cancel', 'discharge', 'discharged', 'planCancelled'],
    ['a discharge is not reported twice', 'discharge', 'discharged', 'discharged'],
    ['nobody is placed without the agency’s own acceptance', 'placement', 'spoaReview', 'cmaAccepted'],
    ['nobody is handed off before an agency accepted', 'placement', 'cmaAssignment', 'handedOff'],
    ['a placement does not go back', 'placement', 'placed', 'noCmaLeft'],
    ['a closed case is not closed again', 'case', 'closed', 'closed'],
  ] as const)('%s', (_consequence, strand, state, event) => {
    expect(transition<string>(strandTables[strand], state, event)).toMatchObject({ ok: false });
  });
});

describe('the strands', () => {
  it.each([
    ['placement', 'screening'],
    ['discharge', 'inCommunity'],
  ] as const)('of %s can reach each of their states from %s', (strand, start) => {
    const table: TransitionTable<string> = strandTables[strand];
    const reached = new Set<string>([start]);
    for (const state of reached) for (const to of Object.values(table[state] ?? {})) reached.add(to);
    expect([...reached].toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it('nobody waits in silence: each state that can be left has a wait, or is left by the machine itself', () => {
    const awaited = new Set<string>(
      Object.values(waits).flatMap(({ strand, states }) => states.map((state) => `${strand} ${state}`)),
    );
    const leftByPeople = (['placement', 'discharge'] as const).flatMap((strand) =>
      Object.keys(strandTables[strand]).map((state) => `${strand} ${state}`),
    );
    // In the community nobody is owed a contact until an agency accepts: the placement has its own wait for that.
    const ends = ['placement screening', 'placement placed', 'discharge contacted', 'discharge inCommunity'];
    expect([...awaited, ...ends].toSorted()).toEqual(leftByPeople.toSorted());
  });

  it('an unknown state is not read back from a store', () => {
    const { strands } = aCase();
    expect(strandsSchema.safeParse({ ...strands, placement: 'toString' }).success).toBe(false);
  });
});

describe('a move of a draft', () => {
  const draftIn = (strands: Partial<Strands>): CaseDraft => {
    const record = aCase();
    const start = { ...record, strands: { ...record.strands, ...strands } };
    return new CaseDraft({ case: start, workItems: [], contacts: [] }, { now: openedAt, actor: planner });
  };

  it('changes its own strand alone', () => {
    const draft = draftIn({ placement: 'handOff' });
    draft.move('placement', 'handedOff');
    expect(draft.case.strands).toEqual({
      placement: 'placed',
      discharge: 'planned',
      aot: 'none',
      case: 'open',
    });
  });

  it('that is not possible is refused with what is possible and the current state', () => {
    const draft = draftIn({ discharge: 'contacted' });
    expect(refusalOf(() => draft.move('discharge', 'planMoved'))).toEqual({
      kind: 'conflict',
      code: 'unknownTransition',
      detail: "In state 'contacted' of discharge this is not possible.",
      next: 'Possible now: dischargeCorrected, contactVoided, engagementVoided, readmitted, dischargeVoided, plannedDischargeVoided.',
      state: { phase: 'screening', strands: draft.case.strands, version: 1 },
    });
    expect(draft.changed).toBe(false);
  });

  it('of what has ended is refused: it can only be voided', () => {
    const draft = draftIn({ case: 'closed' });
    expect(refusalOf(() => draft.move('case', 'closed'))).toMatchObject({
      next: 'Possible now: reopened.',
      state: { phase: 'closed' },
    });
  });
});

describe('the phase that people see', () => {
  const episode = { openedAt, hhPlusRate: true };
  const situations: [Phase, string, Partial<Strands & Pick<CaseRecord, 'episode'>>][] = [
    ['closed', 'the case is closed, whatever else', { case: 'closed', discharge: 'discharged', episode }],
    ['hhPlusEpisode', 'an episode was opened', { placement: 'placed', discharge: 'contacted', episode }],
    [
      'awaitingContact',
      'a person not seen outranks the paperwork',
      { placement: 'spoaReview', discharge: 'discharged' },
    ],
    [
      'missing',
      'a person whom nobody finds outranks the contact that is owed',
      { discharge: 'discharged', aot: 'missing' },
    ],
    [
      'missingConcern',
      'a person who could not be reached outranks it too',
      { discharge: 'discharged', aot: 'missingConcern' },
    ],
    ['screening', 'nothing was screened', { placement: 'screening' }],
    ['forensicTransition', 'the forensic team has the case', { placement: 'forensicTransition' }],
    ['spoaReview', 'the county decides', { placement: 'spoaReview' }],
    [
      'spoaReview',
      'a person who was seen still has nobody',
      { placement: 'spoaReview', discharge: 'contacted' },
    ],
    ['cmaAssignment', 'an agency is asked', { placement: 'cmaAssignment' }],
    ['warmHandOff', 'an agency accepted', { placement: 'handOff' }],
    ['awaitingDischarge', 'the plan stands', { placement: 'placed' }],
    ['awaitingDischargePlan', 'no date stands', { placement: 'placed', discharge: 'unplanned' }],
    ['hhPlusEpisode', 'both strands are through', { placement: 'placed', discharge: 'contacted' }],
  ];
  it.each(situations)('is %s: %s', (phase, _situation, { episode: opened, ...strands }) => {
    const record = aCase({ episode: opened });
    const found = phaseOf({ ...record, strands: { ...record.strands, ...strands } });
    expect(found).toBe(phase);
    expect(phases).toContain(found);
  });
});
