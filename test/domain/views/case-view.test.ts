import { describe, it, expect } from '@jest/globals';
import type { Reader } from '../../../domain/access/openings.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import { caseSummary, caseView } from '../../../domain/views/case-view.ts';
import { timelineEntry } from '../../../domain/views/timeline.ts';
import type { CaseSnapshot } from '../../../domain/case/case-record.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCase, aCaseId, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';
import { asSource, readingOn } from '../../fixtures/reader-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  aReferredCase,
  careManager,
  planner,
  policy,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { discharge, hour, plan, voidIn, why } from '../../fixtures/voids-fixture.ts';

const snapshotOf = (story: Story): CaseSnapshot => ({
  case: story.case,
  workItems: [...story.workItems.values()],
  contacts: story.contacts,
});

describe('where the person went on the campus', () => {
  const onCampus = aCase({
    discharge: { ...aCase().discharge, onCampusResidence: 'tlr' },
  });
  const shown = (reader: Reader) =>
    caseView({ case: onCampus, workItems: [], contacts: [] }, openedAt, reader).discharge;

  it('is shown to who may know the person, and to nobody else', () => {
    expect(shown(asSource)).toMatchObject({ onCampusResidence: 'tlr' });
    expect(shown(readingOn({ kind: 'none', level: 'none' }, 'ownCounty'))).not.toHaveProperty(
      'onCampusResidence',
    );
  });
});

describe('a line in the list of cases', () => {
  it('of a planned discharge shows the plan and no contact yet', () => {
    const summary = caseSummary(aReferredCase().case, openedAt, asSource);
    expect(summary).toEqual({
      caseId: aCaseId,
      legalBasis: { kind: 'source', level: 'full', ruleId: 'HHP-ACC-02' },
      person: { firstName: 'Isidora', lastName: 'Quillfeather' },
      phase: 'screening',
      strands: { placement: 'screening', discharge: 'planned', aot: 'none', case: 'open' },
      facility: 'pilgrim-pc',
      county: 'suffolk',
      openedAt,
      plannedFor,
    });
  });

  it('of a discharge shows by when the contact is due, and that it is late', () => {
    const { case: record } = aCaseDischarged();
    const dueAt = addElapsed(openedAt, 48, 'hours');
    expect(caseSummary(record, dueAt, asSource).contact).toEqual({ dueAt, late: false, metAt: undefined });
    expect(caseSummary(record, addElapsed(dueAt, 1, 'minutes'), asSource).contact).toMatchObject({
      late: true,
    });
  });

  it('of a closed case says why it was closed', () => {
    const story = aCaseDischarged();
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, careManager, policy));
    expect(caseSummary(story.case, openedAt, asSource)).toMatchObject({
      phase: 'closed',
      closeReason: 'died',
    });
    expect(caseView(snapshotOf(story), openedAt, asSource)).toMatchObject({
      closedAt: openedAt,
      openWork: [],
    });
  });
});

describe('a case as people see it', () => {
  it('holds no keyed hash, no counters, no token and no bookkeeping', () => {
    const story = aCaseDischarged();
    story.workItems.set('x', { ...story.item('warmHandOff'), token: 'a-secret-token' });
    const text = JSON.stringify(caseView(snapshotOf(story), openedAt, asSource));
    for (const inside of [
      story.case.personKey,
      'a-secret-token',
      'counters',
      'lastEventHash',
      'rungsClimbed',
      'epoch',
    ])
      expect(text).not.toContain(inside);
  });

  it('shows who holds the person, the clocks as they stand and the open work alone', () => {
    const view = caseView(snapshotOf(aCaseDischarged()), addElapsed(openedAt, 49, 'hours'), asSource);
    expect(view).toMatchObject({ version: 8, lgu: 'suffolk', holder: { role: 'cma', org: 'harbor-cma' } });
    expect(view.openWork.map(({ kind, overdue }) => [kind, overdue])).toEqual([
      ['nameCareManager', true],
      ['warmHandOff', false],
      ['faceToFaceContact', true],
    ]);
    expect(view.clocks.find(({ kind }) => kind === 'faceToFaceContact')?.late).toBe(true);
    expect(view.screening?.eligible).toBe(true);
  });

  it('before screening shows no findings and no episode', () => {
    const view = caseView(snapshotOf(aReferredCase()), openedAt, asSource);
    for (const absent of ['screening', 'episode', 'closedAt', 'contact'])
      expect(view).not.toHaveProperty(absent);
    expect(view.holder).toEqual({ role: 'spoa', org: 'suffolk' });
  });

  it('shows contacts by the subject who made them, and the episode once it is open', () => {
    const story = aCaseDischarged();
    const visit = { at: openedAt, method: 'faceToFace', outcome: 'made' } as const;
    story.decide(
      openedAt,
      (draft) => recordContact(draft, visit, careManager, policy.aot, 'body'),
      careManager,
    );
    const handOff = { kind: 'warmHandOff', handedOffAt: openedAt, introduction: 'inPerson' } as const;
    story.answer(openedAt, careManager, handOff);
    story.decide(openedAt, openEpisode);
    const view = caseView(snapshotOf(story), openedAt, asSource);
    expect(view.contacts).toMatchObject([{ ...visit, by: 'sub-cma' }]);
    expect(view.episode).toEqual({ openedAt, hhPlusRate: true });
  });
});

