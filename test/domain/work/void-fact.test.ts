/** What follows from a fact that never was, on drafts: contacts, steps, events, and a closing in error. */
import { describe, expect, it } from '@jest/globals';
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { recordSighting } from '../../../domain/aot/record-search.ts';
import { searchNumbered } from '../../../domain/aot/search-execution.ts';
import { followVoidedSeen } from '../../../domain/aot/void-seen.ts';
import { closeCase, refuseAfterClosing } from '../../../domain/case/close-case.ts';
import { settlePlan } from '../../../domain/case/tell-plan.ts';
import type { SearchStep } from '../../../domain/case/search-step.ts';
import type { VoidBody } from '../../../domain/case/void-contract.ts';
import { rejoinCaseload } from '../../../domain/placement/join-caseload.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { answerDuplicate } from '../../../domain/work/answer-duplicate.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { aCaseId, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aCaseAccepted,
  aCaseDischarged,
  aPersonOf,
  aReferredCase,
  aStoryWhere,
  careManager,
  healthHome,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { clockOf, hour, voidContext, voidOn, why } from '../../fixtures/voids-fixture.ts';

const context = voidContext;
const contact = (story: Story, at: Instant, method: 'faceToFace' | 'phone' = 'faceToFace', now = at) =>
  story.decide(
    now,
    (draft) => recordContact(draft, { at, method, outcome: 'made' }, careManager, policy.aot, 'body'),
    careManager,
  ).contactId;
const voidOfContact = (contactId: string, at: Instant): VoidBody => ({
  fact: 'contact',
  contactId,
  at,
  ...why,
});
/** Discharged at the beginning, in the hands of an agency. */
const discharged = (referral = aReferral()): Story => aCaseDischarged(aCaseAccepted(referral));
const close = (story: Story, at: Instant, now = at) =>
  story.decide(
    now,
    (draft) => {
      closeCase(draft, 'died', ['HHP-END-01'], at);
    },
    spoa,
  );

describe('a contact that met the 48 hours', () => {
  it('is voided: the next one meets them, late where it was late', () => {
    const story = discharged();
    const first = contact(story, hour(5));
    contact(story, hour(50));
    const draft = voidOn(story, hour(51), voidOfContact(first, hour(5)), spoa);
    expect(clockOf(draft, 'faceToFaceContact')).toMatchObject({ metAt: hour(50), late: true });
    const item = draft.work.all.find(({ kind }) => kind === 'faceToFaceContact');
    expect(item).toMatchObject({ status: 'done', completedAt: hour(50), late: true });
    expect(draft.case.strands.discharge).toBe('contacted');
  });

  it('is voided of a person out of no stay: it is owed from the acceptance again', () => {
    const story = aReferredCase(
      aReferral({
        source: 'shelterOutreach',
        discharge: undefined,
        admission: undefined,
        indicators: { homeless: { situation: 'shelter' } },
      }),
      spoa,
    );
    story.decide(openedAt, (draft) => {
      screenReferral(draft);
      planWait(draft, 'spoaDecision', policy);
    });
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' });
    story.decide(openedAt, (draft) => proposeAgency(draft, agencies, policy));
    story.answer(hour(1), careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    story.decide(hour(1), (draft) => planWait(draft, 'faceToFaceContact', policy));
    const seen = contact(story, hour(2));
    const draft = voidOn(story, hour(3), voidOfContact(seen, hour(2)), careManager);
    expect(draft.case.strands.discharge).toBe('engaging');
    expect(draft.openItem('faceToFaceContact')).toBeDefined();
  });

  it('is voided after the person went to another agency: it is owed by the one that has them now', () => {
    const story = discharged();
    const seen = contact(story, hour(5));
    story.case = { ...story.case, assignment: { ...story.case.assignment, agency: 'another-cma' } };
    const draft = voidOn(story, hour(6), voidOfContact(seen, hour(5)), spoa);
    expect(draft.openItem('faceToFaceContact')).toMatchObject({ ownerRole: 'cma', ownerOrg: 'another-cma' });
  });

  it('is voided of a case that an earlier release had closed: it was owed until then', () => {
    const story = discharged();
    const seen = contact(story, hour(5));
    close(story, hour(20));
    delete story.case.closing;
    const draft = voidOn(story, hour(30), voidOfContact(seen, hour(5)), spoa);
    expect(clockOf(draft, 'faceToFaceContact')).toMatchObject({ stoppedAt: hour(20) });
    const refuse = (at: Instant) => () => {
      refuseAfterClosing(story.draft(hour(31)), at);
    };
    expect(refuse(hour(20))).not.toThrow();
    expect(refusalOf(refuse(hour(21)))).toMatchObject({ code: 'caseClosed' });
  });
});

describe('a contact that says nothing of where the person is', () => {
  it('is voided, and nothing follows', () => {
    const story = discharged();
    const { contactId } = story.decide(
      hour(1),
      (draft) =>
        recordContact(
          draft,
          { at: hour(1), method: 'phone', outcome: 'attempted' },
          careManager,
          policy.aot,
          'body',
        ),
      careManager,
    );
    const seen = contact(story, hour(2));
    const draft = voidOn(story, hour(3), voidOfContact(contactId, hour(1)), careManager);
    expect(draft.contacts.map((one) => one.contactId)).toEqual([seen]);
    const other = voidOn(story, hour(3), voidOfContact(seen, hour(2)), careManager);
    expect(other.contacts.map((one) => one.contactId)).toEqual([contactId]);
  });

  it('is of no organisation that has left the case and did not write it', () => {
    const story = discharged();
    const seen = contact(story, hour(2));
    const left = aPersonOf('cma', 'meadow-cma');
    const body = voidOfContact(seen, hour(2));
    expect(refusalOf(() => voidOn(story, hour(3), body, left, { takesPart: false }))).toMatchObject({
      code: 'factNotOnRecord',
    });
    expect(refusalOf(() => voidOn(story, hour(3), body, left))).toMatchObject({ code: 'notYoursToVoid' });
  });

  it('was remembered by no earlier release, and is voided all the same', () => {
    const story = discharged();
    const seen = contact(story, hour(2));
    delete story.case.tellings;
    expect(voidOn(story, hour(3), voidOfContact(seen, hour(2)), careManager).contacts).toEqual([]);
  });
});

const voidedAt = { at: hour(9), by: careManager, ...why };
const stepOf = (what: SearchStep['what'], more: Partial<SearchStep> = {}): SearchStep => ({
  stepId: 'S1',
  caseId: aCaseId,
  enteredAt: hour(1),
  enteredLate: false,
  by: careManager,
  what,
  ...more,
});
const sighting = (at: Instant, credible: boolean): SearchStep['what'] => ({
  kind: 'sighting',
  occurredAt: at,
  at,
  credible,
  how: 'seen',
});

describe('a step of the ledger', () => {
  it('that belongs to no search is voided, and no search changes', () => {
    const story = aCaseOnAot();
    const step = stepOf({
      kind: 'reengagementAttempt',
      type: 'healthHomeReengagementSearch',
      occurredAt: hour(1),
      method: 'call',
      target: 'person',
      outcome: 'noAnswer',
    });
    const body = { fact: 'searchStep', stepId: 'S1', ...why } as const;
    const draft = voidOn(story, hour(2), body, careManager, { steps: [step] });
    expect(draft.write().changedSteps).toMatchObject([{ stepId: 'S1', voided: why }]);
  });

  it('that was no credible sighting is voided, and nobody was seen by it before', () => {
    const story = aCaseOnAot();
    const body = { fact: 'sighting', stepId: 'S1', ...why } as const;
    const steps = [
      stepOf(sighting(hour(1), false)),
      stepOf(sighting(hour(2), true), { stepId: 'S2', voided: voidedAt }),
    ];
    const draft = voidOn(story, hour(3), body, careManager, { steps });
    expect(draft.write().changedSteps).toHaveLength(1);
    expect(draft.case.aot?.lastCredibleContactAt).toBe(story.case.aot?.lastCredibleContactAt);
  });

  it('of a person under no order is voided, and there is nothing that a search could follow from', () => {
    const story = discharged();
    const draft = story.draft(hour(3));
    followVoidedSeen(
      draft,
      { at: hour(1), enteredAt: hour(1), seens: [], steps: [], voided: voidedAt },
      context,
    );
    expect(draft.case.aot).toBeUndefined();
  });
});

describe('a sighting that ended a search whose work is past', () => {
  it('is voided: what comes of the search is awaited by new work', () => {
    const story = aCaseOnAot();
    const concern = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
    story.decide(openedAt, (draft) => raiseConcern(draft, concern, careManager, context), careManager);
    story.decide(hour(24), (draft) => {
      const search = searchNumbered(draft, 1);
      if (search) settleConcern(draft, search, policy.aot);
    });
    story.decide(
      hour(30),
      (draft) =>
        recordSighting(
          draft,
          { at: hour(30), credible: true, how: 'seen', located: { place: 'shelter' } },
          spoa,
          policy.aot,
          'body',
        ),
      spoa,
    );
    story.workItems.delete(story.item('searchOutcome').workItemId);
    const [step] = story.lastWrite?.searchSteps ?? [];
    if (!step) throw new Error('No sighting.');
    const body = { fact: 'sighting', stepId: step.stepId, ...why } as const;
    const draft = voidOn(story, hour(31), body, spoa, { steps: [step] });
    expect(draft.openItem('searchOutcome')).toMatchObject({ search: 1 });
  });
});

describe('a significant event', () => {
  it('that the case does not have is not voided', () => {
    const body = { fact: 'significantEvent', eventId: 'E9', ...why } as const;
    expect(refusalOf(() => voidOn(aCaseOnAot(), hour(1), body, careManager))).toMatchObject({
      code: 'factNotOnRecord',
      errors: [{ field: 'body.eventId' }],
    });
  });

  it('was remembered by no earlier release, and is voided all the same', () => {
    const story = aCaseOnAot();
    story.decide(hour(1), (draft) => {
      const { aot } = draft.case;
      aot?.significantEvents.push({
        eventId: 'E1',
        kind: 'arrest',
        occurredAt: openedAt,
        awareAt: openedAt,
        dueAt: hour(24),
        enteredAt: hour(1),
        agency: careManager.org,
      });
      draft.record('significantEventReported', { eventId: 'E1', kind: 'arrest', dueAt: hour(24) });
    });
    const body = { fact: 'significantEvent', eventId: 'E1', ...why } as const;
    const draft = voidOn(story, hour(2), body, careManager);
    expect(draft.case.aot?.significantEvents).toMatchObject([{ voided: why }]);
  });
});

describe('a closing in error', () => {
  const reopen = (story: Story, now: Instant) => voidOn(story, now, { fact: 'closing', ...why }, spoa);

  it('is none where the rules closed the case', () => {
    const story = aStoryWhere({ case: 'closed' }, { closeReason: 'ineligible', closedAt: hour(1) });
    expect(refusalOf(() => reopen(story, hour(2)))).toMatchObject({ code: 'closedByRules' });
  });

  it('is voided: what was late before it is late again', () => {
    const story = discharged();
    contact(story, hour(60));
    const clock = clockOf(story, 'faceToFaceContact');
    expect(clock).toMatchObject({ late: true });
    if (clock) clock.overdueSince = clock.due;
    close(story, hour(40), hour(70));
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({ late: false, stoppedAt: hour(40) });
    expect(clockOf(story, 'faceToFaceContact')).not.toHaveProperty('overdueSince');
    const draft = reopen(story, hour(71));
    expect(clockOf(draft, 'faceToFaceContact')).toMatchObject({
      late: true,
      metAt: hour(60),
      overdueSince: hour(48),
    });
    expect(draft.work.all.find(({ kind }) => kind === 'faceToFaceContact')).toMatchObject({
      status: 'done',
      late: true,
    });
  });

  it('of an earlier release is voided too', () => {
    const story = discharged();
    close(story, hour(4));
    delete story.case.closing;
    expect(reopen(story, hour(5)).case.strands.case).toBe('open');
  });

  it('is told to the plan anew where it had been told of the end', () => {
    const story = discharged(
      aReferral({ medicaid: { ...aReferral().medicaid, managedCarePlan: 'An invented plan' } }),
    );
    contact(story, hour(1));
    story.answer(hour(1), careManager, {
      kind: 'warmHandOff',
      handedOffAt: hour(1),
      introduction: 'inPerson',
    });
    story.decide(hour(1), openEpisode);
    story.answer(hour(2), healthHome, { kind: 'tellPlan', toldAt: hour(2) });
    close(story, hour(3));
    story.decide(hour(3), (draft) => {
      settlePlan(draft, policy);
    });
    story.answer(hour(4), healthHome, { kind: 'tellPlan', toldAt: hour(4) });
    const draft = reopen(story, hour(5));
    const open = draft.openItems().filter(({ kind }) => kind === 'tellPlan');
    expect(open).toMatchObject([{ planStatus: 'hhPlusBegan' }]);
  });

  it('puts who has no room any more on the agency’s own caseload, which owes a name', () => {
    const story = aCaseAccepted();
    const draft = story.draft(hour(1));
    draft.case.assignment.careManager = 'gone-cm';
    rejoinCaseload(draft, { agency: 'harbor-cma', kind: 'careManager', id: 'gone-cm' }, noStaff);
    expect(draft.case.assignment).not.toHaveProperty('careManager');
  });
});

describe('a question whether two contacts are one', () => {
  it('is a fault of ours where no contact waits', () => {
    const story = discharged();
    const item = { ...story.item('faceToFaceContact'), contactId: `${aCaseId}-C9` };
    const answer = () => {
      const body = { kind: 'possibleDuplicate', decision: 'same' } as const;
      answerDuplicate(story.draft(hour(1)), item, body, careManager, policy.aot);
    };
    expect(answer).toThrow('nothing waits on');
  });
});

describe('closing for no reason of a person', () => {
  it('keeps nobody as who closed it', () => {
    const story = discharged();
    story.decide(hour(1), (draft) => {
      closeCase(draft, 'completed', []);
    });
    expect(story.case.closing).toEqual({ at: hour(1) });
  });
});
