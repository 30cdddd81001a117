/** `npm start` for real: a process, a socket, a database file; killed, started again, told to end, and started wrongly. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { hasCurl, paste } from './pasted.ts';
import {
  askAs,
  canSeeProcesses,
  cleanUp,
  type Ended,
  enginesIn,
  killed,
  launch,
  newFolder,
  root,
  type Running,
  startServer,
  until,
} from './server-process.ts';

afterAll(cleanUp);

const itemsSchema = z.looseObject({
  items: z.array(z.looseObject({ workItemId: z.string(), kind: z.string(), caseId: z.string() })),
});
const noticesSchema = z.looseObject({
  notices: z.array(z.looseObject({ noticeId: z.string(), kind: z.string() })),
});
const inboxesSchema = z.looseObject({
  items: z.array(z.looseObject({ message: z.looseObject({ noticeId: z.string(), link: z.string() }) })),
});

const requestBody: unknown = JSON.parse(readFileSync(join(root, 'samples/requests/referral.json'), 'utf8'));

const personNumber = (index: number): unknown => {
  const referral = z.looseObject({ person: z.looseObject({}) }).parse(requestBody);
  return { ...referral, person: { ...referral.person, medicaidCin: `ZZ${String(40_000 + 11 * index)}B` } };
};

const inboxOf = async (server: Running, role: string) =>
  itemsSchema.parse((await askAs(server, role, 'GET', '/work-items')).body).items;
const noticesOf = async (server: Running, caseId: string) =>
  noticesSchema.parse((await askAs(server, 'planner', 'GET', `/cases/${caseId}/timeline`)).body).notices;
const deliveredBy = async ({ url }: Running) =>
  inboxesSchema.parse(await (await fetch(`${url}/local/notices`)).json()).items.map(({ message }) => message);
const phaseOf = async (server: Running, caseId: string) =>
  (await askAs(server, 'planner', 'GET', `/cases/${caseId}`)).body['phase'];

const expectNoEngine = async (folder: string) => {
  if (canSeeProcesses) expect(await until(() => enginesIn(folder).length === 0)).toBe(true);
};

describe('a server that runs', () => {
  const folder = newFolder();
  let server: Running;
  let caseId: string;
  beforeAll(async () => {
    server = await startServer(folder);
  });

  it('says where it is, where the cases are, and what to try', () => {
    expect(server.port).toBeGreaterThan(0);
    expect(server.welcome).toContain('0 open case(s) continue');
    expect(server.welcome).toContain(folder);
    expect(server.commands).toHaveLength(3);
    if (canSeeProcesses) expect(enginesIn(folder)).not.toEqual([]);
  });

  it(`does what its three commands promise, pasted one after another ${hasCurl ? 'into a shell' : 'by fetch, since there is no curl'}`, async () => {
    const [refer = '', inbox = '', wait = ''] = server.commands;
    const referred = await paste(refer);
    expect(referred).toMatchObject({ caseId: expect.stringMatching(/^WH-/), lgu: 'suffolk' });
    caseId = String(referred['caseId']);
    expect(await paste(inbox)).toMatchObject({ items: [{ caseId, kind: 'spoaDecision', overdue: false }] });
    const moved = z.object({ from: z.string(), now: z.string() }).parse(await paste(wait));
    // The clock flows on between the two readings.
    const movedMs = Date.parse(moved.now) - Date.parse(moved.from);
    expect(movedMs).toBeGreaterThanOrEqual(10 * 86_400_000);
    expect(movedMs).toBeLessThan(10 * 86_400_000 + 60_000);
    expect(await paste(inbox)).toMatchObject({ items: [{ caseId, overdue: true }] });
  });

  it('sends notices whose link leads to it', async () => {
    const links = (await deliveredBy(server)).map(({ link }) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links)).toEqual(new Set([`${server.url}/cases/${caseId}`]));
  });

  it('is not disturbed by a second one that was started on its port and its folder by mistake', async () => {
    const mistaken = launch(['--port', String(server.port), '--data', folder]);
    const { code, stderr } = await mistaken.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/in use/i);
    const [item] = await inboxOf(server, 'spoa');
    const path = `/work-items/${item?.workItemId ?? ''}/completion`;
    const answer = await askAs(server, 'spoa', 'POST', path, { kind: 'spoaDecision', decision: 'accept' });
    expect(answer.status).toBe(200);
    // The answer reaches the execution that this server runs: the agency is asked.
    expect(await inboxOf(server, 'cma')).toMatchObject([{ caseId, kind: 'cmaAcceptance' }]);
  });

  it('keeps its folder to itself: a second server on another port is refused, since both would carry the cases', async () => {
    const second = launch(['--port', '0', '--data', folder]);
    const refused = await Promise.race([second.ended, second.printed(/is ready/)]);
    second.child.kill('SIGKILL');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(folder) });
  });

  it('ends with its database when it is told to, with code 0', async () => {
    expect(await killed(server, 'SIGTERM')).toMatchObject({ code: 0, signal: null, stderr: '' });
    await expectNoEngine(folder);
  });

  it('continues every case on the next start, at the time that it had been moved to', async () => {
    const again = await startServer(folder);
    expect(again.welcome).toContain('1 open case(s) continue');
    const [, clock = ''] = /The virtual clock says (\S+)\./.exec(again.welcome) ?? [];
    expect(Date.parse(clock)).toBeGreaterThan(Date.now() + 9 * 86_400_000);
    expect(await inboxOf(again, 'cma')).toMatchObject([{ caseId, kind: 'cmaAcceptance' }]);
    expect(await killed(again, 'SIGINT')).toMatchObject({ code: 0 });
  });
});

describe('a server that was killed after a referral', () => {
  it('left no database behind, and the case goes on at the next start: same work, no notice twice', async () => {
    const folder = newFolder();
    const server = await startServer(folder);
    const { status, body } = await askAs(server, 'planner', 'POST', '/referrals', requestBody);
    expect(status).toBe(201);
    const caseId = String(body['caseId']);
    const items = await inboxOf(server, 'spoa');
    const notices = await noticesOf(server, caseId);
    expect((await deliveredBy(server)).map(({ noticeId }) => noticeId)).toEqual(
      notices.map(({ noticeId }) => noticeId),
    );
    expect(await killed(server, 'SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    await expectNoEngine(folder);

    const again = await startServer(folder);
    expect(again.welcome).toContain('1 open case(s) continue');
    expect(await inboxOf(again, 'spoa')).toEqual(items);
    expect(await noticesOf(again, caseId)).toEqual(notices);
    expect(await deliveredBy(again)).toEqual([]);
    const path = `/work-items/${items[0]?.workItemId ?? ''}/completion`;
    expect(
      (await askAs(again, 'spoa', 'POST', path, { kind: 'spoaDecision', decision: 'accept' })).status,
    ).toBe(200);
    expect(await phaseOf(again, caseId)).toBe('cmaAssignment');
    expect(await inboxOf(again, 'cma')).toMatchObject([{ caseId, kind: 'cmaAcceptance' }]);
    expect((await deliveredBy(again)).map(({ noticeId }) => noticeId)).not.toContain(notices[0]?.noticeId);
    await killed(again, 'SIGTERM');
  });

  it('in the middle of many referrals keeps every one that it had answered, each with its work once', async () => {
    const folder = newFolder();
    const server = await startServer(folder);
    const answered: string[] = [];
    const refer = async (index: number): Promise<void> => {
      const { status, body } = await askAs(server, 'planner', 'POST', '/referrals', personNumber(index));
      if (status === 201) answered.push(String(body['caseId']));
      if (answered.length === 3) server.child.kill('SIGKILL');
    };
    await Promise.allSettled(Array.from({ length: 12 }, (_, index) => refer(index)));
    await server.ended;
    expect(answered.length).toBeGreaterThanOrEqual(3);

    const again = await startServer(folder);
    const items = await inboxOf(again, 'spoa');
    for (const caseId of answered) {
      expect(items.filter((item) => item.caseId === caseId)).toHaveLength(1);
      expect(await noticesOf(again, caseId)).toMatchObject([{ kind: 'referralReceived' }]);
    }
    await killed(again, 'SIGTERM');
  });
});

describe('a server that cannot start', () => {
  const usage = 'npm start -- [--port 8787]';
  const expectRefused = ({ code, stdout, stderr }: Ended, message: RegExp, by = 1) => {
    expect(stderr).toMatch(message);
    expect(stderr).toContain(usage);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: by, stdout: '' });
  };

  it('because its port is taken says so and what to do, and leaves no database behind', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => {
      blocker.listen(0, '127.0.0.1', resolve);
    });
    const { port } = blocker.address() as AddressInfo;
    const folder = newFolder();
    try {
      const ended = await launch(['--port', String(port), '--data', folder]).ended;
      expectRefused(ended, /port is in use.*--port/i);
      await expectNoEngine(folder);
    } finally {
      blocker.close();
    }
  });

  it('because of its options names every one that is wrong and how to write it', async () => {
    const folder = newFolder();
    const [known, unknown] = await Promise.all([
      launch(['--data', folder, '--db', 'disk', '--clock', 'fast']).ended,
      launch(['--data', folder, '--frob']).ended,
    ]);
    expectRefused(known, /--db takes file or memory\..*--clock takes real or virtual\./, 2);
    expectRefused(unknown, /--frob/, 2);
    if (canSeeProcesses) expect(enginesIn(folder)).toEqual([]);
  });
});

describe('a server in memory', () => {
  it('forgets at exit, and says so in its welcome', async () => {
    const folder = newFolder();
    const server = await startServer(folder, ['--db', 'memory', '--clock', 'real']);
    expect(server.welcome).toMatch(/kept in .*memory/);
    expect(server.welcome).toContain('The real clock says');
    expect(
      (await fetch(`${server.url}/local/clock`, { method: 'POST', body: '{"advance":"PT1H"}' })).status,
    ).toBe(409);
    expect((await askAs(server, 'planner', 'POST', '/referrals', requestBody)).status).toBe(201);
    await killed(server, 'SIGTERM');
    const again = await startServer(folder, ['--db', 'memory']);
    expect(again.welcome).toContain('0 open case(s) continue');
    await killed(again, 'SIGTERM');
  });
});
