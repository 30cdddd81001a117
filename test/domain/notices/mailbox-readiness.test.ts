/** Who would hear no notice, and how a mailbox is confirmed. */
import { describe, expect, it } from '@jest/globals';
import { mailboxConfirmationBodySchema } from '../../../domain/notices/mailbox-confirmation-contract.ts';
import { mailboxReadiness } from '../../../domain/notices/mailbox-readiness.ts';
import { mailboxReadinessSchema } from '../../../domain/notices/mailbox-readiness-contract.ts';
import { confirmed, invited } from '../../../domain/notices/mailbox-standing.ts';
import { aMailbox } from '../../fixtures/registry-fixture.ts';

const at = '2026-03-02T14:00:00.000Z' as const;
const desk = aMailbox();
const night = aMailbox({ id: 'night-desk', endpoint: 'night@suffolk.example.org', rank: 2 });
const central = aMailbox({ id: 'omh-desk', role: 'state', org: 'omh', endpoint: 'aot@omh.example.org' });
const told = {
  spoas: [{ counties: ['warren', 'washington'] as const }, { counties: ['suffolk'] as const }],
  agencies: [{ id: 'harbor-cma' }],
  healthHomes: [{ id: 'dune-health-home' }],
  mailboxes: [desk, night, central],
};
const asked = (mailbox: typeof desk) => invited(mailbox, undefined, `arn:${mailbox.id}`, at);
const heard = (mailbox: typeof desk) => confirmed(asked(mailbox), at);

describe('a stage', () => {
  it('is not ready while an LGU of a county in force would hear nothing', () => {
    const found = mailboxReadiness(told, [heard(desk), heard(central)]);
    expect(found).toMatchObject({
      ready: false,
      counties: { inForce: 3, withoutMailbox: ['warren', 'washington'] },
    });
    expect(mailboxReadinessSchema.parse(found)).toEqual(found);
  });

  it('is not ready while OMH would hear nothing, and is when it does', () => {
    const suffolk = { ...told, spoas: [{ counties: ['suffolk'] as const }] };
    expect(mailboxReadiness(suffolk, [heard(desk)]).ready).toBe(false);
    expect(mailboxReadiness(suffolk, [heard(desk), heard(central)]).ready).toBe(true);
    expect(mailboxReadiness(suffolk, [asked(desk), heard(central)]).ready).toBe(false);
  });

  it('is not ready without any county', () => {
    expect(mailboxReadiness({ ...told, spoas: [] }, [heard(central)]).ready).toBe(false);
  });

  it('names the others that would hear nothing, and how each mailbox stands', () => {
    const { othersWithoutMailbox, mailboxes } = mailboxReadiness(told, [asked(desk), heard(central)]);
    expect(othersWithoutMailbox).toEqual([
      { role: 'healthHome', org: 'dune-health-home' },
      { role: 'cma', org: 'harbor-cma' },
    ]);
    expect(mailboxes.map(({ mailboxId, state }) => [mailboxId, state])).toEqual([
      ['suffolk-desk', 'invited'],
      ['night-desk', 'toInvite'],
      ['omh-desk', 'confirmed'],
    ]);
  });
});

describe('what is pasted to confirm a mailbox', () => {
  const token = 'a1'.repeat(128);
  const link = `https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:any&Token=${token}`;
  const taken = (text: string) =>
    mailboxConfirmationBodySchema.safeParse({ mailboxId: 'suffolk-desk', token: text });

  it('is the token, or the whole link that holds it', () => {
    for (const text of [token, ` ${token}\n`, link])
      expect(taken(text).data).toEqual({ mailboxId: 'suffolk-desk', token });
  });

  it.each([
    '',
    'short',
    'https://sns.us-east-1.amazonaws.com/confirmation.html',
    link.replace('https:', 'http:'),
    link.replace('amazonaws.com', 'amazonaws.com.example.org'),
    link.replace('sns.us-east-1', 'us-east-1'),
    `javascript:${token}`,
  ])('is not %j, and what it is is not repeated', (text) => {
    const { error } = taken(text);
    expect(error?.issues[0]?.message).toContain('Paste the token');
  });
});
