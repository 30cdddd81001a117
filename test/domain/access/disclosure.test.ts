/** How an answer is made by its table: what is closed is not there, and what is one's own is. */
import { describe, expect, it } from '@jest/globals';
import { disclose, Own, type Part } from '../../../domain/access/disclosure.ts';
import { byConsent, readingOn } from '../../fixtures/reader-fixture.ts';

interface Visit {
  kind: string;
  at: string;
  note?: string;
}
interface Answer {
  id: string;
  nurse?: { name: string };
  visits: Visit[];
  events?: { what: string }[];
}

const visit: Part<Visit, 'always'> = {
  opening: 'always',
  fields: { kind: 'always', at: 'always', note: 'laterTreatment' },
};
const table: Part<Answer, 'always'> = {
  opening: 'always',
  fields: {
    id: 'always',
    nurse: { opening: 'identity', fields: { name: 'always' } },
    visits: {
      opening: 'always',
      item: {
        choose: ({ kind }) => kind,
        of: new Map<string, Part<Visit>>([
          ['home', visit],
          ['secret', { ...visit, opening: 'full' }],
        ]),
        otherwise: { ...visit, opening: 'laterFull' },
      },
    },
    events: { opening: 'order', item: { opening: 'order', fields: { what: 'always' } } },
  },
};

const unknown = readingOn({ kind: 'none', level: 'none' }, 'healthHome');
const agency = readingOn({ kind: 'none', level: 'none' }, 'assigned');
const consented = readingOn(byConsent, 'assigned');
const whole = {
  id: 'x',
  nurse: { name: 'n' },
  visits: [
    new Own(agency.actor, { kind: 'home', at: '1', note: 'mine' }),
    new Own(undefined, { kind: 'secret', at: '2', note: 'nobody’s' }),
    { kind: 'toString', at: '3' },
  ],
  events: [new Own(agency.actor, { what: 'e' }), { what: 'f' }],
};

describe('an answer', () => {
  it('without a basis has what is for everybody, and of the rest nothing, not even that there is any', () => {
    expect(disclose(table, whole, unknown)).toEqual({ id: 'x', visits: [{ kind: 'home', at: '1' }] });
  });

  it('has what is its reader’s own whatever the basis, and of others’ nothing more', () => {
    expect(disclose(table, whole, agency)).toEqual({
      id: 'x',
      visits: [{ kind: 'home', at: '1', note: 'mine' }],
      events: [{ what: 'e' }],
    });
  });

  it('has all that the basis opens', () => {
    expect(disclose(table, whole, consented)).toMatchObject({
      nurse: { name: 'n' },
      visits: [{ note: 'mine' }, { note: 'nobody’s' }, { at: '3' }],
      events: [{ what: 'e' }, { what: 'f' }],
    });
  });

  it('has an empty list where there is nothing, for whom something would be', () => {
    const none = { id: 'x', visits: [], events: [] };
    expect(disclose(table, none, consented)).toEqual(none);
    expect(disclose(table, none, unknown)).toEqual({ id: 'x', visits: [] });
    expect(disclose(table, { id: 'x', visits: [] }, consented)).toEqual({ id: 'x', visits: [] });
  });

  it('has no list where what came is none', () => {
    const odd = { id: 'x', visits: [], events: { what: 'no list' } } as unknown as Answer;
    expect(disclose(table, odd, unknown)).toEqual({ id: 'x', visits: [] });
  });

  it('has nothing that its table does not name', () => {
    expect(disclose(table, { ...whole, ...{ address: 'kitchen' } }, consented)).not.toHaveProperty('address');
  });
});

/** Each line marked below does not compile: `npm run typecheck` fails where a mark has no error under it. */
describe('a table of an answer', () => {
  it('has a row for every field of its contract and no other, and closes no field that is promised to all', () => {
    // @ts-expect-error: the note has no row.
    const forgotten: Part<Visit>['fields'] = { kind: 'always', at: 'always' };
    // @ts-expect-error: no visit has a place.
    const surplus: Part<Visit>['fields'] = { kind: 'always', at: 'always', note: 'always', place: 'always' };
    // @ts-expect-error: every visit has its instant.
    const closed: Part<Visit>['fields'] = { kind: 'always', at: 'identity', note: 'always' };
    expect([forgotten, surplus, closed]).toHaveLength(3);
  });
});
