/** Notices that do not arrive: seen to fail, told to whoever stands above, and after an outage none lost and none twice. */
import { describe, expect, it } from '@jest/globals';
import { mailboxJourneys } from '../../local/journeys/mailbox-journeys.ts';
import { reportJourney } from '../../local/journeys/report.ts';
import { outcomeOf } from './played.ts';

const play = async (name: string) => {
  const journey = mailboxJourneys.find((one) => one.name === name);
  if (!journey) throw new Error(`There is no journey ${name}.`);
  const report = await reportJourney(journey);
  expect(report.problem).toBeUndefined();
  return report;
};
const told = ({ kind, to }: { kind: string; to: { role: string; org: string } }): string =>
  `${kind} -> ${to.role} ${to.org}`;

describe('a county whose mailbox is dead', () => {
  it('sees that its notice failed, OMH hears of it, and the stage is not ready, until the county has read it', async () => {
    const report = await play('county-mailbox-dead');
    expect(report.notices.map(told)).toEqual([
      'referralReceived -> spoa suffolk',
      'noticeUndelivered -> state omh',
    ]);
    expect(report.events.find(({ type }) => type === 'noticeUndelivered')).toMatchObject({
      details: { kind: 'referralReceived', role: 'spoa', org: 'suffolk' },
      actor: { kind: 'system', part: 'outbox-relay' },
    });
    expect(outcomeOf(report)).toMatchObject({ deliveredTwice: [], undelivered: 1 });
  });
});

describe('SNS that is down for 25 hours', () => {
  it('loses no notice, and none leaves twice', async () => {
    const report = await play('sns-down-for-25-hours');
    expect(report.notices.length).toBeGreaterThan(0);
    expect(outcomeOf(report)).toMatchObject({ deliveredTwice: [], undelivered: 0 });
  });
});
