/** What only one machine has: a clock to move, tokens to try with, and the inboxes of the notices. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { eventsOfType } from '../../../domain/case/audit-events.ts';
import { roles } from '../../../domain/shared/roles.ts';
import { openRig, type Rig } from './gateway-rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const clockSchema = z.looseObject({ now: z.string() });
const nowOf = async (): Promise<string> =>
  clockSchema.parse(await (await fetch(`${rig.url}/local/clock`)).json()).now;
const move = (body: string): Promise<Response> => fetch(`${rig.url}/local/clock`, { method: 'POST', body });
const start = '2026-03-02T14:00:00.000Z';

const refer = async (): Promise<string> => {
  const { body } = await rig.world.must(
    { role: 'planner', org: 'pilgrim-pc' },
    'POST',
    '/referrals',
    rig.world.sample('pilgrim-enrolled-friday-evening').referral,
  );
  return String(body['caseId']);
};

describe('GET /local/clock', () => {
  it('says what time it is and whether time can be moved', async () => {
    expect(await (await fetch(`${rig.url}/local/clock`)).json()).toEqual({ now: start, movable: true });
  });
});

describe('POST /local/clock', () => {
  it.each([
    ['{"advance":"PT48H"}', '2026-03-04T14:00:00.000Z'],
    ['{"advance":"P2DT30M"}', '2026-03-04T14:30:00.000Z'],
    ['{"advance":"PT0S"}', start],
    ['{"to":"2026-03-06T17:00:00-05:00"}', '2026-03-06T22:00:00.000Z'],
    ['{"to":"2026-03-02T14:00:00Z"}', start],
  ])('%s moves the clock, and keeps it for the next start', async (body, now) => {
    const answer = await move(body);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ from: start, now });
    expect(await nowOf()).toBe(now);
    expect(rig.moves()).toBe(1);
  });

  it('lets everything fall due on the way, before it answers', async () => {
    const caseId = await refer();
    await move('{"advance":"P5D"}');
    const subjects = rig.world.runtime.inboxes.received().map(({ subject }) => subject);
    expect(subjects).toContain('A referral decision is overdue');
    const events = await rig.world.store.events(caseId);
    expect(eventsOfType(events, 'escalated').length).toBeGreaterThan(0);
  });

  it('answers a jump of 120 days over a referral that nobody answers within seconds', async () => {
    await refer();
    const startedMs = performance.now();
    expect((await move('{"advance":"P120D"}')).status).toBe(200);
    // Far above what it should take, far below what a cost that grows with the cube of the days would be.
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  }, 120_000);

  it.each([
    '',
    'null',
    '5',
    '{}',
    '[]',
    '{"advance":"PT1H","to":"2026-03-06T17:00:00-05:00"}',
    '{"advance":5}',
    '{"advance":"tomorrow"}',
    '{"advance":""}',
    '{"advance":"P1Y"}',
    '{"advance":"P1M"}',
    '{"advance":"P1W"}',
    '{"advance":"PT"}',
    '{"advance":"P1DT"}',
    '{"advance":"48h"}',
    '{"advance":"-PT1H"}',
    '{"advance":"-P1D"}',
    '{"advance":"PT1H","by":"me"}',
    '{"to":"2026-03-02"}',
    '{"to":"2026-03-02T13:59:59Z"}',
    '{"to":"1999-01-01T00:00:00Z"}',
    '{"to":"2026-03-06T17:00:00"}',
    '{"to":"9999-12-31T23:59:59-23:59"}',
    '{"advance":"P999999999D"}',
    '{"advance":"PT2000000000000H"}',
    '{"advance":"P3000000D"}',
    'advance=PT1H',
  ])('%s is refused with what to send, and time stands', async (body) => {
    const answer = await move(body);
    expect([body, answer.status]).toEqual([body, 400]);
    expect(await answer.json()).toMatchObject({
      code: 'invalid',
      errors: [{ field: expect.stringMatching(/^body/) }],
    });
    expect(await nowOf()).toBe(start);
    expect(rig.moves()).toBe(0);
  });

  it('sent twice at the same moment moves it by both or refuses one, and never fails', async () => {
    await refer();
    const answers = await Promise.all([move('{"advance":"PT1H"}'), move('{"advance":"PT1H"}')]);
    const statuses = answers.map(({ status }) => status).sort();
    expect([
      [200, 200],
      [200, 409],
    ]).toContainEqual(statuses);
  });

  it('is 409 on the real clock, which nobody moves', async () => {
    const real = await openRig({ movable: false });
    try {
      const answer = await fetch(`${real.url}/local/clock`, { method: 'POST', body: '{"advance":"PT1H"}' });
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({
        code: 'realClock',
        next: expect.stringContaining('--clock virtual'),
      });
      expect(await (await fetch(`${real.url}/local/clock`)).json()).toEqual({ now: start, movable: false });
    } finally {
      await real.close();
    }
  });
});

describe('GET /local/token', () => {
  it.each(roles)('gives a token of the role %s that the API takes as what it is', async (role) => {
    const answer = await fetch(`${rig.url}/local/token?role=${role}`);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    const token = (await answer.text()).trim();
    const { status } = await fetch(`${rig.url}/cases`, { headers: { authorization: `Bearer ${token}` } });
    expect(status).toBe(role === 'state' || role === 'admin' ? 403 : 200);
  });

  it('speaks for the organisation and the person that are asked for', async () => {
    const answer = await fetch(`${rig.url}/local/token?role=spoa&org=nassau&sub=ann`);
    const headers = { Authorization: `Bearer ${(await answer.text()).trim()}` };
    const { context } = await rig.tokens.authorize({ methodArn: 'any', headers, multiValueHeaders: null });
    expect(context).toEqual({ role: 'spoa', org: 'nassau', sub: 'ann' });
  });

  it.each([
    ['', 'query.role'],
    ['role=root', 'query.role'],
    ['role=', 'query.role'],
    ['role=Planner', 'query.role'],
    ['role=spoa&org=', 'query.org'],
    ['role=spoa&org=Suffolk', 'query.org'],
    ['role=spoa&org=a%23b', 'query.org'],
    [`role=spoa&sub=${'x'.repeat(129)}`, 'query.sub'],
    ['role=spoa&sub=Ann%20Smith', 'query.sub'],
    ['role=spoa&sub=', 'query.sub'],
  ])('?%s is refused at the part that is wrong', async (query, field) => {
    const answer = await fetch(`${rig.url}/local/token?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    expect(await answer.json()).toMatchObject({ errors: [{ field }] });
  });
});

describe('GET /local/notices', () => {
  const noticesSchema = z.strictObject({
    items: z.array(
      z.strictObject({
        topic: z.string(),
        org: z.string(),
        at: z.string(),
        subject: z.string(),
        message: z.looseObject({ noticeId: z.string(), kind: z.string(), caseReference: z.string() }),
        text: z.string().startsWith('A referral to HH+ was received'),
      }),
    ),
  });
  const noticesOf = async (query = '') =>
    noticesSchema.parse(await (await fetch(`${rig.url}/local/notices${query}`)).json()).items;

  it('shows what left, as a subscriber receives it', async () => {
    expect(await noticesOf()).toEqual([]);
    const caseId = await refer();
    expect(await noticesOf()).toMatchObject([
      {
        topic: 'lgu-suffolk',
        org: 'suffolk',
        at: start,
        message: { kind: 'referralReceived', caseReference: caseId },
      },
    ]);
  });

  it('shows one topic when it is asked for one', async () => {
    await refer();
    expect(await noticesOf('?topic=lgu-suffolk')).toHaveLength(1);
    expect(await noticesOf('?topic=lgu-nassau')).toEqual([]);
  });
});

describe('what plays that a mailbox or SNS does not work', () => {
  const mailboxesSchema = z.object({
    items: z.array(z.object({ mailboxId: z.string(), state: z.string() })),
  });
  const post = (path: string, body = '') => fetch(`${rig.url}${path}`, { method: 'POST', body });

  it('shows the mailboxes that were told, plays one dead and mends it', async () => {
    await rig.world.runtime.mailboxes.mailboxesOf({ role: 'spoa', org: 'suffolk' });
    const stateOf = async () =>
      mailboxesSchema
        .parse(await (await fetch(`${rig.url}/local/mailboxes`)).json())
        .items.find(({ mailboxId }) => mailboxId === 'spoa-suffolk')?.state;
    expect(await stateOf()).toBe('confirmed');
    expect((await post('/local/mailboxes/spoa-suffolk/fail')).status).toBe(200);
    expect(await stateOf()).toBe('bounced');
    expect((await post('/local/mailboxes/spoa-suffolk/mend')).status).toBe(200);
    expect(await stateOf()).toBe('confirmed');
  });

  it.each(['/local/mailboxes/nobody/fail', '/local/mailboxes/spoa-suffolk/break'])(
    'knows no %s',
    async (path) => {
      expect((await post(path)).status).toBe(404);
    },
  );

  it('says until when SNS is down', async () => {
    const answer = await post('/local/sns/fail', '{"for":"PT0S"}');
    expect(await answer.json()).toEqual({ until: rig.world.runtime.now() });
  });

  it.each(['', '{', '{}', '{"for":"P1M"}', '{"for":"-PT1H"}', '{"for":"P9999D"}'])(
    'refuses %j as how long SNS is down, by the name of the field',
    async (body) => {
      const answer = await post('/local/sns/fail', body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ field: expect.stringMatching(/^body/) }] });
    },
  );
});
