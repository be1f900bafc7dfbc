/**
 * Who of our contexts still lives. Chromium (156) tells nobody when the other end of a `MessagePort` is gone, but a lock
 * (https://w3c.github.io/web-locks/) is free as soon as the context that held it is.
 */
export type Lives = {
  /** The name of what this context holds until its end. */
  own(): Promise<string>;
  /** Resolves when the context that holds this is gone. */
  end(name: string): Promise<void>;
};

const hold = (name: string): Promise<string> =>
  new Promise((held, failed) => {
    navigator.locks
      .request(name, () => {
        held(name);
        return new Promise(() => undefined);
      })
      .catch(failed);
  });

export const createLives = (): Lives => {
  let own: Promise<string> | undefined;
  return {
    own: () => (own ??= hold(`life:${crypto.randomUUID()}`)),
    end: (name) => navigator.locks.request(name, () => undefined),
  };
};
