import { signal, type ReadonlySignal } from '@preact/signals-core';

type Transition<State, Event, Effect> = (
  state: State,
  event: Event,
) => { readonly state: State; readonly effects: readonly Effect[] };

export type Machine<State, Event> = {
  readonly state: ReadonlySignal<State>;
  readonly dispatch: (event: Event) => void;
};

/** Runs a pure machine. An event that an effect raises at once waits until all effects before it are carried out. */
export const createMachine = <State, Event, Effect>(
  initial: State,
  transition: Transition<State, Event, Effect>,
  carryOut: (effect: Effect) => void,
): Machine<State, Event> => {
  const state = signal(initial);
  const queue: Event[] = [];
  let running = false;

  const dispatch = (event: Event): void => {
    queue.push(event);
    if (running) return;
    running = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const step = transition(state.peek(), next);
      state.value = step.state;
      for (const effect of step.effects) carryOut(effect);
    }
    running = false;
  };

  return { state, dispatch };
};
