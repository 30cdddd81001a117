/**
 * Everywhere that something can be read outside the table, as far as it exists. Texts are kept once each: ten thousand
 * lines that are the same need one search.
 */
import { findIn, type Finding, textsIn } from './search.ts';

export const sinkNames = [
  'log line',
  'standard output',
  'standard error',
  'metric',
  'execution name',
  'execution input',
  'execution output',
  'execution history',
  'table key',
  'index key',
  'idempotency record',
  'audit event',
  'access entry',
  'work item',
  'outbox entry',
  'notice record',
  'SNS topic',
  'SNS subject',
  'SNS body',
  'SNS attribute',
  'dead letter',
  'URL',
  'response header',
  'error body',
  'list',
  'access log',
  'daily statement',
  'OpenAPI document',
  'portal storage',
] as const;
export type SinkName = (typeof sinkNames)[number];

export interface Leak extends Finding {
  sink: SinkName;
  text: string;
}

export class Sinks {
  readonly #texts = new Map<SinkName, Set<string>>(sinkNames.map((name) => [name, new Set()]));

  take(sink: SinkName, ...values: unknown[]): void {
    const texts = this.#texts.get(sink);
    for (const text of textsIn(values)) texts?.add(text);
  }

  textsOf(sink: SinkName): string[] {
    return [...(this.#texts.get(sink) ?? [])];
  }

  /** Sinks into which anything came: about the others a silent search says nothing. */
  get filled(): SinkName[] {
    return sinkNames.filter((name) => this.#texts.get(name)?.size !== 0);
  }

  leaks(): Leak[] {
    return [...this.#texts].flatMap(([sink, texts]) =>
      [...texts].flatMap((text) =>
        findIn(text).map((finding) => ({ ...finding, sink, text: text.slice(0, 200) })),
      ),
    );
  }
}
