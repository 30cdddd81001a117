/** What a mailbox receives of a notice, for every kind of it. */
import { describe, expect, it } from '@jest/globals';
import { mailOf } from '../../../domain/notices/notice-mail.ts';
import { type Notice, noticeKinds } from '../../../domain/notices/notice.ts';
import { noticeSubjects } from '../../../domain/notices/notice-subjects.ts';
import { noticeWords } from '../../../domain/notices/notice-words.ts';
import { publicationOf } from '../../../domain/notices/publication.ts';
import { readableDay, readableTime } from '../../../domain/shared/readable-time.ts';
import { aCaseId } from '../../fixtures/case-fixture.ts';

const mail = (notice: Partial<Notice> = {}): string =>
  mailOf(
    publicationOf(
      {
        noticeId: `${aCaseId}-N1`,
        caseId: aCaseId,
        kind: 'contactDue',
        to: { role: 'spoa', org: 'suffolk' },
        at: '2026-06-02T21:00:00.000Z',
        status: 'open',
        version: 1,
        ...notice,
      },
      'https://portal.example',
    ),
  );

describe('a notice as mail', () => {
  it('says what happened, what is asked, due when in New York, and where to go on', () => {
    expect(mail({ dueAt: '2026-06-04T21:00:00.000Z' }).split('\n')).toEqual([
      'A person was discharged. See them face to face within 48 hours of the discharge and record the contact.',
      '',
      'Due: Thursday, June 4, 2026, 5:00 PM New York time (EDT)',
      `Case reference: ${aCaseId}`,
      `Open it: https://portal.example/cases/${aCaseId}`,
      '',
      'Sign in to see who it is about. This message names nobody on purpose:',
      'do not write a name, a Medicaid number or a date of birth into an answer to it.',
      'If it is not for your desk, give it to the desk of your organisation that it is for,',
      'and have your administrator change the mailbox.',
      '',
      `Notice ${aCaseId}-N1`,
    ]);
  });

  it('keeps a day at whose end something is due a day', () => {
    // The end of March 20 in New York.
    expect(mail({ kind: 'dischargePlanMoved', dueAt: '2026-03-21T04:00:00.000Z' })).toContain(
      'Due: by the end of Friday, March 20, 2026\n',
    );
  });

  it('names the desk that the protocol of a county names', () => {
    expect(mail({ kind: 'aotMissing', contact: 'aot-coordinator' })).toContain('\nFor: aot-coordinator\n');
  });

  it.each(noticeKinds)('%s is sent in letters that every mailbox shows', (kind) => {
    const ascii = /^[\n\x20-\x7e]+$/;
    expect(noticeSubjects[kind]).toMatch(/^[\x20-\x7e]{1,100}$/);
    expect(mail({ kind, dueAt: '2026-06-04T21:00:00.000Z' })).toMatch(ascii);
    expect(noticeWords[kind]).toMatch(/^[A-Z].*[.]$/);
  });
});

describe('a time in New York', () => {
  it.each([
    ['2026-03-08T06:59:00.000Z', 'Sunday, March 8, 2026, 1:59 AM New York time (EST)'],
    ['2026-03-08T07:00:00.000Z', 'Sunday, March 8, 2026, 3:00 AM New York time (EDT)'],
    ['2026-11-01T05:30:00.000Z', 'Sunday, November 1, 2026, 1:30 AM New York time (EDT)'],
    ['2026-11-01T06:30:00.000Z', 'Sunday, November 1, 2026, 1:30 AM New York time (EST)'],
    ['2026-12-31T17:05:00.000Z', 'Thursday, December 31, 2026, 12:05 PM New York time (EST)'],
    ['2027-01-01T05:00:00.000Z', 'Friday, January 1, 2027, 12:00 AM New York time (EST)'],
  ])('%s is %s', (at, words) => {
    expect(readableTime(at)).toBe(words);
  });

  it('a day is a day', () => {
    expect(readableDay('2028-02-29')).toBe('Tuesday, February 29, 2028');
  });
});
