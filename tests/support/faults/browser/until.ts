export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again until there is an answer. `instead`: what there is when it did not come. */
export const until = async <T>(
  what: string,
  find: () => Promise<T | undefined> | T | undefined,
  { ms = 30_000, instead }: { readonly ms?: number; readonly instead?: () => Promise<string> } = {},
): Promise<T> => {
  for (const end = Date.now() + ms; ; await pause(50)) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end)
      throw new Error(`not in ${ms} ms: ${what}${instead === undefined ? '' : `, but ${await instead()}`}`);
  }
};

/** Whether it became so in time. */
export const becomes = async (
  isSo: () => Promise<boolean> | boolean,
  ms: number,
  step = 50,
): Promise<boolean> => {
  for (const end = Date.now() + ms; ; await pause(step)) {
    if (await isSo()) return true;
    if (Date.now() > end) return false;
  }
};
