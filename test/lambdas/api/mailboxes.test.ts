/** Mailboxes through the API: who registers, confirms and looks after them. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aMailbox } from '../../fixtures/registry-fixture.ts';
import { admin, Desk, expectProblem, planner, spoa } from './desk.ts';

const suffolk = aMailbox();
const path = '/registry/mailboxes/suffolk-desk';

const suffolkCounty = { role: 'spoa', org: 'suffolk' } as const;

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
const put = (changed: object = {}) =>
  desk.send({ who: admin, method: 'PUT', path, json: { ...suffolk, ...changed } });
const confirm = (token: string, who = spoa) =>
  desk.send({
    who,
    method: 'POST',
    path: '/registry/mailbox-confirmations',
    json: { mailboxId: suffolk.id, token },
  });
const readiness = async () => (await desk.get(admin, '/registry/mailbox-readiness')).body;
const tend = () => desk.world.runtime.tendMailboxes();
const invitation = () =>
  desk.world.runtime.subscriptions.invitations().find(({ endpoint }) => endpoint === suffolk.endpoint);

describe('a mailbox', () => {
  it('is registered by who keeps the registry, invited, and confirmed by its own organisation', async () => {
    expect((await put()).status).toBe(200);
    expectProblem(await confirm('f'.repeat(64)), 422);
    const { link } = invitation()!;
    const { status, body } = await confirm(link);
    expect([status, body]).toMatchObject([200, { mailboxId: 'suffolk-desk', state: 'confirmed' }]);
    expect((await confirm(link)).body).toEqual(body);
    await tend();
    expect(desk.world.runtime.subscriptions.followUnsubscribe(suffolk.endpoint)).toBe(false);
  });

  it('that the next round invites is told so', async () => {
    await put();
    const [standing] = await desk.store.mailboxesOf(suffolkCounty);
    expect(standing?.state).toBe('invited');
    const stored = await desk.store.standing(suffolkCounty, suffolk.id);
    await desk.store.removeStanding(stored!);
    expectProblem(await confirm('f'.repeat(64)), 409, 'mailboxNotInvited');
  });

  it('is confirmed by nobody elsewhere: to them there is none', async () => {
    await put();
    await tend();
    const { token } = invitation()!;
    for (const who of [planner, { role: 'spoa', org: 'nassau' } as const])
      expectProblem(await confirm(token, who), 404);
    expect((await confirm(token, admin)).status).toBe(200);
  });

  it('is refused as unread where a scanner has used its token up', async () => {
    await put();
    await tend();
    const { token } = invitation()!;
    desk.world.runtime.subscriptions.followInvitation(token);
    const refused = await confirm(token);
    expectProblem(refused, 422);
    expect(JSON.stringify(refused.body)).not.toContain(token);
  });

  it.each([
    [{ endpoint: 'https://suffolk.example.org' }, 400],
    [{ protocol: 'sms', endpoint: '+15185550100' }, 400],
    [{ rank: 4 }, 400],
    [{ org: 'brooklyn' }, 422],
    [{ role: 'state', org: 'doh' }, 422],
  ])('with %j is refused, and says which field', async (changed, status) => {
    const refused = await put(changed);
    expectProblem(refused, status);
    expect(refused.body['errors']).toHaveLength(1);
    expect(await desk.store.entry('mailboxes', 'suffolk-desk')).toBeUndefined();
  });
});

describe('GET /registry/mailbox-readiness', () => {
  it('names the counties that would hear nothing, until they have confirmed', async () => {
    const before = await readiness();
    expect(before).toMatchObject({ ready: false, counties: { inForce: 58 } });
    await put();
    await tend();
    await confirm(invitation()!.token);
    const { counties, mailboxes } = (await readiness()) as {
      counties: { withoutMailbox: string[] };
      mailboxes: object[];
    };
    expect(counties.withoutMailbox).not.toContain('suffolk');
    expect(counties.withoutMailbox).toContain('nassau');
    expect(mailboxes).toContainEqual(
      expect.objectContaining({ mailboxId: 'suffolk-desk', state: 'confirmed' }),
    );
    expect(JSON.stringify(mailboxes)).not.toContain(suffolk.endpoint);
  });

  it('is for who keeps the registry', async () => {
    expectProblem(await desk.get(spoa, '/registry/mailbox-readiness'), 403);
  });
});
