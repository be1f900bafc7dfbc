import type { CDPSession, Page } from 'playwright-core';

/** What scripts of Ahoy did in a page while something happened there. */
export type Ours = {
  /** Time on the processor, in ms: other programs on the machine do not count. */
  readonly ms: number;
  /** How often the browser called into them. */
  readonly callbacks: number;
};

const IN_X = /^chrome-extension:.+\/(?:content-scripts\/.+|x-calls)\.js$/u;

type TraceEvent = {
  readonly name: string;
  /** Thread time, µs. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
};

const end = (session: CDPSession): Promise<void> =>
  new Promise((done, failed) => {
    session.once('Tracing.tracingComplete', () => done());
    session.send('Tracing.end').catch(failed);
  });

/**
 * The browser's own trace says of each call from the browser into a script (timers, observers, events, idle moments)
 * and of each script that is started which file it is in and how long it took, with all that was done in it, such as
 * styles that had to be brought up to date first. Two things are not seen: what is left to do after an `await`, which
 * is a line or two here, and the wrapper around X's reading of responses, which adds nothing but a call.
 */
export const recordOurs = async (page: Page, act: () => Promise<unknown>): Promise<Ours> => {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await act();
  await end(session);
  await session.detach();
  const ours = events.filter(
    ({ name, args }) =>
      (name === 'FunctionCall' || name === 'EvaluateScript') && IN_X.test(args?.data?.url ?? ''),
  );
  return {
    ms: ours.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
    callbacks: ours.filter(({ name }) => name === 'FunctionCall').length,
  };
};

/** The weight of all scripts of Ahoy that were put into the page, in kB. */
export const injectedInto = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Debugger.scriptParsed', ({ url, length = 0 }) => {
    if (IN_X.test(url)) bytes += length;
  });
  // Tells of all that are there before it answers.
  await session.send('Debugger.enable');
  await session.detach();
  return bytes / 1000;
};

/** Processor time that all scripts of the page take while something happens there, ms. */
export const scriptTimeOf = async (page: Page, act: () => Promise<unknown>): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await act();
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
};
