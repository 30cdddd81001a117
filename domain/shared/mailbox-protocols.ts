/** How a notice reaches a mailbox: an e-mail address of a desk, an HTTPS endpoint or a queue of an organisation's own system. */
export const mailboxProtocols = ['email', 'https', 'sqs'] as const;
export type MailboxProtocol = (typeof mailboxProtocols)[number];

/** The first is told; those behind it hear what did not arrive. */
export const mostMailboxRank = 3;
