import { describe, it, expect } from '@jest/globals';
import { claimWorkItem, completeByAnswer } from '../../../domain/work/complete-work-item.ts';
import { cancelWorkItem, completeWorkItem } from '../../../domain/case/work-item-outcome.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { type CompletionBody, completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { localAotProtocols as aotProtocolFor } from '../../../local/aot-protocols.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aPersonOf,
  aReferredCase,
  aStoryWhere,
  agencies,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
  eventTypes,
} from '../../fixtures/draft-fixture.ts';

const accept = { kind: 'spoaDecision', decision: 'accept' } as const;
const context = { by: spoa, policy, policyFor, agencies, staff: noStaff, aotProtocolFor };

describe('claiming work', () => {
  it('says who has taken it on, and when', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) => claimWorkItem(draft, story.item('spoaDecision'), spoa), spoa);
    expect(story.item('spoaDecision')).toMatchObject({
      claimedBy: spoa,
      claimedAt: openedAt,
      status: 'open',
    });
    expect(story.types.slice(-1)).toEqual(eventTypes('workItemClaimed'));
  });

  it('a second claim by the same person changes nothing', () => {
    const item = { ...aCaseBeforeTheSpoa().item('spoaDecision'), claimedBy: spoa, claimedAt: openedAt };
    const draft = aCaseBeforeTheSpoa().draft(openedAt, spoa);
    expect(claimWorkItem(draft, item, spoa)).toEqual(item);
    expect(draft.changed).toBe(false);
  });

  it('a colleague’s claim is refused, and says who has it', () => {
    const item = { ...aCaseBeforeTheSpoa().item('spoaDecision'), claimedBy: spoa, claimedAt: openedAt };
    const colleague = aPersonOf('spoa', 'suffolk', 'sub-colleague');
    const draft = aCaseBeforeTheSpoa().draft(openedAt, colleague);
    expect(refusalOf(() => claimWorkItem(draft, item, colleague))).toMatchObject({
      kind: 'conflict',
      code: 'claimedByAnother',
      state: { claimedBy: 'sub-spoa', claimedAt: openedAt },
    });
  });

  it('work that is done cannot be claimed', () => {
    const story = aCaseAccepted();
    const claim = () => claimWorkItem(story.draft(openedAt, spoa), story.item('spoaDecision'), spoa);
    expect(refusalOf(claim)).toMatchObject({ kind: 'conflict', code: 'workItemDone' });
  });
});

describe('answering work', () => {
  it('a second answer to the same work item is refused with the current state', () => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, accept);
    const draft = story.draft(openedAt, spoa);
    const again: CompletionBody = { kind: 'spoaDecision', decision: 'decline' };
    expect(
      refusalOf(() => completeByAnswer(draft, story.item('spoaDecision'), again, context)),
    ).toMatchObject({
      kind: 'conflict',
      code: 'workItemDone',
      state: { status: 'done', outcome: 'accept', phase: 'cmaAssignment', strands: story.case.strands },
    });
    expect(draft.changed).toBe(false);
  });

  it('work that was taken back is refused without an outcome', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) => cancelWorkItem(draft, story.item('spoaDecision')));
    const answer = () => completeByAnswer(story.draft(openedAt), story.item('spoaDecision'), accept, context);
    expect(refusalOf(answer).state).toEqual({
      status: 'cancelled',
      holder: { role: 'spoa', org: 'suffolk' },
      phase: 'spoaReview',
      strands: story.case.strands,
    });
  });

  it('an answer written for other work is refused, and names the kind that is wanted', () => {
    const story = aCaseBeforeTheSpoa();
    const draft = story.draft(openedAt, spoa);
    const body: CompletionBody = { kind: 'tellPlan', toldAt: openedAt };
    expect(refusalOf(() => completeByAnswer(draft, story.item('spoaDecision'), body, context))).toMatchObject(
      {
        kind: 'rule',
        code: 'wrongKind',
        ruleId: 'HHP-WORK-01',
        errors: [{ field: 'body.kind', message: "Give 'spoaDecision'." }],
      },
    );
    expect(draft.changed).toBe(false);
  });

  it('anyone of the organisation may answer what a colleague has claimed', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) => claimWorkItem(draft, story.item('spoaDecision'), spoa), spoa);
    story.answer(openedAt, aPersonOf('spoa', 'suffolk', 'sub-colleague'), accept);
    expect(story.item('spoaDecision')).toMatchObject({ status: 'done', outcome: 'accept' });
  });

  it('the discharge is reported by its work item as by its own route', () => {
    const story = aReferredCase();
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    story.answer(openedAt, planner, { kind: 'discharge', discharge: { dischargedAt: openedAt } });
    expect(story.case.strands.discharge).toBe('discharged');
    expect(story.item('discharge')).toMatchObject({ status: 'done', outcome: 'discharged' });
  });

  it('a contact that does not answer the clock is kept, and the work stays open', () => {
    const story = aCaseAccepted();
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    story.answer(openedAt, planner, { kind: 'discharge', discharge: { dischargedAt: openedAt } });
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    const call = { at: openedAt, method: 'phone', outcome: 'made' } as const;
    story.answer(openedAt, careManager, { kind: 'faceToFaceContact', contact: call });
    expect(story.contacts).toMatchObject([call]);
    expect(story.item('faceToFaceContact').status).toBe('open');
    const visit = { at: openedAt, method: 'faceToFace', outcome: 'made' } as const;
    story.answer(openedAt, careManager, { kind: 'faceToFaceContact', contact: visit });
    expect(story.item('faceToFaceContact')).toMatchObject({ status: 'done', outcome: 'contacted' });
  });
});

