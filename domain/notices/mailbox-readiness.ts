/**
 * Who would not hear a notice: counties in force, whose LGU is told first of nearly everything, and every other organisation
 * that may be told. A stage is not ready while a county has no mailbox that was confirmed.
 */
import { type CountyId, lguOf } from '../shared/counties.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { Answer } from '../shared/answer.ts';
import type { MailboxStanding } from './mailbox-standing.ts';
import type { NamedMailbox } from './mailbox.ts';
import type { mailboxReadinessSchema } from './mailbox-readiness-contract.ts';
import { centralOffice } from './notice.ts';

/** The organisations of the registry that may be told; OMH always is. */
export interface ToldOrganisations {
  spoas: readonly { counties: readonly CountyId[] }[];
  agencies: readonly { id: string }[];
  healthHomes: readonly { id: string }[];
  mailboxes: readonly NamedMailbox[];
}

const keyOf = ({ role, org }: Recipient): string => `${role}#${org}`;

/** LGUs of the counties that the registry has a SPOA for. */
const lgusIn = ({ spoas }: ToldOrganisations): string[] =>
  [...new Set(spoas.flatMap(({ counties }) => counties.map(lguOf)))].sort();

export const mailboxReadiness = (
  told: ToldOrganisations,
  standings: readonly MailboxStanding[],
): Answer<typeof mailboxReadinessSchema> => {
  const heard = new Set(standings.filter(({ state }) => state === 'confirmed').map(keyOf));
  const lgus = lgusIn(told);
  const without = lgus.filter((org) => !heard.has(keyOf({ role: 'spoa', org })));
  const others: Recipient[] = [
    centralOffice,
    ...told.healthHomes.map(({ id }): Recipient => ({ role: 'healthHome', org: id })),
    ...told.agencies.map(({ id }): Recipient => ({ role: 'cma', org: id })),
  ];
  const standingOf = ({ id, role, org }: NamedMailbox): MailboxStanding | undefined =>
    standings.find((standing) => standing.mailboxId === id && standing.role === role && standing.org === org);
  return {
    ready: lgus.length > 0 && without.length === 0 && heard.has(keyOf(centralOffice)),
    counties: { inForce: lgus.length, withoutMailbox: without },
    othersWithoutMailbox: others.filter((recipient) => !heard.has(keyOf(recipient))),
    mailboxes: told.mailboxes.map((mailbox) => {
      const standing = standingOf(mailbox);
      return {
        mailboxId: mailbox.id,
        role: mailbox.role,
        org: mailbox.org,
        protocol: mailbox.protocol,
        rank: mailbox.rank,
        state: standing?.state ?? 'toInvite',
        ...(standing && {
          since: standing.since,
          invitedAt: standing.invitedAt,
          invitations: standing.invitations,
          linkFollowed: standing.linkFollowed,
        }),
      };
    }),
  };
};
