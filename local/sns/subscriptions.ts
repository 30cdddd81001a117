/**
 * The subscriptions of SNS on one machine, as its documentation has them: an invitation is good for 48 hours and so is the
 * subscription that nobody confirms; a link confirms too, and then a link may end it; a queue of the topics' own account needs
 * nobody. It takes the SDK's own commands, so that adapters/sns runs unchanged.
 */
import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  InvalidParameterException,
  ListSubscriptionsByTopicCommand,
  NotFoundException,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import type { Clock } from '../../domain/ports/ports.ts';
import { addElapsed, type Instant } from '../../domain/shared/instant.ts';

interface Subscription {
  arn: string;
  topic: string;
  protocol: string;
  endpoint: string;
  attributes: Record<string, string>;
  pending: boolean;
  authenticated: boolean;
  token: string;
  invitedAt: Instant;
}

export interface Invitation {
  topic: string;
  endpoint: string;
  token: string;
  /** As it stands in the mail, for a scanner to follow. */
  link: string;
}

export interface LocalSubscriptions {
  client: Pick<SNSClient, 'send'>;
  /** Of those that nobody confirmed yet, the latest. */
  invitations(): readonly Invitation[];
  /** Whoever follows the link of an invitation, a scanner too. False: it is good no longer. */
  followInvitation(token: string): boolean;
  /** Whoever follows the link at the end of a mail. False: that takes a signed request, or nobody is subscribed. */
  followUnsubscribe(endpoint: string): boolean;
}

const confirmableHours = 48;
const ownAccount = /^arn:aws:sqs:[a-z0-9-]+:000000000000:/;
const noMetadata = { $metadata: {} };
const notFound = () => new NotFoundException({ message: 'Subscription does not exist', ...noMetadata });
const invalid = (message: string) => new InvalidParameterException({ message, ...noMetadata });

/** What SNS keeps: what nobody confirmed in time is gone. */
class Subscriptions {
  readonly #all = new Map<string, Subscription>();
  readonly #clock: Clock;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  standing(): Subscription[] {
    const now = this.#clock.now();
    for (const [arn, { pending, invitedAt }] of this.#all)
      if (pending && now >= addElapsed(invitedAt, confirmableHours, 'hours')) this.#all.delete(arn);
    return [...this.#all.values()];
  }

  byArn(arn: string | undefined): Subscription {
    const found = this.standing().find((one) => one.arn === arn);
    if (!found) throw notFound();
    return found;
  }

  remove({ arn }: Subscription): boolean {
    return this.#all.delete(arn);
  }

  #newToken(): string {
    this.#count += 1;
    return this.#count.toString(16).padStart(64, '0');
  }

  #invite(known: Subscription): void {
    known.token = this.#newToken();
    known.invitedAt = this.#clock.now();
  }

  subscribe({ input }: SubscribeCommand) {
    const { TopicArn: topic = '', Protocol: protocol = '', Endpoint: endpoint = '' } = input;
    const attributes = input.Attributes ?? {};
    const known = this.standing().find(
      (one) => one.topic === topic && one.protocol === protocol && one.endpoint === endpoint,
    );
    if (known && JSON.stringify(known.attributes) !== JSON.stringify(attributes))
      throw invalid('Subscription already exists with different attributes');
    if (known?.pending) this.#invite(known);
    if (known) return { SubscriptionArn: known.arn };
    const isOwn = protocol === 'sqs' && ownAccount.test(endpoint);
    const token = this.#newToken();
    const arn = `${topic}:${token}`;
    this.#all.set(arn, {
      arn,
      topic,
      protocol,
      endpoint,
      attributes: { ...attributes },
      pending: !isOwn,
      authenticated: isOwn,
      token,
      invitedAt: this.#clock.now(),
    });
    return { SubscriptionArn: arn };
  }

  /** A token that was used confirms nothing anew. */
  confirm({ input }: ConfirmSubscriptionCommand) {
    const found = this.standing().find(
      ({ token, topic }) => token === input.Token && topic === input.TopicArn,
    );
    if (!found) throw invalid('Invalid token');
    if (found.pending) {
      found.pending = false;
      found.authenticated = input.AuthenticateOnUnsubscribe === 'true';
    }
    return { SubscriptionArn: found.arn };
  }
}

const answerTo = (kept: Subscriptions, command: unknown): object => {
  if (command instanceof SubscribeCommand) return kept.subscribe(command);
  if (command instanceof ConfirmSubscriptionCommand) return kept.confirm(command);
  if (command instanceof GetSubscriptionAttributesCommand) {
    const { attributes, pending, authenticated } = kept.byArn(command.input.SubscriptionArn);
    return {
      Attributes: {
        ...attributes,
        PendingConfirmation: String(pending),
        ConfirmationWasAuthenticated: String(authenticated),
      },
    };
  }
  if (command instanceof SetSubscriptionAttributesCommand) {
    const { SubscriptionArn, AttributeName: name = '', AttributeValue: value = '' } = command.input;
    kept.byArn(SubscriptionArn).attributes[name] = value;
    return {};
  }
  if (command instanceof UnsubscribeCommand) {
    kept.remove(kept.byArn(command.input.SubscriptionArn));
    return {};
  }
  if (command instanceof ListSubscriptionsByTopicCommand)
    return {
      Subscriptions: kept
        .standing()
        .filter(({ topic }) => topic === command.input.TopicArn)
        .map(({ arn, pending }) => ({ SubscriptionArn: pending ? 'PendingConfirmation' : arn })),
    };
  throw new RangeError('This command is not known here.');
};

export const createLocalSubscriptions = (clock: Clock): LocalSubscriptions => {
  const kept = new Subscriptions(clock);
  const send = async (command: unknown): Promise<object> =>
    Promise.resolve({ ...noMetadata, ...answerTo(kept, command) });
  return {
    // The SDK types `send` by the command given; one function cannot be shown to be all of its overloads.
    client: { send: send as SNSClient['send'] },
    invitations: () =>
      kept
        .standing()
        .filter(({ pending }) => pending)
        .map(({ topic, endpoint, token }) => ({
          topic: topic.split(':').at(-1) ?? '',
          endpoint,
          token,
          link: `https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topic}&Token=${token}`,
        })),
    followInvitation(token) {
      const found = kept.standing().find((one) => one.pending && one.token === token);
      if (found) found.pending = false;
      return found !== undefined;
    },
    followUnsubscribe(endpoint) {
      const found = kept.standing().find((one) => !one.pending && one.endpoint === endpoint);
      return found !== undefined && !found.authenticated && kept.remove(found);
    },
  };
};
