/**
 * The history of one execution, event for event as AWS writes it.
 *
 * AWS ends an execution at 25,000 events, so the count of a local run says how far a workflow is from that wall.
 */
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { EngineClock } from '../clock/engine-clock.ts';

export const MAX_HISTORY_EVENTS = 25_000;

export type EventType = NonNullable<HistoryEvent['type']>;
export type EventDetails = Omit<HistoryEvent, 'id' | 'previousEventId' | 'timestamp' | 'type'>;

export interface RecordedEvent extends EventDetails {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: Date;
  readonly type: EventType;
}

export interface History {
  add(type: EventType, previousEventId: number, details?: EventDetails): number;
  events(): readonly RecordedEvent[];
  /** True when only the event that ends the execution still fits. */
  isFull(): boolean;
}

/** Which data the history holds is the log level's matter on AWS; locally nothing is left out. */
export const WHOLE = { truncated: false } as const;

export function createHistory(clock: EngineClock): History {
  const events: RecordedEvent[] = [];
  return {
    add(type, previousEventId, details = {}) {
      const id = events.length + 1;
      events.push({ id, previousEventId, timestamp: new Date(clock.nowMs()), type, ...details });
      return id;
    },
    events: () => events,
    isFull: () => events.length >= MAX_HISTORY_EVENTS - 1,
  };
}
