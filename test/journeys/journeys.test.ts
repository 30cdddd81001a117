import { describe, expect, it } from '@jest/globals';
import { isKnownEvent } from '../../domain/case/audit-events.ts';
import { verifyChain } from '../../domain/shared/audit-event.ts';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import { type JourneyReport, reportJourney } from '../../local/journeys/report.ts';
import { outcomeOf } from './played.ts';
import { expectedTimelines } from './expected-timelines.ts';

const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const local = (at: string): string => {
  const part = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`;
};

const noticeLine = ({ kind, to, at }: JourneyReport['notices'][number]): string =>
  `${local(at)} ${kind} -> ${to.role} ${to.org}`;
const clockLine = ({ kind, anchor, due, metAt, late, corrected }: JourneyReport['clocks'][number]): string =>
  `${kind}: from ${local(anchor)}, due ${local(due)}, ${metAt === null ? 'not met' : `met ${local(metAt)}`}${late ? ', late' : ''}${corrected ? ', corrected' : ''}`;

describe.each(allJourneys.map((journey) => [journey.name, journey] as const))('%s', (name, journey) => {
  it(journey.story, async () => {
    const report = await reportJourney(journey);
    expect(report.problem).toBeUndefined();
    expect(report.ok).toBe(true);
    expect(report.finalPhase).toBe(journey.ends.phase);
    expect(report.closeReason).toBe(journey.ends.closeReason ?? null);
    expect({ notices: report.notices.map(noticeLine), clocks: report.clocks.map(clockLine) }).toEqual(
      expectedTimelines[name],
    );
    expect(outcomeOf(report)).toMatchObject({ deliveredTwice: [], undelivered: 0 });
    expect(verifyChain(report.events)).toMatchObject({ intact: true });
    expect(report.events.filter((event) => !isKnownEvent(event))).toEqual([]);
  });
});

describe('the expected timelines', () => {
  it('belong to a journey each', () => {
    expect(Object.keys(expectedTimelines).sort()).toEqual(allJourneys.map(({ name }) => name).sort());
  });
});
