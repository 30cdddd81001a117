/** Journeys of notices that do not arrive: a county's mailbox that is dead, and SNS that is down for more than a day. */
import * as z from 'zod';
import { addElapsed } from '../../domain/shared/instant.ts';
import { type Journey, people } from './journeys.ts';
import type { Player } from './player.ts';
import type { World } from './world.ts';

const sample = 'pilgrim-enrolled-friday-evening';
const desk = {
  id: 'suffolk-desk',
  role: 'spoa',
  org: 'suffolk',
  protocol: 'email',
  endpoint: 'hhplus-desk@suffolk.example.org',
  owner: 'SPOA coordinator',
  rank: 1,
};

/** Registered by the administrator, invited, and confirmed by the county with what the mail says. */
const countyHasMailbox = async (world: World): Promise<void> => {
  await world.person('admin', 'operations').put(`/registry/mailboxes/${desk.id}`, desk);
  await world.runtime.tendMailboxes();
  const invitations = world.runtime.subscriptions.invitations();
  const { link } = z
    .looseObject({ link: z.string() })
    .parse(invitations.find(({ endpoint }) => endpoint === desk.endpoint));
  await world
    .person('spoa', 'suffolk')
    .post('/registry/mailbox-confirmations', { mailboxId: desk.id, token: link });
};

const noticesSchema = z.object({
  items: z.array(
    z.looseObject({
      noticeId: z.string(),
      kind: z.string(),
      delivery: z.looseObject({ state: z.string() }),
      unreached: z.looseObject({ org: z.string() }).optional(),
    }),
  ),
});
const noticesOf = async (player: Player) => noticesSchema.parse((await player.get('/notices')).body).items;

const readinessSchema = z.object({ counties: z.object({ withoutMailbox: z.array(z.string()) }) });
/** As `npm run ready` asks it. */
const countiesWithout = async (world: World): Promise<string[]> => {
  const { body } = await world.person('admin', 'operations').get('/registry/mailbox-readiness');
  return readinessSchema.parse(body).counties.withoutMailbox;
};

const must = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise);
};

const mailboxDead: Journey = {
  name: 'county-mailbox-dead',
  story:
    'The one mailbox of the county bounces. What the county should hear stands as failed, OMH is told that it does not, and the stage is called not ready, until the mailbox is mended and the county reads its list.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner } = people(world);
    await countyHasMailbox(world);
    await world.runtime.mailboxes.set(desk.id, 'bounced');
    const caseId = await planner.refer(sample);
    const county = world.person('spoa', 'suffolk');
    const [failed] = await noticesOf(county);
    must(failed?.delivery.state === 'failed', 'The county was not shown that its notice failed.');
    const omh = world.person('state', 'omh');
    const [told] = await noticesOf(omh);
    must(told?.kind === 'noticeUndelivered' && told.unreached?.org === 'suffolk', 'OMH was not told.');
    must((await countiesWithout(world)).includes('suffolk'), 'The stage was called ready.');
    await world.at('2026-03-02T11:00:00-05:00');
    await world.runtime.mailboxes.set(desk.id, 'confirmed');
    must(!(await countiesWithout(world)).includes('suffolk'), 'The county has a mailbox again.');
    for (const { noticeId } of await noticesOf(county))
      await county.post(`/notices/${noticeId}/acknowledgement`);
    must((await noticesOf(omh)).length === 0, 'OMH is still asked, although the county has read it.');
    return caseId;
  },
};

const snsDown: Journey = {
  name: 'sns-down-for-25-hours',
  story:
    'SNS takes nothing for 25 hours. The journey goes on; what was told meanwhile leaves afterwards, all of it and nothing twice.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner } = people(world);
    world.runtime.inboxes.failUntil(addElapsed(world.runtime.now(), 25, 'hours'));
    const caseId = await planner.refer(sample);
    await world.at('2026-03-03T11:30:00-05:00');
    return caseId;
  },
};

export const mailboxJourneys: readonly Journey[] = [mailboxDead, snsDown];
