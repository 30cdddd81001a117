/**
 * Every kind of work once for real: opened by the decision that brings it, left lying until its next rung, climbed, and
 * ended by its answer. A kind without its story here does not compile.
 */
import { describe, expect, it } from '@jest/globals';
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { escalateSearchWait } from '../../../domain/aot/escalate-search.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { searchNumbered } from '../../../domain/aot/search-execution.ts';
import { isSearchWaitKind } from '../../../domain/aot/search-waits.ts';
import type { CompletionBody } from '../../../domain/api/completion-contract.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { kindOfWork, kindsOfWork } from '../../../domain/case/kinds-of-work.ts';
import { escalateWait, isWaitKind, planWait } from '../../../domain/case/waits.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { letOfferLapse } from '../../../domain/placement/offer.ts';
import { takeDueTransfer } from '../../../domain/placement/transfer.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { forensicTransitionalTeam, type Person } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { type WaitKind, type WorkItemKind, workItemKinds } from '../../../domain/shared/work-item.ts';
import { aCaseOnAot, putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { aDirectory } from '../../fixtures/registry-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aCaseOffered,
  agencies,
  anAgency,
  aPersonOf,
  aStoryWhere,
  careManager,
  healthHome,
  meadow,
  newYorkInstant,
  planner,
  policy,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import {
  admitted,
  alikeReferred,
  deathReported,
  decidedTwice,
  eventReported,
  referredTwice,
  toldTwice,
  transferAsked,
} from './stories-of-work.ts';

interface Scene {
  open: () => Story;
  /** Who hears of the first rung. */
  told: readonly string[];
  by: Person;
  answer: (now: Instant) => Record<string, unknown>;
}

const planned = (story: Story, kind: WaitKind): Story => {
  story.decide(openedAt, (draft) => planWait(draft, kind, policy));
  return story;
};
export const discharged = (medicaid: object = {}, by = planner): Story => {
  const referral = aReferral();
  const story = aCaseAccepted({ ...referral, medicaid: { ...referral.medicaid, ...medicaid } });
  story.decide(openedAt, (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'), by);
  return story;
};
const withPlan = (): Story =>
  aCaseAccepted(
    aReferral({ medicaid: { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' } }),
  );

const onParole = (): Story => {
  const parole = { officerName: 'Invented Officer', officerPhone: '555-0190' };
  return aCaseAccepted(aReferral({ legal: { aot: 'none', probation: false, cpl33020: false, parole } }));
};

/** Nobody could reach the person, who is under a court order, from the opening on. */
const concerned = (): Story => {
  const story = aCaseOnAot();
  const concern = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
  const context = { policy: policy.aot, omhReportRequired: true };
  story.decide(openedAt, (draft) => raiseConcern(draft, concern, careManager, context), careManager);
  return story;
};
const missing = (): Story => {
  const story = concerned();
  story.decide(addElapsed(openedAt, 24, 'hours'), (draft) => {
    const search = searchNumbered(draft, 1);
    if (search) settleConcern(draft, search, policy.aot);
  });
  return story;
};
const returned = (): Story => {
  const story = aCaseBeforeTheSpoa();
  const questions = ['clinicalInformation'] as const;
  story.answer(openedAt, spoa, {
    kind: 'spoaDecision',
    decision: 'returnForInformation',
    questions: [...questions],
  });
  return story;
};
const seen = (at: Instant) => ({ at, method: 'faceToFace', outcome: 'made', place: 'home' });
const sighting = (at: Instant) => ({ at, credible: true, how: 'seen', located: { place: 'community' } });
const toldOfOrder = (): Story => {
  const story = aCaseAccepted();
  putOrder(story, openedAt, {}, careManager);
  return story;
};
const beforeExpiry = (): Story => {
  const story = aCaseOnAot();
  settleOn(story, newYorkInstant('2026-12-20T05:00'));
  return story;
};
const wholeReport = ['orderCopy', 'treatmentPlan', 'careManagerAndAgency', 'providers', 'serviceStartDate'];

const scenes: Record<WorkItemKind, Scene> = {
  forensicTransition: {
    open: () => planned(aStoryWhere({ placement: 'forensicTransition' }), 'forensicTransition'),
    told: [
      `forensicTransitionOverdue to cma:${forensicTransitionalTeam}`,
      'forensicTransitionOverdue to spoa:suffolk',
    ],
    by: aPersonOf('cma', forensicTransitionalTeam),
    answer: () => ({ decision: 'refer' }),
  },
  spoaDecision: {
    open: aCaseBeforeTheSpoa,
    told: ['decisionOverdue to spoa:suffolk', 'decisionOverdue to planner:pilgrim-pc'],
    by: spoa,
    answer: () => ({ decision: 'accept' }),
  },
  cmaAcceptance: {
    open: aCaseOffered,
    told: ['offerLapsed to cma:harbor-cma', 'offerLapsed to spoa:suffolk'],
    by: careManager,
    answer: () => ({ decision: 'accept' }),
  },
  placement: {
    open: decidedTwice,
    told: ['placementOverdue to spoa:suffolk'],
    by: spoa,
    answer: () => ({ kind: 'cmaAcceptance', decision: 'accept' }),
  },
  referralInformation: {
    open: returned,
    told: ['referralInformationOverdue to planner:pilgrim-pc', 'referralInformationOverdue to spoa:suffolk'],
    by: planner,
    answer: () => ({ answer: 'As asked.' }),
  },
  transferAcceptance: {
    open: () => transferAsked('2026-03-02'),
    told: ['transferAnswerOverdue to cma:meadow-cma', 'transferAnswerOverdue to spoa:suffolk'],
    by: aPersonOf('cma', 'meadow-cma'),
    answer: () => ({ decision: 'accept' }),
  },
  transfer: {
    open: () => {
      const story = transferAsked('2026-03-20');
      story.answer(openedAt, aPersonOf('cma', 'meadow-cma'), {
        kind: 'transferAcceptance',
        decision: 'accept',
      });
      return story;
    },
    told: ['transferAgreed to cma:harbor-cma'],
    by: careManager,
    // Its day ends it.
    answer: () => ({}),
  },
  confirmDischarge: {
    open: () => discharged({}, careManager),
    told: ['dischargeConfirmOverdue to planner:pilgrim-pc', 'dischargeConfirmOverdue to spoa:suffolk'],
    by: planner,
    answer: () => ({ decision: 'confirm' }),
  },
  admissionFollowUp: {
    open: admitted,
    told: ['memberAdmittedOverdue to cma:harbor-cma'],
    by: careManager,
    answer: (now) => ({ contactedAt: now }),
  },
  possibleDuplicate: {
    open: toldTwice,
    told: ['possibleDuplicateOverdue to cma:harbor-cma'],
    by: careManager,
    answer: () => ({ decision: 'different' }),
  },
  confirmDeath: {
    open: deathReported,
    told: ['deathReportOverdue to spoa:suffolk'],
    by: spoa,
    answer: () => ({ decision: 'reject', reason: 'personIsAlive' }),
  },
  confirmIdentity: {
    open: alikeReferred,
    told: ['identityConfirmOverdue to spoa:suffolk'],
    by: spoa,
    answer: () => ({ decision: 'different', reason: 'identityPapers' }),
  },
  confirmEvidence: {
    open: referredTwice,
    told: ['evidenceConfirmOverdue to spoa:suffolk'],
    by: spoa,
    answer: () => ({ decision: 'declined', reason: 'outdated' }),
  },
  warmHandOff: {
    open: aCaseAccepted,
    told: ['handOffOverdue to cma:harbor-cma', 'handOffOverdue to spoa:suffolk'],
    by: careManager,
    answer: (now) => ({ handedOffAt: now, introduction: 'inPerson' }),
  },
  discharge: {
    open: () => planned(aStoryWhere({}), 'discharge'),
    told: ['dischargeReportDue to planner:pilgrim-pc'],
    by: planner,
    answer: (now) => ({ discharge: { dischargedAt: now } }),
  },
  faceToFaceContact: {
    open: () => planned(discharged(), 'faceToFaceContact'),
    told: ['contactDue to cma:harbor-cma'],
    by: careManager,
    answer: (now) => ({ contact: seen(now) }),
  },
  credibleContact: {
    open: concerned,
    told: ['credibleContactDue to cma:harbor-cma'],
    by: careManager,
    answer: (now) => ({ sighting: sighting(now) }),
  },
  significantEventReport: {
    open: missing,
    told: ['eventReportDue to cma:harbor-cma'],
    by: careManager,
    answer: (now) => ({ reportedAt: now, channel: 'phone' }),
  },
  missingAcknowledgement: {
    open: missing,
    told: ['aotMissingUnread to spoa:suffolk'],
    by: spoa,
    answer: () => ({ decision: 'acknowledge' }),
  },
  searchOutcome: {
    open: missing,
    told: [
      'searchSweepDue to cma:harbor-cma',
      'searchUpdate to spoa:suffolk',
      'searchSweepMissed to cma:harbor-cma',
      'searchSweepMissed to spoa:suffolk',
    ],
    by: careManager,
    answer: (now) => ({ sighting: sighting(now) }),
  },
  tellPlan: {
    open: withPlan,
    told: ['tellPlanOverdue to healthHome:tide-health-home'],
    by: healthHome,
    answer: (now) => ({ toldAt: now }),
  },
  paroleOfficerContact: {
    open: onParole,
    told: ['paroleContactOverdue to cma:harbor-cma'],
    by: careManager,
    answer: (now) => ({ outcome: 'contacted', at: now, how: 'phone' }),
  },
  medicaidFollowUp: {
    open: () => discharged({ program: 'district97' }),
    told: ['medicaidFollowUpOverdue to cma:harbor-cma'],
    by: careManager,
    answer: (now) => ({ outcome: 'moved', confirmedAt: now }),
  },
  nameCareManager: {
    open: aCaseAccepted,
    told: ['careManagerToNameOverdue to cma:harbor-cma'],
    by: careManager,
    answer: () => ({ careManager: 'cm-ada' }),
  },
  omhMissingReport: {
    open: missing,
    told: ['omhMissingReportOverdue to cma:harbor-cma', 'omhMissingReportOverdue to spoa:suffolk'],
    by: careManager,
    answer: (now) => ({ reportedAt: now }),
  },
  significantEventAcknowledgement: {
    open: eventReported,
    told: ['significantEventUnread to spoa:suffolk'],
    by: spoa,
    answer: () => ({ decision: 'acknowledge' }),
  },
  confirmAotOrder: {
    open: toldOfOrder,
    told: ['aotOrderConfirmOverdue to spoa:suffolk'],
    by: spoa,
    answer: () => ({ decision: 'confirm' }),
  },
  aotFirstContact: {
    open: aCaseOnAot,
    told: ['aotFirstContactOverdue to cma:harbor-cma', 'aotFirstContactOverdue to spoa:suffolk'],
    by: careManager,
    answer: (now) => ({ contact: seen(now) }),
  },
  aotReportToOmh: {
    open: aCaseOnAot,
    told: ['aotReportToOmhOverdue to spoa:suffolk'],
    by: spoa,
    answer: (now) => ({ reportedAt: now, included: wholeReport }),
  },
  aotReview: {
    open: beforeExpiry,
    told: ['aotReviewOverdue to spoa:suffolk'],
    by: spoa,
    answer: (now) => ({ reviewedAt: now, decision: 'petitionToRenew' }),
  },
  cairsReport: {
    open: aCaseOnAot,
    told: ['cairsReportOverdue to cma:harbor-cma', 'cairsReportOverdue to spoa:suffolk'],
    by: careManager,
    answer: (now) => ({ submittedAt: now, answers: {} }),
  },
  aotTransfer: {
    // The county has directed it: the acceptance of the agency ends it.
    open: () => {
      const weak = anAgency({ aotAuthority: 'none' });
      const story = aCaseOnAot({}, weak);
      story.answer(openedAt, spoa, { kind: 'aotTransfer', to: 'meadow-cma' }, [weak, meadow]);
      return story;
    },
    told: ['aotTransferOverdue to spoa:suffolk'],
    by: spoa,
    answer: () => ({ kind: 'transferAcceptance', decision: 'accept' }),
  },
  tellHealthHomeOfAot: {
    open: aCaseOnAot,
    told: ['tellHealthHomeOverdue to cma:harbor-cma', 'tellHealthHomeOverdue to spoa:suffolk'],
    by: careManager,
    answer: (now) => ({ toldAt: now, orderCopyGiven: false, treatmentExchange: false }),
  },
};

/** What the machine that waits for it does when its wait times out, or the hourly schedule where none waits. */
const climbed = (story: Story, kind: WorkItemKind): Story => {
  const { workItemId, nextRungAt } = story.item(kind);
  story.decide(nextRungAt, (draft) => {
    if (kind === 'cmaAcceptance') letOfferLapse(draft, workItemId, policy);
    else if (isWaitKind(kind)) escalateWait(draft, workItemId, policy);
    else if (isSearchWaitKind(kind)) escalateSearchWait(draft, workItemId, policy.aot);
    else climbUnawaited(draft, policy);
  });
  return story;
};

describe.each(workItemKinds)('%s', (kind) => {
  const { open, told, by, answer } = scenes[kind];

  it('opens with its owner, and its owner is told', () => {
    const story = open();
    const { ownerRole, ownerOrg, status } = story.item(kind);
    expect({ ownerRole, ownerOrg, status }).toEqual({ ownerRole: by.role, ownerOrg: by.org, status: 'open' });
    const { notice } = kindsOfWork[kind];
    if (notice) expect(story.told).toContain(`${notice} to ${by.role}:${by.org}`);
    expect(
      story.events.find(({ type, details }) => type === 'workItemOpened' && details['kind'] === kind),
    ).toMatchObject({ ruleIds: [kindsOfWork[kind].ruleId] });
  });

  it('left lying climbs its ladder, and those who must know are told', () => {
    const story = open();
    const before = story.item(kind);
    climbed(story, kind);
    expect(story.toldLast).toEqual(expect.arrayContaining([...told]));
    if (kind === 'cmaAcceptance') return;
    const after = story.item(kind);
    expect(after).toMatchObject({ status: 'open', rungsClimbed: before.rungsClimbed + 1 });
    expect(after.nextRungAt > before.nextRungAt).toBe(true);
  });

  it('is ended by its answer, and climbs no more', () => {
    const story = open();
    const { workItemId, openedAt: at } = story.item(kind);
    const now = addElapsed(at, 1, 'minutes');
    if (kind === 'transfer')
      story.decide(story.item(kind).dueAt, (draft) => {
        takeDueTransfer(draft, { agencies, staff: noStaff, policy });
      });
    else story.answer(now, by, { kind, ...answer(now) } as CompletionBody, agencies, aDirectory());
    expect(story.workItems.get(workItemId)?.status).toBe('done');
    const later = story.draft(addElapsed(now, 900, 'days'));
    climbUnawaited(later, policy);
    expect(later.workItem(workItemId)?.rungsClimbed).toBe(0);
  });

  const outlivesCase = kindOfWork(kind).outlivesCase === true;
  it(`is ${outlivesCase ? 'still owed' : 'taken back'} when the case closes`, () => {
    const story = open();
    const { workItemId } = story.item(kind);
    story.decide(openedAt, (draft) => closeCase(draft, 'moved', ['HHP-WD-01']));
    expect(story.workItems.get(workItemId)?.status).toBe(outlivesCase ? 'open' : 'cancelled');
    expect(story.lastWrite?.case.climbAt).toBe(outlivesCase ? openedAt : undefined);
  });
});
