import type { FromPages, ToPages } from '../../../utils/models/ports/messages.ts';
import type { Background } from '../../../utils/models/background.ts';

type Asked = { readonly type: keyof FromPages; readonly data: unknown };
type Listeners = Parameters<Background['on']>[0];

export type FakeBackground = Background & {
  /** Everything that was asked, in order. */
  readonly asked: readonly Asked[];
  answer<K extends keyof FromPages>(type: K, answer: FromPages[K]['out']): void;
  /** From now on nobody answers. */
  vanish(): void;
  tell<K extends keyof ToPages>(type: K, data: ToPages[K]['in']): void;
};

export const createFakeBackground = (): FakeBackground => {
  const asked: Asked[] = [];
  const answers = new Map<string, unknown>();
  const listeners = new Set<Listeners>();
  let isThere = true;
  return {
    asked,
    ask: async (type, ...data) => {
      asked.push({ type, data: data[0] });
      if (!isThere) throw new Error('Nobody answered');
      return answers.get(type) as FromPages[typeof type]['out'];
    },
    on: (heard, signal) => {
      listeners.add(heard);
      signal.addEventListener('abort', () => listeners.delete(heard));
    },
    answer: (type, answer) => void answers.set(type, answer),
    vanish: () => {
      isThere = false;
    },
    tell: (type, data) => {
      for (const heard of listeners) heard[type]?.(data);
    },
  };
};

/** Lets every promise that is ready run to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
