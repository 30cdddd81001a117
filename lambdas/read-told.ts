/** Who may be told, as the registry says, and how each mailbox stands: for whoever looks after mailboxes. */
import { mailboxReadiness, type ToldOrganisations } from '../domain/notices/mailbox-readiness.ts';
import type { mailboxReadinessSchema } from '../domain/notices/mailbox-readiness-contract.ts';
import type { MailboxStandings, Registry } from '../domain/ports/ports.ts';
import type { Answer } from '../domain/shared/answer.ts';

export interface ReadToldDeps {
  registry: Registry;
  mailboxes: MailboxStandings;
}

const readTold = async (registry: Registry): Promise<ToldOrganisations> => {
  const [spoas, agencies, healthHomes, mailboxes] = await Promise.all([
    registry.entries('spoas'),
    registry.entries('agencies'),
    registry.entries('health-homes'),
    registry.entries('mailboxes'),
  ]);
  return { spoas, agencies, healthHomes, mailboxes };
};

export const readMailboxReadiness = async ({
  registry,
  mailboxes,
}: ReadToldDeps): Promise<Answer<typeof mailboxReadinessSchema>> =>
  mailboxReadiness(await readTold(registry), await mailboxes.standings());
