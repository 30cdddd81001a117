import { describe, expect, it } from '@jest/globals';
import {
  confirmedTimes,
  type Known,
  knownOfCase,
  knownOfReferral,
  type Timed,
} from '../../../domain/api/order-of-times.ts';
import type { TimeRow, TimeRows } from '../../../domain/api/times-of-requests.ts';
import { timesOfWork } from '../../../domain/api/times-of-work.ts';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import type { Contact } from '../../../domain/case/contact.ts';
import { earliestBirth } from '../../../domain/shared/birth-date.ts';
import { Refused } from '../../../domain/shared/refusal.ts';
import { aCase, aCaseId, aReferral } from '../../fixtures/case-fixture.ts';
import { careManager } from '../../fixtures/draft-fixture.ts';
import { expectedTimes, years } from './expected-times.ts';

const now = '2026-03-06T22:00:00.000Z';
const stay: Known = { floors: { birth: { day: '1980-05-05' }, admission: { day: '2025-09-23' } } };

type Asked = Omit<Timed, 'times'>;

/** With what its route says of its times, as the frame of every function gives it. */
const resultOf = (asked: Asked, known: Known = stay) => {
  const times: Route = routes[asked.operation];
  try {
    return { code: 'taken', confirmed: confirmedTimes({ ...asked, times }, known, now) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, errors = [], next } = error.refusal;
    return { code, errors, next };
  }
};

