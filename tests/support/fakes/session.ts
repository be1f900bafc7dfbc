import type { SessionStore } from '../../../utils/models/ports.ts';

/** Lives as long as one run of the browser. What is read is a copy, as it is in the browser. */
export const createFakeSession = (): SessionStore => {
  const values = new Map<string, unknown>();
  return {
    read: (key) => Promise.resolve(structuredClone(values.get(key))),
    write(key, value) {
      values.set(key, structuredClone(value));
      return Promise.resolve();
    },
  };
};
