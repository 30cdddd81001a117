/** The one function that reads a transition table. An unknown pair of state and event is a typed refusal. */
export type TransitionTable<State extends string> = Readonly<Record<State, Readonly<Record<string, State>>>>;

export type Transition<State extends string> =
  | { ok: true; to: State }
  | { ok: false; refused: 'unknownTransition'; state: State; event: string; allowed: readonly string[] };

export const transition = <State extends string>(
  table: TransitionTable<State>,
  state: State,
  event: string,
): Transition<State> => {
  const events = table[state];
  const to = Object.hasOwn(events, event) ? events[event] : undefined;
  return to === undefined
    ? { ok: false, refused: 'unknownTransition', state, event, allowed: Object.keys(events) }
    : { ok: true, to };
};
