/** A person who was missing when the court order ended: the case says so until somebody is in contact with them or sees them. */
import { describe, expect, it } from '@jest/globals';
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { recordSighting } from '../../../domain/aot/record-search.ts';
import { searchNumbered } from '../../../domain/aot/search-execution.ts';
import { aotView } from '../../../domain/aot/aot-view.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import type { SightingBody } from '../../../domain/case/search-step.ts';
import type { ContactBody } from '../../../domain/case/contact.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { aCaseOnAot, protocol, putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  careManager,
  newYorkInstant,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { readerAs } from '../../fixtures/reader-fixture.ts';

const deemed = addElapsed(openedAt, 24, 'hours');
const expiry = newYorkInstant('2027-03-02T00:00');
const later = newYorkInstant('2027-03-09T12:00');

const missing = (): Story => {
  const story = aCaseOnAot();
  const concern = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
  const context = { policy: policy.aot, omhReportRequired: false };
  story.decide(openedAt, (draft) => raiseConcern(draft, concern, careManager, context), careManager);
  story.decide(deemed, (draft) => {
    const search = searchNumbered(draft, 1);
    if (search) settleConcern(draft, search, policy.aot);
  });
  return story;
};
const expired = (): Story => {
  const story = missing();
  settleOn(story, expiry);
  return story;
};
const sighting = (at: Instant, how: Partial<SightingBody> = {}): SightingBody => ({
  at,
  credible: true,
  how: 'seen',
  ...how,
});
const see = (story: Story, body: SightingBody, now = later) =>
  story.decide(now, (draft) => recordSighting(draft, body, spoa, policy.aot, 'body'), spoa);
const contact = (story: Story, at: Instant, body: Partial<ContactBody> = {}, now = later) =>
  story.decide(
    now,
    (draft) =>
      recordContact(
        draft,
        { at, method: 'phone', outcome: 'made', ...body },
        careManager,
        policy.aot,
        'body',
      ),
    careManager,
  );

describe('a person who was missing when the order ended', () => {
  it('is still not located, and every view of the case says so', () => {
    const story = expired();
    const said = { missingSince: deemed, orderEndedAt: expiry };
    expect(phaseOf(story.case)).toBe('stillNotLocated');
    const snapshot = { case: story.case, workItems: [], contacts: [] };
    const reader = readerAs('ownCounty', story.case, later);
    expect(caseView(snapshot, later, reader)).toMatchObject({
      phase: 'stillNotLocated',
      stillNotLocated: said,
    });
    expect(aotView(snapshot, later, reader, protocol)).toMatchObject({ stillNotLocated: said });
  });

  it('is not found by an order that is recorded anew', () => {
    const story = expired();
    putOrder(story, later, { from: '2027-03-09', until: '2028-03-08' });
    expect(story.case.strands.aot).toBe('active');
    expect(phaseOf(story.case)).toBe('stillNotLocated');
  });

  it.each([
    ['a credible sighting', (story: Story) => see(story, sighting(later))],
    ['a voice on the telephone', (story: Story) => contact(story, later)],
    [
      'a contact from before the expiry, entered after it, that says where they were',
      (story: Story) =>
        contact(story, addElapsed(deemed, 9, 'days'), { method: 'faceToFace', place: 'shelter' }),
    ],
  ])('is found by %s, of which county and agency are told', (_what, find) => {
    const story = expired();
    find(story);
    expect(phaseOf(story.case)).not.toBe('stillNotLocated');
    expect(story.eventOf('foundAfterOrder').ruleIds).toEqual(['HHP-AOT-SEARCH-01']);
    expect(story.toldLast).toEqual(['located to spoa:suffolk', 'located to cma:harbor-cma']);
  });

  it.each([
    ['a sighting that is not credible', (story: Story) => see(story, sighting(later, { credible: false }))],
    [
      'a voice on the telephone while the search was on, entered late',
      (story: Story) => contact(story, addElapsed(deemed, 9, 'days')),
    ],
    [
      'a contact from before they were missing',
      (story: Story) =>
        contact(story, addElapsed(openedAt, -1, 'hours'), { method: 'faceToFace', place: 'home' }),
    ],
  ])('is not found by %s', (_what, tell) => {
    const story = expired();
    tell(story);
    expect(phaseOf(story.case)).toBe('stillNotLocated');
  });

  it('is not sighted at a time before the order', () => {
    const story = expired();
    expect(refusalOf(() => see(story, sighting(addElapsed(openedAt, -9, 'days'))))).toMatchObject({
      code: 'noActiveOrder',
    });
  });

  it('who telephoned after the court had ended the order is not missing any more', () => {
    const story = missing();
    contact(story, addElapsed(deemed, 9, 'days'), {}, addElapsed(deemed, 9, 'days'));
    const ended = { at: addElapsed(deemed, 8, 'days'), reason: 'vacated' } as const;
    putOrder(story, addElapsed(deemed, 10, 'days'), { orderId: 'O1', ended });
    expect(story.case.strands.aot).toBe('expired');
    expect(story.case.aot?.stillNotLocated).toBeUndefined();
  });

  it('is no longer spoken of when the case ends', () => {
    const story = expired();
    story.decide(later, (draft) => closeCase(draft, 'completed', []));
    expect(story.case.aot?.stillNotLocated).toBeUndefined();
    expect(phaseOf(story.case)).toBe('closed');
  });
});