describe('how work ends', () => {
  const item = aCaseBeforeTheSpoa().item('spoaDecision');

  it.each([
    ['at the due instant is in time', item.dueAt, false],
    ['a millisecond later is done all the same, and late', addElapsed(item.dueAt, 0.001, 'seconds'), true],
  ])('done by a fact %s', (_when, factAt, late) => {
    const story = aCaseBeforeTheSpoa();
    story.decide(addElapsed(item.dueAt, 9, 'days'), (draft) =>
      completeWorkItem(draft, item, 'accept', factAt),
    );
    expect(story.item('spoaDecision')).toMatchObject({ status: 'done', completedAt: factAt, late });
    expect(story.eventOf('workItemDone').details).toMatchObject({ outcome: 'accept', late });
    expect(story.lastWrite?.outbox).toMatchObject([{ kind: 'answerWait', workItemId: item.workItemId }]);
  });

  it('taken back, its wait is woken to read the record', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(openedAt, (draft) => cancelWorkItem(draft, item));
    expect(story.item('spoaDecision').status).toBe('cancelled');
    expect(story.lastWrite?.outbox).toMatchObject([{ kind: 'answerWait', workItemId: item.workItemId }]);
  });

  it('what nobody waits for wakes nobody, and has its notices closed', () => {
    const story = aStoryWhere({});
    story.decide(openedAt, (draft) =>
      completeWorkItem(draft, { ...item, kind: 'tellPlan' }, 'told', openedAt),
    );
    expect(story.outbox).toMatchObject([{ kind: 'closeNotices' }]);
  });
});

describe('the contract of an answer', () => {
  it.each([
    ['an unknown kind', { kind: 'toString' }, 'kind'],
    ['a decision that is neither yes nor no', { kind: 'spoaDecision', decision: 'perhaps' }, 'decision'],
    ['an empty list of agencies', { ...accept, candidates: [] }, 'candidates'],
    ['an agency that is no id', { ...accept, candidates: ['Harbor CMA'] }, 'candidates.0'],
    ['a reason that is no code', { kind: 'cmaAcceptance', decision: 'decline', reason: 'no time' }, 'reason'],
    ['a hand-off without its time', { kind: 'warmHandOff', introduction: 'inPerson' }, 'handedOffAt'],
    [
      'a contact without its method',
      { kind: 'faceToFaceContact', contact: { at: openedAt, outcome: 'made' } },
      'contact.method',
    ],
    ['a discharge without a time', { kind: 'discharge', discharge: {} }, 'discharge.dischargedAt'],
    ['a field that nobody asked for', { ...accept, sub: 'someone' }, ''],
  ])('%s is refused, and the field is named', (_fault, body, field) => {
    const { error } = completionBodySchema.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
