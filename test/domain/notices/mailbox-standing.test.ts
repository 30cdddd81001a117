/** A mailbox from its invitation on: what each round does about it, by what the registry says and what SNS answers. */
import { describe, expect, it } from '@jest/globals';
import {
  confirmed,
  type FoundSubscription,
  invited,
  type MailboxStanding,
  policyText,
  tendMailbox,
  toOrganisation,
} from '../../../domain/notices/mailbox-standing.ts';
import { addElapsed, toInstant } from '../../../domain/shared/instant.ts';
import { aMailbox } from '../../fixtures/registry-fixture.ts';

const t0 = toInstant('2026-03-02T14:00:00.000Z');
const after = (hours: number) => addElapsed(t0, hours, 'hours');
const desk = aMailbox();
const arn = 'arn:aws:sns:us-east-1:111122223333:warm-handoff-dev-notices-lgu-suffolk:1';
const asked = invited(desk, undefined, arn, t0);
const heard = confirmed(asked, after(1));
const found = (overrides: Partial<FoundSubscription> = {}): FoundSubscription => ({
  pending: false,
  authenticated: true,
  filterPolicy: policyText(desk),
  ...overrides,
});
const pending = found({ pending: true, authenticated: false });
const byLink = found({ authenticated: false });

describe('a mailbox that the registry names', () => {
  it('is invited when nobody did yet', () => {
    expect(tendMailbox(desk, undefined, undefined, t0)).toEqual({ do: 'invite', unsubscribe: false });
  });

  it('is left alone while its invitation is good, and asked again when it no longer is', () => {
    expect(tendMailbox(desk, asked, pending, after(47))).toEqual({ do: 'nothing' });
    expect(tendMailbox(desk, asked, pending, after(48))).toEqual({ do: 'invite', unsubscribe: false });
    expect(tendMailbox(desk, asked, undefined, after(47))).toEqual({ do: 'nothing' });
    expect(tendMailbox(desk, asked, undefined, after(48))).toEqual({ do: 'invite', unsubscribe: false });
  });

  it('is asked weekly once it has left seven invitations unanswered', () => {
    const often: MailboxStanding = { ...asked, invitations: 7 };
    expect(tendMailbox(desk, often, undefined, after(7 * 24 - 1))).toEqual({ do: 'nothing' });
    expect(tendMailbox(desk, often, undefined, after(7 * 24))).toMatchObject({ do: 'invite' });
  });

  it('is not confirmed by a link, which a scanner of mails follows too: it is asked anew within hours', () => {
    const noted = tendMailbox(desk, asked, byLink, after(0.5));
    expect(noted).toMatchObject({ do: 'nothing', next: { state: 'invited', linkFollowed: true } });
    expect(tendMailbox(desk, asked, byLink, after(1))).toEqual({ do: 'invite', unsubscribe: true });
    const third: MailboxStanding = { ...asked, invitations: 3 };
    expect(tendMailbox(desk, third, byLink, after(3))).toMatchObject({ do: 'nothing' });
    expect(tendMailbox(desk, third, byLink, after(4))).toEqual({ do: 'invite', unsubscribe: true });
  });

  it('is confirmed once SNS says that a signed request did it', () => {
    expect(tendMailbox(desk, { ...asked, linkFollowed: true }, found(), after(2))).toMatchObject({
      do: 'nothing',
      next: { state: 'confirmed', since: after(2), linkFollowed: false },
    });
    expect(tendMailbox(desk, heard, found(), after(9))).toEqual({ do: 'nothing' });
  });

  it('is no longer confirmed where its subscription was made anew by a link', () => {
    expect(tendMailbox(desk, heard, byLink, after(0.5))).toMatchObject({ next: { state: 'invited' } });
  });

  it('gets the filter of its organisation back where somebody changed it', () => {
    const filterPolicy = '{"org":["suffolk"],"rank":["1"]}';
    expect(policyText(desk)).toBe(filterPolicy);
    for (const drifted of [undefined, '{}', 'no JSON', '{"org":["nassau"],"rank":["1"]}'])
      expect(tendMailbox(desk, heard, found({ filterPolicy: drifted }), after(2))).toMatchObject({
        do: 'setFilterPolicy',
        filterPolicy,
      });
    const spaced = '{ "rank": ["1"], "org": ["suffolk"] }';
    expect(tendMailbox(desk, heard, found({ filterPolicy: spaced }), after(2))).toEqual({ do: 'nothing' });
  });

  it('hears legal notices alone, or at another rank, from the round after the registry says so', () => {
    const legal = aMailbox({ rank: 2, legalOnly: true });
    expect(tendMailbox(legal, heard, found(), after(2))).toMatchObject({
      do: 'setFilterPolicy',
      filterPolicy: '{"legal":["true"],"org":["suffolk"],"rank":["2"]}',
      next: { rank: 2, legalOnly: true, state: 'confirmed' },
    });
  });

  it('is another mailbox under another address: that one is invited, and the one before ended', () => {
    const moved = aMailbox({ endpoint: 'other-desk@suffolk.example.org' });
    expect(tendMailbox(moved, heard, found(), after(2))).toEqual({ do: 'invite', unsubscribe: true });
    expect(tendMailbox(moved, asked, pending, after(2))).toEqual({ do: 'invite', unsubscribe: false });
    expect(tendMailbox(moved, asked, undefined, after(2))).toEqual({ do: 'invite', unsubscribe: false });
    const asHttps = aMailbox({ protocol: 'https', endpoint: desk.endpoint.replace(/.*@/, 'https://') });
    expect(tendMailbox(asHttps, heard, found(), after(2))).toMatchObject({ do: 'invite' });
    expect(invited(moved, heard, arn, after(2))).toMatchObject({ invitations: 1, since: after(2) });
  });

  it('is gone when its subscription is, which stands for a round before it is asked again', () => {
    const gone = tendMailbox(desk, heard, undefined, after(2));
    expect(gone).toMatchObject({ do: 'nothing', next: { state: 'gone', since: after(2) } });
    expect(tendMailbox(desk, { ...heard, state: 'gone' }, undefined, after(3))).toMatchObject({
      do: 'invite',
    });
  });

  it('that bounces is asked after a day, so that whoever mended it says so', () => {
    const bounced: MailboxStanding = { ...heard, state: 'bounced', since: after(2) };
    expect(tendMailbox(desk, bounced, found(), after(25))).toEqual({ do: 'nothing' });
    expect(tendMailbox(desk, bounced, found(), after(26))).toEqual({ do: 'invite', unsubscribe: true });
  });
});

describe('an invitation', () => {
  it('counts those before it that nobody answered, and begins anew after a confirmation', () => {
    const again = invited(desk, asked, arn, after(48));
    expect(again).toMatchObject({ invitations: 2, since: t0, invitedAt: after(48), linkFollowed: false });
    expect(invited(desk, heard, arn, after(50))).toMatchObject({ invitations: 1, since: after(50) });
  });
});

it('who publishes is told its rank, state and whether it takes legal notices alone', () => {
  expect(toOrganisation({ ...heard, legalOnly: true })).toEqual({
    mailboxId: 'suffolk-desk',
    rank: 1,
    protocol: 'email',
    state: 'confirmed',
    legalOnly: true,
  });
});
