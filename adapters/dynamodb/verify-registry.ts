/**
 * Verifies the registry among items of the table, as an export or a scan brings them: the log, the entries as they stand,
 * the proposals that wait, and the caseload counters, which say how many open cases each care manager and team has. An
 * export of single cases holds nothing of this, and none of it is looked for there.
 */
import * as z from 'zod';
import { assigneeOf } from '../../domain/case/caseload-move.ts';
import { registryKinds, type RegistryKind } from '../../domain/registry/kinds.ts';
import { idOfProposal } from '../../domain/registry/proposal.ts';
import type { RegistryChange, RegistryChangePart } from '../../domain/registry/registry-change.ts';
import { type StoredRegistry, verifyRegistry } from '../../domain/registry/verify-registry-log.ts';
import { digestOf } from '../../domain/shared/hash.ts';
import { caseItem, caseloadItem, registryItem, registryStateItem } from './items.ts';
import * as keys from './keys.ts';
import { registryChangeItem, registryChangePartItem, registryProposalItem } from './registry-change-items.ts';

export interface RegistryAuditFinding {
  /** Stands where the case does in a finding of its audit. */
  caseId: 'registry';
  where: 'item' | 'log' | 'proposals' | 'caseloads';
  /** Number of the change, where it is about one. */
  seq?: number;
  fault: string;
}

const itemSchema = z.looseObject({ PK: z.string(), SK: z.string(), entity: z.string() });
type RawItem = z.infer<typeof itemSchema>;

interface Found {
  state: StoredRegistry['state'];
  changes: RegistryChange[];
  parts: RegistryChangePart[];
  /** By partition. */
  entries: Map<string, { id: string }[]>;
  /** By the key of a counter: what it counts, and what the cases say. */
  counted: Map<string, number>;
  carried: Map<string, number>;
  forged: string[];
}

const entityOf = (kind: RegistryKind): string => `registry ${kind}`;
const kindOf = (entity: string): RegistryKind | undefined =>
  registryKinds.find((kind) => entityOf(kind) === entity);

const placeEntry = ({ entries }: Found, kind: RegistryKind, item: RawItem): keys.ItemKey => {
  const entry = registryItem(kind).fromItem(item);
  const generation = item.PK.split('#').slice(2).join('#');
  const known = entries.get(item.PK);
  if (known) known.push(entry);
  else entries.set(item.PK, [entry]);
  return keys.registryKey(kind, generation, entry.id);
};

/** Puts an item where it belongs and says where it must have stood; undefined for another kind. */
const place = (found: Found, item: RawItem): keys.ItemKey | undefined => {
  const kind = kindOf(item.entity);
  if (kind) return placeEntry(found, kind, item);
  switch (item.entity) {
    case 'registryState':
      found.state = registryStateItem.fromItem(item);
      return keys.registryStateKey;
    case 'registryChange': {
      const change = registryChangeItem.fromItem(item);
      found.changes.push(change);
      return keys.registryChangeKey(change.seq);
    }
    case 'registryChangePart': {
      const part = registryChangePartItem.fromItem(item);
      found.parts.push(part);
      return keys.registryChangePartKey(part);
    }
    case 'registryProposal': {
      const proposal = registryProposalItem.fromItem(item);
      const isAsWritten =
        item['sum'] === digestOf(proposal) && idOfProposal(proposal) === proposal.proposalId;
      if (!isAsWritten) found.forged.push(proposal.proposalId);
      return keys.proposalKey(proposal.proposalId);
    }
    case 'caseload': {
      const caseload = caseloadItem.fromItem(item);
      const key = keys.caseloadKey(caseload);
      found.counted.set(key.SK, caseload.count);
      return key;
    }
    case 'case': {
      const assignee = assigneeOf(caseItem.fromItem(item));
      if (!assignee) return undefined;
      const { SK } = keys.caseloadKey(assignee);
      found.carried.set(SK, (found.carried.get(SK) ?? 0) + 1);
      return undefined;
    }
    default:
      return undefined;
  }
};

const caseId = 'registry';

function* caseloadFaults({ state, counted, carried }: Found): Generator<RegistryAuditFinding> {
  if (!state) return;
  for (const SK of new Set([...counted.keys(), ...carried.keys()])) {
    const [is, ought] = [counted.get(SK) ?? 0, carried.get(SK) ?? 0];
    if (is !== ought)
      yield {
        caseId,
        where: 'caseloads',
        fault: `${SK} counts ${String(is)}, and ${String(ought)} open case(s) name it`,
      };
  }
}

export interface RegistryAudit {
  findings: readonly RegistryAuditFinding[];
  /** The links of its log. */
  changes: readonly RegistryChange[];
}

export const verifyRegistryItems = (items: Iterable<unknown>): RegistryAudit => {
  const found: Found = {
    state: undefined,
    changes: [],
    parts: [],
    entries: new Map(),
    counted: new Map(),
    carried: new Map(),
    forged: [],
  };
  const findings: RegistryAuditFinding[] = [];
  for (const raw of items) {
    const item = itemSchema.safeParse(raw);
    // What is no item at all, or no case, is a finding of verify-items.ts.
    if (!item.success) continue;
    const { PK, SK, entity } = item.data;
    try {
      const at = place(found, item.data);
      if (!at && keys.isOfRegistry(PK))
        findings.push({ caseId, where: 'item', fault: `is of no kind that stands there: ${PK} ${SK}` });
      if (at && (at.PK !== PK || at.SK !== SK))
        findings.push({
          caseId,
          where: 'item',
          fault: `stands at ${PK} ${SK} and belongs at ${at.PK} ${at.SK}`,
        });
    } catch {
      if (entity !== 'case') findings.push({ caseId, where: 'item', fault: `cannot be read: ${PK} ${SK}` });
    }
  }
  const { entries, forged } = found;
  const log = verifyRegistry({
    ...found,
    entriesOf: (kind, generation) => entries.get(keys.registryPartition(kind, generation)) ?? [],
    firstGeneration: keys.firstGeneration,
  });
  const all = [
    ...findings,
    ...[...log].map((finding) => ({ caseId, where: 'log', ...finding }) as const),
    ...forged.map(
      (id) => ({ caseId, where: 'proposals', fault: `${id} was changed after it was written` }) as const,
    ),
    ...caseloadFaults(found),
  ];
  return { findings: all, changes: found.changes };
};