/** A body of one time, at its path in the contract. */
const bodyWith = (path: string, text: string): Record<string, unknown> => {
  const [first = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? bodyWith(rest.join('.'), text) : text;
  return { [first.replace('[]', '')]: first.endsWith('[]') ? [inner] : inner };
};
/** Times of day are named so; days end in On, or are called from, until, dated. */
const isInstant = (path: string): boolean => /(^|\.)at$|At$|For$/.test(path);

const operationOf = (what: string): Timed['operation'] =>
  operations.find((operation) => operation === what) ?? 'completeWorkItem';
const answers = { taken: 'taken', unusualTime: 'confirmed', timesOutOfOrder: 'refused' } as const;

const answerOf = (what: string, path: string, day: string): string => {
  const operation = operationOf(what);
  const time = bodyWith(path, isInstant(path) ? `${day}T17:00:00.000Z` : day);
  const body = operation === 'completeWorkItem' ? { kind: what, ...time } : time;
  const { code } = resultOf({ operation, body });
  return Object.entries(answers).find(([known]) => known === code)?.[1] ?? code;
};

const isBound = (row: TimeRow): boolean => !('free' in row);

describe('a time of a request', () => {
  it.each(expectedTimes)('%s %s: of 1950, a year off, today and far ahead', (what, path, ...expected) => {
    expect(years.map((day) => answerOf(what, path, day))).toEqual(expected);
  });

  it('is expected here for each that is held against anything', () => {
    const bound = [
      ...operations.map((operation): [string, TimeRows] => {
        const { times = {} }: Route = routes[operation];
        return [operation, times];
      }),
      ...Object.entries(timesOfWork),
    ]
      .flatMap(([what, rows]) => Object.entries(rows).map(([path, row]) => ({ what, path, row })))
      .filter(({ row }) => isBound(row))
      .map(({ what, path }) => `${what} ${path}`);
    expect(expectedTimes.map(([what, path]) => `${what} ${path}`).toSorted()).toEqual(bound.toSorted());
  });

  it('which cannot be is refused with its field and what to do, and no date of the person', () => {
    const result = resultOf({ operation: 'recordContact', body: { at: '2025-09-20T15:00:00.000Z' } });
    expect(result).toEqual({
      code: 'timesOutOfOrder',
      errors: [
        {
          field: 'body.at',
          message: 'This is before the day of the admission: check the year, month and day.',
        },
      ],
      next: 'Correct the times that are listed and send the request again.',
    });
    expect(JSON.stringify(result)).not.toMatch(/\d{4}-\d{2}/);
  });

  it('which is unusual is refused with how to confirm it, and then taken', () => {
    const unusual: Asked = { operation: 'recordSighting', body: { at: '2025-11-02T15:00:00.000Z' } };
    expect(resultOf(unusual)).toEqual({
      code: 'unusualTime',
      errors: [{ field: 'body.at', message: 'This is more than 90 days ago: check the year.' }],
      next: 'Check the year. If it is right, send the same request again with confirmUnusualTime: true.',
    });
    expect(resultOf({ ...unusual, confirmsUnusualTime: true })).toEqual({
      code: 'taken',
      confirmed: 1,
    });
  });

  it('which cannot be is not taken by a confirmation', () => {
    const timed: Asked = { operation: 'recordContact', body: { at: '1950-01-01T15:00:00.000Z' } };
    expect(resultOf({ ...timed, confirmsUnusualTime: true }).code).toBe('timesOutOfOrder');
  });

  it('on the day of the admission is in order, at any hour', () => {
    const body = { at: '2025-09-23T04:30:00.000Z' };
    expect(resultOf({ operation: 'recordContact', body, confirmsUnusualTime: true }).code).toBe('taken');
  });

  it('is held against the year of birth alone where the request does not give the birth itself', () => {
    const body = { at: '1980-02-01T15:00:00.000Z' };
    const born: Known = { floors: { birth: { day: '1980-05-05' } } };
    expect(resultOf({ operation: 'recordContact', body }, born).code).toBe('unusualTime');
    expect(resultOf({ operation: 'recordContact', body }, { ...born, birthGiven: true }).code).toBe(
      'timesOutOfOrder',
    );
  });

  it('is named by its number where it stands in a list', () => {
    const body = { points: [{ at: '2026-03-05T15:00:00.000Z' }, { at: '2025-04-01T15:00:00.000Z' }] };
    const timed: Asked = { operation: 'putHandOffChecklist', body };
    const known: Known = { floors: {} };
    expect(resultOf(timed, known).errors?.map(({ field }) => field)).toEqual(['body.points[1].at']);
    expect(resultOf({ ...timed, confirmsUnusualTime: true }, known).confirmed).toBe(1);
  });

  it('that comes after another in the same object is refused before it', () => {
    const body = { signedOn: '2026-03-01', expiresOn: '2025-03-01' };
    expect(resultOf({ operation: 'putConsent', body }).errors).toEqual([
      { field: 'body.expiresOn', message: 'This is before signedOn: check the year, month and day.' },
    ]);
  });

  it('that stands in what the request replaces was taken already', () => {
    const body = { discharge: { plannedOn: '2025-11-02' } };
    const timed: Asked = { operation: 'resubmitReferral', body };
    expect(resultOf(timed).code).toBe('unusualTime');
    expect(resultOf(timed, { ...stay, replaces: body }).code).toBe('taken');
  });

  it('of a request that no row names is nobody’s question', () => {
    expect(
      resultOf({ operation: 'completeWorkItem', body: { kind: 'aotTransfer', effectiveOn: '1950-03-06' } })
        .code,
    ).toBe('taken');
    expect(resultOf({ operation: 'claimWorkItem', body: undefined }).code).toBe('taken');
    expect(resultOf({ operation: 'completeWorkItem', body: undefined }).code).toBe('taken');
    expect(resultOf({ operation: 'completeWorkItem', body: { kind: 'spoaDecision' } }).code).toBe('taken');
  });
});

const contactAt = (at: string, outcome: Contact['outcome']): Contact => ({
  contactId: 'C1',
  caseId: aCaseId,
  at,
  method: 'faceToFace',
  outcome,
  by: careManager,
  enteredAt: at,
});

const known = (overrides: Partial<CaseRecord>, timed: Partial<Asked> = {}, contacts: Contact[] = []) =>
  knownOfCase(
    { case: { ...aCase(), ...overrides }, workItems: [], contacts },
    { operation: 'withdrawCase', body: {}, ...timed },
  ).floors;

describe('what a time is held against', () => {
  const discharge = { plannedDateOnly: false, timesMoved: 0, dischargedAt: '2026-03-04T05:00:00.000Z' };

  it('is a discharge by its instant, and by its day where the day alone is known', () => {
    expect(known({ discharge: { ...discharge, dischargedDateOnly: false } }).discharge).toEqual({
      day: '2026-03-04',
      at: '2026-03-04T05:00:00.000Z',
    });
    expect(known({ discharge: { ...discharge, dischargedDateOnly: true } }).discharge).toEqual({
      day: '2026-03-04',
    });
  });

  it('is when the person was last met: a death before it is unusual', () => {
    const contacts = [
      contactAt('2026-03-05T15:00:00.000Z', 'made'),
      contactAt('2026-03-04T15:00:00.000Z', 'made'),
      contactAt('2026-03-06T15:00:00.000Z', 'attempted'),
    ];
    const floors = known({}, {}, contacts);
    expect(floors.seen?.at).toBe('2026-03-05T15:00:00.000Z');
    const body = { at: '2026-03-05T14:00:00.000Z' };
    expect(resultOf({ operation: 'withdrawCase', body }, { floors }).errors).toEqual([
      {
        field: 'body.at',
        message: 'This is before the person was last seen: check the year, month and day.',
      },
    ]);
  });

  it('is the signature of the authorization that is withdrawn', () => {
    const withdrawn = { operation: 'putConsent', body: { status: 'withdrawn' } } as const;
    const consent = { status: 'signed', signedOn: '2026-02-19', handSigned: true, scope: ['spoa'] } as const;
    const referral = { ...aReferral(), consent: { ...consent, scope: [...consent.scope] } };
    expect(known({ referral }, withdrawn).signature).toEqual({ day: '2026-02-19' });
    const partTwo = {
      records: [],
      consent: {
        signedOn: '2026-02-01',
        recipients: ['spoa' as const],
        purpose: 'treatment' as const,
        expiresOn: '2027-01-01',
      },
    };
    const ofPartTwo = { operation: 'putConsent', body: { status: 'partTwoWithdrawn' } } as const;
    expect(known({ referral: { ...referral, partTwo } }, ofPartTwo).signature).toEqual({ day: '2026-02-01' });
    expect(known({ referral }, ofPartTwo).signature).toBeUndefined();
    const notObtainable = { ...referral, consent: { status: 'notObtainable' as const, reason: 'Unknown' } };
    expect(known({ referral: notObtainable }, withdrawn).signature).toBeUndefined();
    expect(known({ referral }).signature).toBeUndefined();
  });

  it('is the birth and admission that a referral which is sent again says, not those before', () => {
    const body = { person: { dateOfBirth: '1990-01-01' }, admission: { admittedOn: '2026-01-05' } };
    const floors = known({}, { operation: 'resubmitReferral', body });
    expect(floors).toMatchObject({ birth: { day: '1990-01-01' }, admission: { day: '2026-01-05' } });
    expect(known({}, { operation: 'resubmitReferral', body: {} }).birth).toEqual({
      day: aReferral().person.dateOfBirth,
    });
  });

  it('is the first day that a birth date of a year or a month can be', () => {
    expect(['1984', '1984-06', '1984-06-17'].map(earliestBirth)).toEqual([
      '1984-01-01',
      '1984-06-01',
      '1984-06-17',
    ]);
    const { admission, ...referral } = aReferral();
    expect(knownOfReferral(referral)).toEqual({
      floors: { birth: { day: referral.person.dateOfBirth } },
      birthGiven: true,
    });
  });
});
