import { recordAdmission } from '../../../domain/discharge/admission.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { reassign } from '../../../domain/placement/take-back.ts';
import { askForTransfer } from '../../../domain/placement/transfer.ts';
import { aCaseOnAot, protocol } from '../../fixtures/aot-fixture.ts';
import { askWhetherOnePerson } from '../../../domain/referral/confirm-identity.ts';
import { reportDeath } from '../../../domain/referral/report-death.ts';
import { hearOfSecondReferral } from '../../../domain/referral/second-referral.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  type Story,
  aCaseOffered,
  spoa,
  policy,
  agencies,
  aCaseAccepted,
  careManager,
  planner,
} from '../../fixtures/draft-fixture.ts';
import { discharged } from './kinds-of-work.test.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { reportSignificantEvent } from '../../../domain/aot/significant-event.ts';

/** The county took its decision back, and Harbor is asked again. */
export const decidedTwice = (): Story => {
  const story = aCaseOffered();
  story.decide(openedAt, (draft) => reassign(draft, { reason: 'decisionChanged' }, spoa, policy), spoa);
  story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept', candidates: ['harbor-cma'] });
  story.decide(openedAt, (draft) => proposeAgency(draft, agencies, policy));
  return story;
};
export const transferAsked = (effectiveOn: string): Story => {
  const story = aCaseAccepted();
  const body = { to: 'meadow-cma', effectiveOn, reason: 'wishOfPerson' } as const;
  story.decide(openedAt, (draft) => askForTransfer(draft, body, spoa, agencies, policy), spoa);
  return story;
};
export const admitted = (): Story => {
  const story = discharged();
  const admission = { at: openedAt, place: 'medicalInpatient' } as const;
  story.decide(openedAt, (draft) => recordAdmission(draft, admission, policy), careManager);
  return story;
};
export const deathReported = (): Story => {
  const story = aCaseOnAot();
  story.decide(openedAt, (draft) => reportDeath(draft, openedAt, careManager, policy), careManager);
  return story;
};
/** Another person who is referred has almost the same name. */
export const alikeReferred = (): Story => {
  const story = aCaseAccepted();
  const other = { ...story.case, caseId: 'WH-0000-0000-0001' };
  story.decide(openedAt, (draft) => {
    askWhetherOnePerson(draft, [other], policy);
  });
  return story;
};
/** Another facility refers the person too. */
export const referredTwice = (): Story => {
  const story = aCaseAccepted();
  story.decide(openedAt, (draft) => {
    hearOfSecondReferral(draft, aReferral(), { ...planner, org: 'kingsboro-pc' }, policy);
  });
  return story;
};
/** Two colleagues entered what may be one visit. */
export const toldTwice = (): Story => {
  const story = aCaseAccepted();
  const visit = { at: openedAt, method: 'faceToFace', outcome: 'made' } as const;
  for (const sub of ['sub-first', 'sub-second']) {
    const by = { ...careManager, sub };
    story.decide(openedAt, (draft) => recordContact(draft, visit, by, policy.aot, 'body'), by);
  }
  return story;
};
export const eventReported = (): Story => {
  const story = aCaseOnAot();
  const told = { kind: 'arrest', occurredAt: openedAt, awareAt: openedAt, channel: 'portal' } as const;
  const body = { ...told, details: { authority: 'Sheriff of an invented county' } };
  story.decide(
    openedAt,
    (draft) => reportSignificantEvent(draft, body, careManager, protocol, policy.aot),
    careManager,
  );
  return story;
};
