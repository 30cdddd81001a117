/** One contract for every store: what holds in memory, where handlers are tested, holds on DynamoDB, where they run. */
import { describe } from '@jest/globals';
import { accessLog, accessSeals, auditGrants } from './access-log.contract.ts';
import { allOrNothing, oneCaseReadBack } from './case-store.contract.ts';
import { chainHeads } from './chain-heads.contract.ts';
import { caseLists, workLists } from './lists.contract.ts';
import { idempotency, personLock, receivedOnce } from './locks.contract.ts';
import { mailboxesStand } from './mailboxes.contract.ts';
import { noticesInOrder } from './notices.contract.ts';
import { outbox, registry } from './outbox.contract.ts';
import { paging } from './paging.contract.ts';
import { past } from './past.contract.ts';
import { caseloadCounters, registryEntries } from './registry.contract.ts';
import { registryLog, registryProposals } from './registry-log.contract.ts';
import { describeStores } from './stores-under-test.ts';
import { taskTokens } from './task-token.contract.ts';

const contract = {
  'one case, read back': oneCaseReadBack,
  'all or nothing': allOrNothing,
  'task tokens': taskTokens,
  'one open referral a person': personLock,
  'a referral that was received': receivedOnce,
  'one answer to one request': idempotency,
  'lists of cases': caseLists,
  'lists of work and notices': workLists,
  'notices of an organisation': noticesInOrder,
  'standings of mailboxes': mailboxesStand,
  pages: paging,
  'what is past': past,
  outbox,
  registry,
  'registry entries': registryEntries,
  'the log of the registry': registryLog,
  'proposals of changes of the registry': registryProposals,
  'caseload counters': caseloadCounters,
  'the access log': accessLog,
  'seals of an access log': accessSeals,
  'auditors’ grants': auditGrants,
  'heads of all chains': chainHeads,
};

describeStores((openStore) => {
  for (const [title, part] of Object.entries(contract))
    describe(title, () => {
      part(openStore);
    });
});
