/** What an e-mail says: plain words in ASCII, and times as people in New York read them. */
import { describe, expect, it } from '@jest/globals';
import { type Notice, noticeKinds } from '../../../domain/notices/notice.ts';
import { publicationOf } from '../../../domain/notices/publication.ts';
import { aCaseId } from '../../fixtures/case-fixture.ts';

const aNotice = (more: Partial<Notice>): Notice => ({
  noticeId: `${aCaseId}-N1`,
  caseId: aCaseId,
  kind: 'contactDue',
  to: { role: 'spoa', org: 'suffolk' },
  at: '2026-03-06T22:00:00.000Z',
  status: 'open',
  version: 1,
  ...more,
});
const mailOf = (more: Partial<Notice>) => publicationOf(aNotice(more), 'https://portal.example');
const dueLine = (dueAt: string) =>
  mailOf({ dueAt })
    .text.split('\n')
    .find((line) => line.startsWith('Due'));

it('says what happened, when it is due, which case, where to open it and whom to tell', () => {
  expect(mailOf({ dueAt: '2026-06-04T21:00:00.000Z' }).text).toBe(
    `A person was discharged, and a face-to-face contact is due. Make it and record it.

Due: Thursday, June 4, 2026, 5:00 PM New York time (EDT)
Case: ${aCaseId}
Open the case (you must sign in): https://portal.example/cases/${aCaseId}

Not yours? Tell the administrator of Warm Handoff in your organization, so that somebody else reads it.
Never reply to this message with a person's name, and never forward one by e-mail.
`,
  );
});

it('names the mailbox of a role where the protocol of the county names one', () => {
  expect(mailOf({ contact: 'aot-coordinator' }).text).toContain('\nFor: aot-coordinator\n');
});

it('says no time where nothing is due', () => {
  expect(mailOf({}).text).not.toContain('Due');
});

describe('what is due is said in New York time', () => {
  it.each([
    [
      'the last minute of standard time',
      '2026-03-08T06:59:00.000Z',
      'Sunday, March 8, 2026, 1:59 AM New York time (EST)',
    ],
    [
      'the first minute of daylight time',
      '2026-03-08T07:00:00.000Z',
      'Sunday, March 8, 2026, 3:00 AM New York time (EDT)',
    ],
    [
      'an hour that comes twice, first',
      '2026-11-01T05:30:00.000Z',
      'Sunday, November 1, 2026, 1:30 AM New York time (EDT)',
    ],
    [
      'an hour that comes twice, again',
      '2026-11-01T06:30:00.000Z',
      'Sunday, November 1, 2026, 1:30 AM New York time (EST)',
    ],
    ['noon', '2026-06-04T16:00:00.000Z', 'Thursday, June 4, 2026, 12:00 PM New York time (EDT)'],
    [
      'an evening that is the next day in UTC',
      '2026-06-05T02:05:00.000Z',
      'Thursday, June 4, 2026, 10:05 PM New York time (EDT)',
    ],
    [
      'half past midnight',
      '2026-06-04T04:30:00.000Z',
      'Thursday, June 4, 2026, 12:30 AM New York time (EDT)',
    ],
  ])('%s', (_when, dueAt, words) => {
    expect(dueLine(dueAt)).toBe(`Due: ${words}`);
  });

  it.each([
    ['2026-06-05T04:00:00.000Z', 'Thursday, June 4, 2026'],
    ['2026-03-09T04:00:00.000Z', 'Sunday, March 8, 2026'],
    ['2026-11-02T05:00:00.000Z', 'Sunday, November 1, 2026'],
  ])('the end of a day stays that day: %s', (dueAt, day) => {
    expect(dueLine(dueAt)).toBe(`Due: ${day}, until the end of the day in New York`);
  });
});

it.each(noticeKinds)('%s has a subject that SNS takes, and words in ASCII', (kind) => {
  const { subject, text } = mailOf({ kind });
  expect(subject).toMatch(/^[A-Za-z][\x20-\x7E]{9,99}$/);
  expect(text.split('\n')[0]).toMatch(/^[A-Z][\x20-\x7E]{20,160}\.$/);
});

it('tells the machine of a county which notice is legal', () => {
  expect(mailOf({ kind: 'aotMissing' }).message.legal).toBe(true);
});
