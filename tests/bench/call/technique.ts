import type { Evaluating, Stage } from '../bench.ts';

/** A page of whatever browser's driver. */
export type BenchPage = Evaluating & {
  goto(url: string): Promise<unknown>;
  bringToFront(): Promise<void>;
};

/** One call, measured. All in ms since 1970. */
export type Call = {
  readonly acceptedAt: number;
  /** First remote frames. */
  readonly caller: number;
  readonly callee: number;
  /** What else there was to measure, ms. */
  readonly also?: Readonly<Record<string, number>>;
};

/** A way to call; each call begins with everything loaded and ends with everything closed. */
export type Technique = {
  readonly name: string;
  /** `live`: what is done while both see each other. */
  readonly call: (live?: () => Promise<void>) => Promise<Call>;
};

/**
 * From the ring to accept, ms: nobody is quicker, and what each technique prepares is done by then. The same for all,
 * so that none is measured while another one's windows still load.
 */
const RINGS_FOR = 1500;

export const letItRing = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, RINGS_FOR));

/** Pages that are not Ahoy's, in the same two browsers. */
export const createPageTechnique = (
  { load }: Pick<Stage, 'load'>,
  name: string,
  script: { readonly file: string; readonly url: string },
  [caller, callee]: readonly [BenchPage, BenchPage],
): Technique => {
  const open = async (page: BenchPage, role: string): Promise<void> => {
    // The address changes by its hash only: without the way round it would not be loaded again.
    await page.goto('about:blank');
    await page.goto(`${script.url}#${role}`);
    await load(page, script.file);
    await page.bringToFront();
    await page.evaluate('callBench.ready()');
  };
  const both = [caller, callee];
  return {
    name,
    async call(live) {
      await Promise.all([open(caller, 'caller'), open(callee, 'callee')]);
      await caller.evaluate('callBench.ring()');
      await letItRing();
      const acceptedAt = Number(await callee.evaluate('callBench.accept()'));
      const [hers, his] = await Promise.all(both.map((page) => page.evaluate('callBench.seen()')));
      await live?.();
      await Promise.all(both.map((page) => page.evaluate('callBench.end()')));
      return { acceptedAt, caller: Number(hers), callee: Number(his) };
    },
  };
};
