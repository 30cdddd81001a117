/** Two referrals that are alike: the county is asked of each, and its answer lets both go on or closes the later one. */
import { describe, expect, it } from '@jest/globals';
import { closeCase } from '../../../domain/case/close-case.ts';
import {
  alikeOf,
  askAgainWhetherOnePerson,
  answerIdentity,
  askWhetherOnePerson,
  hearOfDuplicate,
  hearOfNoDuplicate,
  otherOfDuplicate,
} from '../../../domain/referral/confirm-identity.ts';
import { workItemView } from '../../../domain/shared/work-item.ts';
import { reopenCase, closedInError } from '../../../domain/work/void-closing.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { aCase, aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, planner, policy, refusalOf, spoa, type Story } from '../../fixtures/draft-fixture.ts';

const numbered = (number: number) => `WH-0000-0000-000${String(number)}`;
const known = (number: number, person: object = {}, lgu = 'suffolk') => ({
  ...aCase({ caseId: numbered(number) }),
  lgu,
  referral: aReferral({ person: aPerson({ medicaidCin: undefined, ...person }) }),
});
const referral = aReferral({ person: aPerson({ medicaidCin: undefined }) });

const asked = (story = aCaseAccepted(), lgu = 'suffolk'): Story => {
  story.decide(openedAt, (draft) => {
    askWhetherOnePerson(draft, [known(1, {}, lgu)], policy);
  });
  return story;
};
const answered = (decision: 'same' | 'different', story = asked()): Story => {
  story.decide(
    openedAt,
    (draft) => {
      const item = story.item('confirmIdentity');
      answerIdentity(draft, item, { kind: 'confirmIdentity', decision, reason: 'identityPapers' }, spoa);
    },
    spoa,
  );
  return story;
};

describe('who is asked of', () => {
  it('is everybody who may be the same by a slip, five at most, and nobody who was told apart', () => {
    const others = [known(1, { lastName: 'Marsh' }), ...[2, 3, 4, 5, 6, 7, 8].map((number) => known(number))];
    const ids = (toldApartFrom?: string) =>
      alikeOf(referral, others, toldApartFrom).map(({ caseId }) => caseId);
    expect(ids()).toEqual([2, 3, 4, 5, 6].map(numbered));
    expect(ids(numbered(2))).toEqual([3, 4, 5, 6, 7].map(numbered));
  });
});

describe('the question', () => {
  it('is of the county, and names the other case where that is its own too', () => {
    const item = asked().item('confirmIdentity');
    expect(item).toMatchObject({ ownerOrg: 'suffolk', otherCaseId: numbered(1) });
    expect(workItemView(item, openedAt)).toMatchObject({ likeOf: numbered(1) });
  });

  it('names of a case of another county no more than that county', () => {
    const view = workItemView(asked(aCaseAccepted(), 'nassau').item('confirmIdentity'), openedAt);
    expect(view).toMatchObject({ likeOf: 'nassau' });
    expect(JSON.stringify(view)).not.toContain(numbered(1));
  });
});

describe('the answer', () => {
  it('different lets the case go on, and is on record', () => {
    const story = answered('different');
    expect(story.case.strands.case).toBe('open');
    expect(story.item('confirmIdentity')).toMatchObject({ status: 'done', outcome: 'different' });
    expect(story.eventOf('identityAnswered')).toMatchObject({
      details: { decision: 'different', reason: 'identityPapers' },
    });
  });

  it('same closes the later case as a duplicate, and everybody of it hears so', () => {
    const story = answered('same');
    expect(story.case).toMatchObject({ strands: { case: 'closed' }, closeReason: 'duplicate' });
    expect(story.notices.some(({ kind }) => kind === 'caseClosed')).toBe(true);
    let other: string | undefined;
    story.decide(openedAt, (draft) => {
      other = otherOfDuplicate(draft);
    });
    expect(other).toBe(numbered(1));
  });

  it('same is refused while a court order holds the case', () => {
    const story = asked(aCaseOnAot());
    expect(refusalOf(() => answered('same', story))).toMatchObject({ code: 'heldByOrder' });
  });

  it('is undone with the closing, and then to be given anew', () => {
    const story = answered('same');
    story.decide(
      openedAt,
      (draft) => {
        const voided = { at: openedAt, by: spoa, reason: 'wrongPerson' } as const;
        reopenCase(draft, closedInError(draft), voided, { staff: noStaff, policy });
      },
      spoa,
    );
    expect(story.case.strands.case).toBe('open');
    expect(story.item('confirmIdentity')).toMatchObject({ status: 'open' });
  });

  it('is of no case that closed otherwise, or goes on', () => {
    const story = answered('different');
    story.decide(openedAt, (draft) => {
      expect(otherOfDuplicate(draft)).toBeUndefined();
      closeCase(draft, 'withdrawn', []);
      expect(otherOfDuplicate(draft)).toBeUndefined();
    });
  });
});

describe('the case that goes on', () => {
  const kinds = ({ notices }: Story) => notices.map(({ kind, to }) => `${kind} ${to.org}`);

  it('hears once of the later one, and once that it is another person after all', () => {
    const story = aCaseAccepted();
    const before = kinds(story).length;
    const later = numbered(2);
    const at = openedAt;
    story.decide(at, (draft) => {
      hearOfNoDuplicate(draft, later);
    });
    expect(kinds(story)).toHaveLength(before);
    for (let time = 0; time < 2; time += 1)
      story.decide(at, (draft) => {
        hearOfDuplicate(draft, later);
      });
    expect(kinds(story).slice(before)).toEqual(['sameAsLater suffolk', 'sameAsLater harbor-cma']);
    story.decide(
      at,
      (draft) => {
        draft.rekeyPerson({ personKey: 'a7'.repeat(32) });
      },
      planner,
    );
    expect(story.case.knownBy).toEqual({ likeKeys: [], sameAs: [later] });
    for (let time = 0; time < 2; time += 1)
      story.decide(at, (draft) => {
        hearOfNoDuplicate(draft, later);
      });
    expect(kinds(story).slice(before + 2)).toEqual(['notSameAsLater suffolk', 'notSameAsLater harbor-cma']);
    expect(story.case.knownBy?.sameAs).toEqual([]);
  });
});

describe('a case whose person is known otherwise now', () => {
  const askedAgain = (story: Story, ...others: ReturnType<typeof known>[]): (string | undefined)[] => {
    story.decide(openedAt, (draft) => {
      askAgainWhetherOnePerson(draft, others, policy);
    });
    return [...story.workItems.values()].flatMap((item) =>
      item.kind === 'confirmIdentity' ? item.otherCaseId : [],
    );
  };

  it('is asked of whom it was not asked before, and never of itself', () => {
    const story = asked();
    const itself = { ...known(1), caseId: story.case.caseId };
    expect(askedAgain(story, itself, known(1), known(2))).toEqual([numbered(1), numbered(2)]);
  });

  it('asks nobody where the case has closed, or another referral goes on for the person', () => {
    const closed = aCaseAccepted();
    closed.case.strands.case = 'closed';
    expect(askedAgain(closed, known(1))).toEqual([]);
    const later = aCaseAccepted();
    later.case.holdsPersonLock = false;
    expect(askedAgain(later, known(1))).toEqual([]);
  });
});
