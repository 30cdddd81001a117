/** The access log and auditors' grants in memory: the same chain and the same refusal of a case that is not there. */
import { chainAccess, emptyLog } from '../../domain/access/access-entry.ts';
import type { AccessLog, AuditGrants } from '../../domain/ports/ports.ts';
import { accessHeadItem, accessItem, auditGrantItem } from '../dynamodb/items.ts';
import { accessHeadKey, accessKey, grantKey } from '../dynamodb/keys.ts';
import { type Partitions, copyOf, inOrder } from './partitions.ts';

export const createMemoryAccessLog = ({ cases, accesses, grants }: Partitions): AccessLog & AuditGrants => ({
  async appendAccess(access) {
    const { caseId } = access;
    if (!cases.has(caseId)) return Promise.resolve(false);
    const log = accesses.get(caseId) ?? { head: emptyLog(caseId), entries: [] };
    const next = chainAccess(access, log.head);
    // Throws MalformedItem for what DynamoDB could not give back.
    accessHeadItem.toItem(accessHeadKey(caseId), next.head);
    accessItem.toItem(accessKey(next.entry), next.entry);
    accesses.set(caseId, { head: next.head, entries: [...log.entries, copyOf(next.entry)] });
    return Promise.resolve(true);
  },
  accesses(caseId, from = '', until = '~') {
    const entries = (accesses.get(caseId)?.entries ?? []).filter(({ at }) => from <= at && at <= until);
    return Promise.resolve(inOrder(entries, (entry) => accessKey(entry).SK));
  },
  accessHead: (caseId) => Promise.resolve(accesses.get(caseId)?.head),
  async putAuditGrant(grant) {
    auditGrantItem.toItem(grantKey(grant.auditor.sub, grant.grantId), grant);
    grants.set(grant.grantId, copyOf(grant));
    return Promise.resolve();
  },
  auditGrantsOf(sub, now) {
    const standing = [...grants.values()].filter(({ auditor, until }) => auditor.sub === sub && until > now);
    return Promise.resolve(inOrder(standing, ({ grantId }) => grantId));
  },
});
