/** What stands in the item of a case, or is closed by one write, has a most: what comes beyond it takes the place of what is oldest. */
import { describe, expect, it } from '@jest/globals';
import { countAddition } from '../../../domain/case/additions.ts';
import { noteFigures } from '../../../domain/aot/significant-event.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { mostAsked, mostCandidates } from '../../../domain/case/case-record.ts';
import { startClock } from '../../../domain/case/clocks.ts';
import { kindOfPart } from '../../../domain/case/kinds-of-part.ts';
import { mostNames } from '../../../domain/shared/bounded-record.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  anAgency,
  aPersonOf,
  refusalOf,
  spoa,
} from '../../fixtures/draft-fixture.ts';

const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const agencyNamed = (number: number): string => `agency-${String(number).padStart(3, '0')}`;

describe('agencies that were asked', () => {
  const registry = many(300).map((number) => anAgency({ id: agencyNamed(number) }));
  const askedUntil = (rounds: number) => {
    const story = aCaseBeforeTheSpoa();
    story.case.assignment.round = rounds;
    story.case.assignment.asked = many(Math.min(rounds, mostAsked)).map((number) => ({
      agency: agencyNamed(number),
      round: number,
      answer: 'declined' as const,
      at: openedAt,
    }));
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' }, registry);
    return story.case.assignment;
  };

  it('are twenty of the registry in a round, and the next in the next', () => {
    expect(askedUntil(0).candidates).toEqual(many(mostCandidates).map(agencyNamed));
    expect(askedUntil(20).candidates[0]).toBe(agencyNamed(21));
  });

  it('stay known from the latest rounds, with room for those of this one', () => {
    const { asked, candidates } = askedUntil(mostAsked);
    expect(asked).toHaveLength(mostAsked - mostCandidates);
    expect(asked.at(-1)?.round).toBe(mostAsked);
    expect(asked.length + candidates.length).toBeLessThanOrEqual(mostAsked);
  });
});

it('a kind of clock stands three times, be it over or not', () => {
  const story = aCaseAccepted();
  story.decide(openedAt, (draft) => {
    for (const hour of many(9))
      startClock(draft, {
        kind: 'credibleContact',
        anchor: addElapsed(openedAt, hour, 'hours'),
        anchorKind: 'noticeReceived',
        due: addElapsed(openedAt, hour + 24, 'hours'),
        ruleId: 'HHP-AOT-MISSING-01',
        basis: 'required',
      });
  });
  expect(
    story.case.clocks.filter(({ kind }) => kind === 'credibleContact').map(({ anchor }) => anchor),
  ).toEqual([7, 8, 9].map((hour) => addElapsed(openedAt, hour, 'hours')));
});

it('figures of events are kept of so many agencies by name, and of all others together', () => {
  const story = aCaseAccepted();
  story.decide(openedAt, (draft) => {
    draft.record('consentChanged', { status: 'signed' });
    for (const number of [...many(mostNames + 5), 1])
      noteFigures(draft, { agency: agencyNamed(number), dueAt: openedAt }, openedAt);
  });
  const figures = story.case.aot?.eventFigures ?? {};
  expect(Object.keys(figures)).toHaveLength(mostNames);
  expect(figures[agencyNamed(1)]).toEqual({ onTime: 2, late: 0 });
  expect(figures['others']).toEqual({ onTime: 6, late: 0 });
});

it('what organisations add in a day is counted of so many by name, and of all others together', () => {
  const story = aCaseAccepted();
  const add = (number: number): void => {
    story.decide(openedAt, (draft) => {
      draft.record('consentChanged', { status: 'signed' });
      countAddition(draft, aPersonOf('cma', agencyNamed(number)), 2);
    });
  };
  many(mostNames + 1).forEach(add);
  expect(Object.keys(story.case.additions?.by ?? {})).toHaveLength(mostNames);
  expect(refusalOf(() => add(99)).code).toBe('dailyQuota');
  expect(() => add(1)).not.toThrow();
});

describe('agreements beyond the latest ten', () => {
  const currentOf = (until: (number: number) => string | undefined, kind?: 'enhancedServicePackage') => {
    const agreements = many(30).map((number) => {
      const end = until(number);
      return {
        agreementId: `A${String(number)}`,
        from: '2026-01-01',
        recordedAt: openedAt,
        ...(end !== undefined && { until: end }),
        ...(kind && number % 2 === 0 && { kind }),
      };
    });
    const record = { ...aCaseAccepted().case, aot: aotRecordSchema.parse({ agreements }) };
    return kindOfPart('agreement')
      .of({ record, openWork: [], now: openedAt })
      .filter(({ isCurrent }) => isCurrent)
      .map(({ value }) => (value as { agreementId: string }).agreementId);
  };
  const latest = many(10).map((number) => `A${String(number + 20)}`);

  it('stay where they end last, or never, of each kind', () => {
    const endingEarlier = (number: number): string => `2027-01-${String(31 - number).padStart(2, '0')}`;
    expect(currentOf(endingEarlier)).toEqual(['A1', ...latest]);
    expect(currentOf(endingEarlier, 'enhancedServicePackage')).toEqual(['A1', 'A2', ...latest]);
    expect(currentOf((number) => (number === 5 ? undefined : '2027-01-31'))).toEqual(['A5', ...latest]);
  });
  it('are past where a later one lasts as long', () => {
    expect(currentOf(() => undefined)).toEqual(latest);
  });
});
