/**
 * The table of audit events: what can be recorded of a case, and what each records. Whoever records is held to it by the
 * compiler; whoever reads must expect events that an earlier or later version wrote. Those stay as they are stored: they
 * count in the chain and are shown, and nothing is concluded from them.
 */
import type * as z from 'zod';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { AuditEventRow } from './audit-details.ts';
import { aotEvents } from './audit-events-of-aot.ts';
import { factEvents } from './audit-events-of-facts.ts';
import { journeyEvents } from './audit-events-of-journey.ts';

/** docs/audit-events.md is written from it. A type keeps its name and its details for good: stored chains hold them. */
export const auditEvents = { ...journeyEvents, ...factEvents, ...aotEvents } as const satisfies Record<
  string,
  AuditEventRow
>;

type Table = typeof auditEvents;
export type AuditEventType = keyof Table;
type DetailsByType = { [Type in AuditEventType]: z.infer<Table[Type]['details']> };
export type DetailsOf<Type extends AuditEventType> = DetailsByType[Type];

/** A stored event as the table has it: by its type its details are known. */
export type KnownEvent<Type extends AuditEventType = AuditEventType> = {
  [One in Type]: Omit<AuditEvent, 'type' | 'details'> & { type: One; details: DetailsOf<One> };
}[Type];

const isType = (type: string): type is AuditEventType => Object.hasOwn(auditEvents, type);

/** False for a type that this version does not have, and for details of another form. */
export const isKnownEvent = (event: AuditEvent): event is KnownEvent =>
  isType(event.type) && auditEvents[event.type].details.safeParse(event.details).success;

/** The events of one type, with their details. */
export const eventsOfType = <Type extends AuditEventType>(
  events: readonly AuditEvent[],
  type: Type,
): KnownEvent<Type>[] =>
  events.filter((event): event is KnownEvent<Type> => event.type === type && isKnownEvent(event));
