/** How mailboxes stand: each under its organisation, changed by whoever saw it last, and forgotten with its registration. */
import { expect, it } from '@jest/globals';
import { confirmed, invited, type MailboxStanding } from '../../domain/notices/mailbox-standing.ts';
import { ConcurrentWrite } from '../../domain/ports/ports.ts';
import { aMailbox } from '../fixtures/registry-fixture.ts';
import type { Store } from './stores-under-test.ts';

const at = '2026-03-02T14:00:00.000Z' as const;
const asked = (overrides: Parameters<typeof aMailbox>[0] = {}): MailboxStanding => {
  const mailbox = aMailbox(overrides);
  return invited(mailbox, undefined, `arn:${mailbox.id}`, at);
};
const suffolk = { role: 'spoa', org: 'suffolk' } as const;

export const mailboxesStand = (openStore: () => Promise<Store>): void => {
  it('are of an organisation, by their rank', async () => {
    const store = await openStore();
    await store.saveStanding(asked({ id: 'b-second', rank: 2, endpoint: 'b@y.example.org' }));
    await store.saveStanding(asked({ id: 'z-first', legalOnly: true }));
    await store.saveStanding(asked({ id: 'nassau-desk', org: 'nassau' }));
    await store.saveStanding(asked({ id: 'other-role', role: 'cma', org: 'suffolk' }));
    const found = await store.mailboxesOf(suffolk);
    expect(found.map(({ mailboxId, rank }) => [mailboxId, rank])).toEqual([
      ['z-first', 1],
      ['b-second', 2],
    ]);
    expect(await store.mailboxesOf({ role: 'spoa', org: 'suff' })).toEqual([]);
    expect((await store.standings()).map(({ mailboxId }) => mailboxId)).toEqual([
      'other-role',
      'nassau-desk',
      'b-second',
      'z-first',
    ]);
  });

  it('is changed by who read it as it is, and by nobody else', async () => {
    const store = await openStore();
    await store.saveStanding(asked());
    await expect(store.saveStanding(asked())).rejects.toThrow(ConcurrentWrite);
    const stored = await store.standing(suffolk, 'suffolk-desk');
    expect(stored).toMatchObject({ version: 1, state: 'invited' });
    await store.saveStanding(confirmed(stored!, at));
    await expect(store.saveStanding(stored!)).rejects.toThrow(ConcurrentWrite);
    expect(await store.mailboxesOf(suffolk)).toMatchObject([{ state: 'confirmed' }]);
  });

  it('is forgotten, and once more without harm', async () => {
    const store = await openStore();
    await store.saveStanding(asked());
    const stored = await store.standing(suffolk, 'suffolk-desk');
    for (let times = 0; times < 2; times += 1) await store.removeStanding(stored!);
    expect(await store.standing(suffolk, 'suffolk-desk')).toBeUndefined();
    expect(await store.standings()).toEqual([]);
  });

  it('is refused where it could not be read again', async () => {
    const store = await openStore();
    await expect(store.saveStanding({ ...asked(), rank: 7 })).rejects.toThrow('is no mailbox');
  });
};
