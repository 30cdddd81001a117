/**
 * POST /registry/mailbox-confirmations: whoever reads the mailbox confirms it with the token of its invitation. The
 * request to SNS is signed, so that no link of any mail ends the subscription. The token is handed on and kept nowhere. Run
 * twice: the second finds the mailbox confirmed.
 */
import { confirmed } from '../../../domain/notices/mailbox-standing.ts';
import type { Clock, MailboxStandings, NoticeSubscriptions, Registry } from '../../../domain/ports/ports.ts';
import { notFound, Refused } from '../../../domain/shared/refusal.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface ConfirmMailboxDeps {
  registry: Registry;
  mailboxes: MailboxStandings;
  subscriptions: NoticeSubscriptions;
  clock: Clock;
}

const tokenRefused = (): Refused =>
  new Refused({
    code: 'mailboxTokenRefused',
    detail: 'The token confirms no invitation of this mailbox.',
    next: 'Wait for the next invitation, and paste its link here before anything else follows it.',
    errors: [
      { field: 'body.token', message: 'Take it from the latest invitation: each is good for two days.' },
    ],
  });

/** Of another organisation there is no such mailbox. */
const mailboxOf = async (
  { registry }: ConfirmMailboxDeps,
  { actor, body: { mailboxId } }: ApiRequest<'confirmMailbox'>,
) => {
  const mailbox = await registry.entry('mailboxes', mailboxId);
  const isTheirs = mailbox?.role === actor.role && mailbox.org === actor.org;
  if (!mailbox || !(isTheirs || actor.role === 'admin')) throw notFound();
  return mailbox;
};

const confirm = async (
  deps: ConfirmMailboxDeps,
  request: ApiRequest<'confirmMailbox'>,
): Promise<ApiResponse<'confirmMailbox'>> => {
  const { mailboxes, subscriptions, clock } = deps;
  const mailbox = await mailboxOf(deps, request);
  const standing = await mailboxes.standing(mailbox, mailbox.id);
  if (!standing)
    throw new Refused({
      code: 'mailboxNotInvited',
      detail: 'The mailbox was not invited yet.',
      next: 'Wait a quarter of an hour for its invitation.',
    });
  const answer = ({ state, since }: Pick<typeof standing, 'state' | 'since'>) => ({
    status: 200 as const,
    body: { mailboxId: mailbox.id, state, since },
  });
  if (standing.state === 'confirmed') return answer(standing);
  const arn = await subscriptions.confirm(mailbox, request.body.token);
  // A mail scanner that followed the link first has used the token up: the next invitation comes within hours.
  const found = arn === standing.subscriptionArn ? await subscriptions.found(arn) : undefined;
  if (found?.pending !== false || !found.authenticated) throw tokenRefused();
  const next = confirmed(standing, clock.now());
  await mailboxes.saveStanding(next);
  return answer(next);
};

export const createConfirmMailbox =
  (deps: ConfirmMailboxDeps): ApiUseCase<'confirmMailbox'> =>
  (request): Promise<ApiResponse<'confirmMailbox'>> =>
    retryConcurrentWrite(() => confirm(deps, request));