describe('a line of the timeline', () => {
  it('says who acted by role and organisation, or which part of the system, and never by subject', () => {
    const story = aCaseAccepted();
    const [first] = story.events;
    expect(timelineEntry(first!)).toEqual({
      seq: 1,
      at: openedAt,
      type: 'referralSubmitted',
      says: 'The person was referred.',
      by: { role: 'planner', org: 'pilgrim-pc' },
      ruleIds: ['HHP-CONSENT-01', 'HHP-AGE-01'],
      details: { facility: 'pilgrim-pc', county: 'suffolk', consent: 'signed' },
    });
    expect(timelineEntry(story.eventOf('screened')).by).toEqual({ system: 'test' });
    expect(JSON.stringify(story.events.map(timelineEntry))).not.toContain('sub-');
  });
});

describe('the reason of a decision', () => {
  const spoaDecision = { decision: 'accept', reason: 'A quiet room is free.', at: openedAt } as const;
  const later = addElapsed(openedAt, 1, 'hours');
  const shownTo = (overrides: Parameters<typeof aCase>[0]) =>
    caseView(
      { case: aCase({ spoaDecision, ...overrides }), workItems: [], contacts: [] },
      later,
      readingOn({ kind: 'treatmentExchange', ruleId: 'HHP-CONSENT-04', level: 'none' }, 'ownCounty'),
    ).spoaDecision;

  it('is its own to the county that gave it, whatever its basis, also after the case came to it from another', () => {
    expect(shownTo({})).toEqual(spoaDecision);
    const from = addElapsed(openedAt, -1, 'hours');
    expect(shownTo({ redirects: [{ at: from, from: 'nassau', to: 'suffolk' }] })).toEqual(spoaDecision);
  });

  it('is another’s word to a county to which the case was sent afterwards, and to who does not triage', () => {
    expect(shownTo({ redirects: [{ at: later, from: 'nassau', to: 'suffolk' }] })).toBeUndefined();
    expect(shownTo({ triage: { role: 'healthHome', org: 'tide-health-home' } })).toBeUndefined();
  });
});

it('a case that somebody flooded shows its latest twenty contacts, and the first eighty of the work that is open', () => {
  const { case: record, workItems } = snapshotOf(aCaseDischarged());
  const open = workItems.find(({ status }) => status === 'open');
  if (!open) throw new Error('Nothing is open.');
  const view = caseView(
    {
      case: record,
      workItems: Array.from({ length: 130 }, (_, index) => ({
        ...open,
        workItemId: `${aCaseId}-W${String(index + 1)}`,
      })),
      contacts: Array.from({ length: 30 }, (_, index) => ({
        contactId: `${aCaseId}-C${String(index + 1)}`,
        caseId: aCaseId,
        at: openedAt,
        method: 'phone' as const,
        outcome: 'attempted' as const,
        by: careManager,
        enteredAt: openedAt,
      })),
    },
    openedAt,
    asSource,
  );
  expect(view.contacts.map(({ contactId }) => contactId)).toEqual(
    Array.from({ length: 20 }, (_, index) => `${aCaseId}-C${String(index + 11)}`),
  );
  expect(view.openWork).toHaveLength(80);
});

describe('what was reported of the way of a person', () => {
  const facts = (reader: Reader) => {
    const story = aCaseAccepted();
    const on = '2026-03-20';
    plan(story, hour(1), { status: 'planned', plannedOn: on });
    plan(story, hour(2), { status: 'planned', plannedFor: hour(300) });
    plan(story, hour(3), { status: 'cancelled', reason: 'notReady' });
    discharge(story, hour(30), { dischargedOn: '2026-03-02' });
    plan(story, hour(31), { status: 'readmitted', readmittedAt: hour(30) });
    discharge(story, hour(40));
    const explanation = 'An invented slip.';
    voidIn(story, hour(41), { fact: 'discharge', dischargedAt: hour(40), ...why, explanation }, planner);
    return caseView(snapshotOf(story), hour(42), reader).journeyFacts;
  };

  it('is shown each as it was given, and what was voided with who said so, when and why', () => {
    const by = 'sub-planner';
    expect(facts(asSource)).toEqual([
      { number: 1, fact: 'dischargePlan', on: '2026-03-20', enteredAt: hour(1), by },
      { number: 2, fact: 'dischargePlan', at: hour(300), enteredAt: hour(2), by },
      { number: 3, fact: 'dischargePlan', enteredAt: hour(3), by },
      { number: 4, fact: 'discharge', on: '2026-03-02', enteredAt: hour(30), by },
      { number: 5, fact: 'readmission', at: hour(30), enteredAt: hour(31), by },
      {
        number: 6,
        fact: 'discharge',
        at: hour(40),
        enteredAt: hour(40),
        by,
        voided: expect.objectContaining({ at: hour(41), by, ...why, explanation: 'An invented slip.' }),
      },
    ]);
    expect(facts(readingOn({ kind: 'none', level: 'none' }, 'ownCounty'))?.at(-1)?.voided).not.toHaveProperty(
      'explanation',
    );
  });

  it('and was given with the referral has nobody who reported it, once it is voided', () => {
    const story = aCaseAccepted();
    voidIn(story, hour(1), { fact: 'dischargePlan', plannedFor, ...why }, spoa);
    const [fact] = caseView(snapshotOf(story), hour(1), asSource).journeyFacts ?? [];
    expect(fact).toMatchObject({ fact: 'dischargePlan', at: plannedFor, voided: why });
    expect(fact).not.toHaveProperty('by');
  });
});
