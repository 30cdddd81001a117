/**
 * What functions do on the case table, in the words of the domain. A function is given the sum of what it does
 * (api-functions.ts, workflow-stack.ts); test/infra/grants finds what is missing and what is too much.
 */
import { together, type TableReach } from './table-access.ts';

/** Loads a case with its contacts, work and events; or its notices. */
export const readCase: TableReach = { Query: ['CASE#*'] };
/** Reads one thing of a case by its id: a notice, or what is past. */
export const readOneOfCase: TableReach = { GetItem: ['CASE#*'] };
/** Lists of an organisation: its inbox, its notices. */
export const readLists: TableReach = { lists: true };
/** The list of an organisation's cases, and then the cases. */
export const listCases: TableReach = together(readLists, readCase);
export const readEntry: TableReach = { GetItem: ['REGISTRY*'] };
export const readRegistry: TableReach = { GetItem: ['REGISTRY*'], Query: ['REGISTRY*'] };
/** An entry, the state, and the change in the log. */
export const writeRegistry: TableReach = { PutItem: ['REGISTRY*', 'LOG#REGISTRY'] };
/** An entry that nothing refers to goes. */
export const removeEntry: TableReach = { DeleteItem: ['REGISTRY*'] };
export const readRegistryLog: TableReach = { Query: ['LOG#REGISTRY'] };
export const readProposals: TableReach = { Query: ['PROPOSALS'] };
/** A change that waits for a second person; and what the second person does. */
export const propose: TableReach = { Query: ['PROPOSALS'], PutItem: ['PROPOSALS'] };
export const answerProposals: TableReach = { GetItem: ['PROPOSALS'], PutItem: ['PROPOSALS'] };
/** How mailboxes stand: of one organisation or of all; and of one. */
export const readMailboxes: TableReach = { Query: ['MAILBOXES'] };
export const readOneMailbox: TableReach = { GetItem: ['MAILBOXES'] };
export const writeMailboxes: TableReach = { PutItem: ['MAILBOXES'] };
/** One that the registry names no longer is forgotten. */
export const forgetMailbox: TableReach = { DeleteItem: ['MAILBOXES'] };
export const readCaseloads: TableReach = { Query: ['CASELOADS'] };

/**
 * A decision on a case: loads it, and writes facts, events and outbox entries in one transaction. What is past moves to
 * another key, and the marks of an organisation that leaves, or of an execution that ends, go.
 */
export const changeCase: TableReach = together(readCase, { PutItem: ['CASE#*'], DeleteItem: ['CASE#*'] });
/** A referral opens a case, of which nothing is past; one that is there already is read, and told of it. */
export const openCase: TableReach = together(readCase, { PutItem: ['CASE#*'] });
/** A wait puts its token on the open work item. */
export const storeToken: TableReach = together(readCase, { PutItem: ['CASE#*'] });
/** What was done leaves the outbox, and a notice notes its departure, or that it is over. */
export const completeEntries: TableReach = { DeleteItem: ['CASE#*'], PutItem: ['CASE#*'] };
/** The order of an hour that is about no case; and what the relay does with it. */
export const sendCanary: TableReach = { PutItem: ['CANARY#*'] };
export const completeCanary: TableReach = { DeleteItem: ['CANARY#*'] };
/** A request that may come twice: an earlier answer is looked for, and the new one stored with the facts. */
export const answerOnce: TableReach = { GetItem: ['IDEMPOTENCY#*'], PutItem: ['IDEMPOTENCY#*'] };
/** A person's request that changes a case. */
export const decideOnCase: TableReach = together(changeCase, answerOnce);
/** The lock of one open referral a person. */
export const takePerson: TableReach = { PutItem: ['PERSON#*'] };
/** Who may be the same person. */
export const findLikePersons: TableReach = { Query: ['PERSON#*'] };
export const freePerson: TableReach = { DeleteItem: ['PERSON#*'] };
/** An assignee's count goes up, decided on the registry as it was read; or down. */
export const joinCaseload: TableReach = { PutItem: ['CASELOADS'], ConditionCheckItem: ['REGISTRY*'] };
export const leaveCaseload: TableReach = { UpdateItem: ['CASELOADS'] };

/** Who asked for a case: entries are put, and nothing is read. Nothing else of the log is a reader's to touch. */
export const appendAccess: TableReach = { PutItem: ['ACCESS#*'] };
/** A page of a log, its head and the seals about the page. */
export const readAccess: TableReach = {
  GetItem: ['ACCESS#*'],
  BatchGetItem: ['ACCESS#*'],
  Query: ['ACCESS#*'],
};
/** What waits for a seal is found by the index; seal, head and entries are put. */
export const sealAccesses: TableReach = { lists: true, GetItem: ['ACCESS#*'], PutItem: ['ACCESS#*'] };
/** Where every chain stands: heads of logs by the index, those of cases by their keys. */
export const readHeads: TableReach = { lists: true, BatchGetItem: ['CASE#*'], GetItem: ['REGISTRY*'] };
export const readGrants: TableReach = { Query: ['GRANTS#*'] };
export const writeGrant: TableReach = { PutItem: ['GRANTS#*'] };
