import type { SessionStore } from '../../../utils/models/ports/session.ts';

/** Lives as long as one run of the browser. What is read is a copy, as it is in the browser. */
export const createFakeSession = (): SessionStore & { breakNextRead(): void } => {
  let isBroken = false;
  const values = new Map<string, unknown>();
  const put = (given: Readonly<Record<string, unknown>>): Promise<void> => {
    for (const [key, value] of Object.entries(structuredClone(given))) values.set(key, value);
    return Promise.resolve();
  };
  return {
    read(key) {
      const wasBroken = isBroken;
      isBroken = false;
      return wasBroken
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve(structuredClone(values.get(key)));
    },
    write: (key, value) => put({ [key]: value }),
    writeAll: put,
    breakNextRead() {
      isBroken = true;
    },
  };
};
