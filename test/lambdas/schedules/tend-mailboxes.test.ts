/** A county's mailbox from the registry to the first notice: invited, confirmed by a signed request, kept, and ended. */
import { SetSubscriptionAttributesCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { createSnsSubscriptions } from '../../../adapters/sns/subscriptions.ts';
import type { RegisteredMailbox } from '../../../domain/registry/mailboxes.ts';
import { addElapsed, toInstant } from '../../../domain/shared/instant.ts';
import { createTendMailboxes } from '../../../lambdas/schedules/tend-mailboxes/tend-mailboxes.ts';
import { createLocalSubscriptions } from '../../../local/sns/subscriptions.ts';
import { aMailbox, anAct } from '../../fixtures/registry-fixture.ts';

const t0 = toInstant('2026-03-02T14:00:00.000Z');
const prefix = 'arn:aws:sns:us-east-1:000000000000:warm-handoff-dev-notices-';
const suffolk = { role: 'spoa', org: 'suffolk' } as const;
const desk = aMailbox();

const stage = () => {
  const store = createMemoryStore();
  const clock = createSettableClock(t0);
  const log = createMemoryLog();
  const sns = createLocalSubscriptions(clock);
  const topics = { down: false };
  const send: typeof sns.client.send = (...given: [never]) =>
    topics.down ? Promise.reject(new Error('no answer')) : sns.client.send(...given);
  const subscriptions = createSnsSubscriptions({
    client: { send },
    topicArnPrefix: prefix,
    undeliveredQueueArn: 'arn:aws:sqs:us-east-1:000000000000:undelivered',
  });
  const tend = createTendMailboxes({ registry: store, mailboxes: store, subscriptions, clock, log });
  return {
    store,
    sns,
    topics,
    subscriptions,
    log,
    /** A round, so many hours after the beginning. */
    async round(hours = 0) {
      clock.set(addElapsed(t0, hours, 'hours'));
      await tend();
    },
    register: async (mailbox: RegisteredMailbox) =>
      store.putEntry('mailboxes', mailbox, await store.revision(), anAct),
    state: async (id = desk.id, recipient: { role: RegisteredMailbox['role']; org: string } = suffolk) =>
      (await store.standing(recipient, id))?.state,
    /** As confirmMailbox does it. */
    async confirm(at = 0) {
      const { token = '' } = sns.invitations()[at] ?? {};
      return subscriptions.confirm(suffolk, token);
    },
    counted: () =>
      log.entries.filter(({ level }) => level === 'count').map(({ code, fields }) => [code, fields]),
  };
};

let one: ReturnType<typeof stage>;
beforeEach(async () => {
  one = stage();
  await one.register(desk);
});

describe('a mailbox of a county', () => {
  it('is invited by the round after it was registered, and confirmed by a signed request', async () => {
    await one.round();
    expect(await one.state()).toBe('invited');
    expect(one.sns.invitations()).toMatchObject([
      { topic: 'warm-handoff-dev-notices-lgu-suffolk', endpoint: desk.endpoint },
    ]);
    await one.confirm();
    await one.round(0.25);
    expect(await one.state()).toBe('confirmed');
    // A link at the end of a mail, which any scanner follows, ends nothing.
    expect(one.sns.followUnsubscribe(desk.endpoint)).toBe(false);
    await one.round(0.5);
    expect(await one.state()).toBe('confirmed');
  });

  it('whose invitation a scanner followed is not taken to be read by anybody, and is asked again', async () => {
    await one.round();
    expect(one.sns.followInvitation(one.sns.invitations()[0]!.token)).toBe(true);
    await one.round(0.25);
    expect(await one.state()).toBe('invited');
    expect(await one.confirm()).toBeUndefined();
    await one.round(1.25);
    expect(one.sns.invitations()).toHaveLength(1);
    await one.confirm();
    await one.round(1.5);
    expect(await one.state()).toBe('confirmed');
  });

  it('that leaves its invitation unanswered is asked again after two days, and once a day by nobody', async () => {
    await one.round();
    const { token } = one.sns.invitations()[0]!;
    for (const hours of [12, 24, 47]) await one.round(hours);
    expect(one.sns.invitations()).toMatchObject([{ token }]);
    await one.round(48);
    expect(one.sns.invitations()[0]?.token).not.toBe(token);
    expect(await one.subscriptions.confirm(suffolk, token)).toBeUndefined();
    expect((await one.store.standing(suffolk, desk.id))?.invitations).toBe(2);
  });

  it('whose subscription somebody ended by hand shows as gone, and is asked anew', async () => {
    await one.round();
    await one.subscriptions.unsubscribe((await one.confirm())!);
    await one.round(0.25);
    expect(await one.state()).toBe('invited');
    await one.round(48);
    await one.confirm();
    await one.round(49);
    const { subscriptionArn } = (await one.store.standing(suffolk, desk.id))!;
    await one.subscriptions.unsubscribe(subscriptionArn);
    await one.round(50);
    expect(await one.state()).toBe('gone');
    await one.round(50.25);
    expect(one.sns.invitations()).toHaveLength(1);
  });

  it('gets its filter back that somebody changed by hand', async () => {
    await one.round();
    const arn = (await one.confirm())!;
    await one.round(0.25);
    await one.sns.client.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn: arn,
        AttributeName: 'FilterPolicy',
        AttributeValue: '{}',
      }),
    );
    await one.round(0.5);
    expect(await one.subscriptions.found(arn)).toMatchObject({
      filterPolicy: '{"org":["suffolk"],"rank":["1"]}',
    });
  });

  it('that is taken out of the registry hears nothing from the next round on', async () => {
    await one.round();
    const arn = (await one.confirm())!;
    await one.round(0.25);
    await one.store.removeEntry('mailboxes', desk, await one.store.revision(), anAct);
    await one.round(0.5);
    expect(await one.store.standings()).toEqual([]);
    expect(await one.subscriptions.found(arn)).toBeUndefined();
  });

  it('of a wrong address hears nothing once that was put right, also where it confirms afterwards', async () => {
    await one.round();
    const { token } = one.sns.invitations()[0]!;
    await one.register(aMailbox({ endpoint: 'right-desk@suffolk.example.org' }));
    await one.round(0.25);
    expect(one.sns.invitations()).toHaveLength(2);
    one.sns.followInvitation(token);
    await one.round(0.5);
    expect(await one.subscriptions.confirmedArns()).toEqual([]);
    expect(one.sns.invitations()).toMatchObject([{ endpoint: 'right-desk@suffolk.example.org' }]);
  });
});

