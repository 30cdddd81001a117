/** Which function asked AWS for what: calls are noted for the function in whose asynchronous context they are made. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Needed } from './needed.ts';

const running = new AsyncLocalStorage<string>();
const nobody = '';

export const asFunction = <T>(fn: string, run: () => T): T => running.run(fn, run);
/** What the present asynchronous context does from here on is no function's doing. */
export const asNobody = (): void => running.enterWith(nobody);
/** Empty outside of every function. */
export const runningFunction = (): string => running.getStore() ?? nobody;

/** What each function needs, every different thing once. */
export class Recording {
  readonly #needed = new Map<string, Map<string, Needed>>();

  note(...needed: readonly Needed[]): void {
    const fn = runningFunction();
    if (fn === nobody) return;
    const known = this.#needed.get(fn) ?? new Map<string, Needed>();
    for (const one of needed) known.set(JSON.stringify(one), one);
    this.#needed.set(fn, known);
  }

  functions(): string[] {
    return [...this.#needed.keys()].sort();
  }

  of(fn: string): Needed[] {
    return [...(this.#needed.get(fn)?.values() ?? [])];
  }
}
