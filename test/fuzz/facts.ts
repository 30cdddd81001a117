/** What is stored of a case and of the registry, member by member, so that a refusal can be shown to have changed nothing. */
import { registryKinds } from '../../domain/registry/kinds.ts';
import type { AccessLog, CaseStore, Registry } from '../../domain/ports/ports.ts';

/** Each member as text. */
export type Facts = Readonly<Record<string, string>>;

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

export const factsOfCase = async (store: CaseStore & AccessLog, caseId: string): Promise<Facts> => {
  const [snapshot, events, notices, steps, accesses] = await Promise.all([
    store.load(caseId),
    store.events(caseId),
    store.notices(caseId),
    store.searchSteps(caseId),
    store.accessHead(caseId),
  ]);
  return {
    case: textOf(snapshot?.case),
    workItems: textOf(snapshot?.workItems),
    contacts: textOf(snapshot?.contacts),
    events: textOf(events),
    notices: textOf(notices),
    searchSteps: textOf(steps),
    accessLog: textOf(accesses),
  };
};

export const factsOfRegistry = async (registry: Registry): Promise<Facts> => {
  const kinds = await Promise.all(registryKinds.map((kind) => registry.entries(kind)));
  return {
    revision: String(await registry.revision()),
    caseloads: textOf(await registry.caseloads()),
    ...Object.fromEntries(registryKinds.map((kind, index) => [kind, textOf(kinds[index])])),
  };
};

/** What a refusal may leave behind: that somebody asked is itself a fact, kept apart from the case. */
const ofTheAsking: ReadonlySet<string> = new Set(['accessLog']);

/** Names of the members that differ, besides those that a refusal may write. */
export const changedFacts = (before: Facts, after: Facts): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !ofTheAsking.has(name) && before[name] !== after[name],
  );
