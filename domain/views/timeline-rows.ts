/** What a row of the disclosure of the timeline says (timeline-disclosure.ts). */
import type { Opening } from '../access/openings.ts';
import type { AuditEventType, DetailsOf } from '../case/audit-events.ts';

/** By the kind that the event is about, where it is about one. */
export type ByKind = Readonly<Record<string, Opening>>;
type Names<Details> = Details extends unknown ? keyof Details : never;
export interface EventRow<Details> {
  event: Opening | ByKind;
  /** @default always */
  ruleIds?: Opening;
  details: { readonly [Name in Names<Details>]: Opening | ByKind };
}
export type EventRows<Type extends AuditEventType> = { readonly [One in Type]: EventRow<DetailsOf<One>> };