it('a queue in the account of the topics is confirmed at once, and takes our JSON as it is', async () => {
  const queue = 'arn:aws:sqs:us-east-1:000000000000:suffolk';
  await one.register(aMailbox({ id: 'suffolk-queue', protocol: 'sqs', endpoint: queue, rank: 2 }));
  await one.round();
  expect(await one.state('suffolk-queue')).toBe('confirmed');
  expect(await one.store.mailboxesOf(suffolk)).toMatchObject([
    { mailboxId: 'suffolk-desk', state: 'invited' },
    { mailboxId: 'suffolk-queue', state: 'confirmed', rank: 2 },
  ]);
});

it('of a topic that many share each organisation receives its own', async () => {
  const asked: unknown[] = [];
  const subscriptions = createSnsSubscriptions({
    client: {
      send: ((command: unknown) => {
        if (command instanceof SubscribeCommand) asked.push(command.input);
        return Promise.resolve({ SubscriptionArn: 'arn:any' });
      }) as typeof one.sns.client.send,
    },
    topicArnPrefix: prefix,
  });
  await subscriptions.subscribe(aMailbox({ role: 'cma', org: 'harbor-cma', legalOnly: true }));
  expect(asked).toEqual([
    {
      TopicArn: `${prefix}cma`,
      Protocol: 'email',
      Endpoint: desk.endpoint,
      ReturnSubscriptionArn: true,
      Attributes: {
        FilterPolicy: '{"legal":["true"],"org":["harbor-cma"],"rank":["1"]}',
        FilterPolicyScope: 'MessageAttributes',
      },
    },
  ]);
});

describe('a round', () => {
  const spoa = { id: 'spoa-suffolk', name: 'Suffolk SPOA', counties: ['suffolk' as const] };

  it('counts the counties in force that would hear nothing, and is silent once they would', async () => {
    await one.store.putEntry('spoas', spoa, await one.store.revision(), anAct);
    await one.round();
    expect(one.counted()).toEqual([['CountyWithoutMailbox', { value: 1 }]]);
    await one.confirm();
    await one.round(0.25);
    expect(one.counted()).toHaveLength(1);
  });

  it('that fails on one mailbox looks after the others, says so, and is made up for by the next', async () => {
    await one.register(aMailbox({ id: 'nassau-desk', org: 'nassau', endpoint: 'desk@nassau.example.org' }));
    one.topics.down = true;
    await expect(one.round()).rejects.toThrow('3 step(s) failed.');
    expect(one.log.entries.filter(({ code }) => code === 'HHP5011')).toHaveLength(3);
    one.topics.down = false;
    await one.round(0.25);
    expect((await one.store.standings()).map(({ state }) => state)).toEqual(['invited', 'invited']);
  });

  it('whose note was lost finds the same subscription again', async () => {
    const { store } = one;
    const kept = { ...store };
    store.saveStanding = () => Promise.reject(new Error('lost'));
    await expect(one.round()).rejects.toThrow();
    Object.assign(store, kept);
    await one.round(0.25);
    expect(one.sns.invitations()).toHaveLength(1);
    expect(await one.state()).toBe('invited');
  });
});
