import type { BrowserContext, Page } from 'playwright-core';
import type { MediaEvent, MediaSignal } from '../../../utils/core/call/input.ts';
import type { CallPhase, CallView } from '../../../utils/core/call/view.ts';
import type { UserId } from '../../../utils/core/people/ids.ts';
import type { CallId, MediaKind } from '../../../utils/core/protocol/letter.ts';
import type { IceSettings } from '../../../utils/models/media-ports.ts';

const CALL = 'AAAAAAAAAAAAAAAAAAAAAA' as CallId;

const viewOf = (role: CallView['role'], phase: CallPhase, kind: MediaKind = 'video'): CallView => ({
  id: CALL,
  account: '1' as UserId,
  role,
  phase,
  kind,
  person: { userId: '2' as UserId },
  startedAt: 0,
  relayOnly: false,
});

/** One call window and what the test, as its background, knows of it. */
export type Window = {
  readonly page: Page;
  readonly events: MediaEvent[];
  /** Letters are delivered at once while true, else lost. */
  letters: boolean;
  enter(phase: CallPhase): Promise<void>;
  signal(signal: MediaSignal): Promise<void>;
  waitFor(type: MediaEvent['type'], count?: number, ms?: number): Promise<MediaEvent>;
};

type Options = { readonly kind?: MediaKind; readonly ice?: IceSettings; readonly phase?: CallPhase };

export const openWindow = async (
  context: BrowserContext,
  origin: string,
  role: CallView['role'],
  { kind = 'video', ice = { servers: [], relayOnly: false }, phase = 'ringing' }: Options = {},
  onEvent: (event: MediaEvent, window: Window) => void = () => undefined,
): Promise<Window> => {
  const page = await context.newPage();
  const events: MediaEvent[] = [];
  let view = viewOf(role, phase, kind);
  const tell = (type: string, data: unknown): Promise<void> =>
    page
      .evaluate(([t, d]) => window.bench.tell(t as 'call-changed', d), [type, data] as const)
      .catch((error: unknown) => {
        // What the other window says while a test closes both reaches nobody.
        if (!page.isClosed()) throw error;
      });
  const self: Window = {
    page,
    events,
    letters: true,
    async enter(next) {
      view = { ...view, phase: next };
      await tell('call-changed', view);
    },
    signal: (signal) => tell('call-signal', { call: CALL, signal }),
    async waitFor(type, count = 1, ms = 30_000) {
      const end = Date.now() + ms;
      for (;;) {
        const found = events.filter((event) => event.type === type)[count - 1];
        if (found !== undefined) return found;
        if (Date.now() > end)
          throw new Error(`no ${type} in ${ms} ms, only: ${events.map((event) => event.type).join(', ')}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
  await page.exposeFunction('askBackground', (type: string, data: { event: MediaEvent }) => {
    if (type === 'call-open') return { view, ice, signals: [] };
    if (type === 'call-keys') return null;
    if (type !== 'call-media') return undefined;
    events.push(data.event);
    onEvent(data.event, self);
    return undefined;
  });
  await page.goto(`${origin}/?call=${CALL}`);
  return self;
};

/** Two windows whose letters reach each other. The callee's first offer waits for `accept`. */
export const openPair = async (
  context: BrowserContext,
  origin: string,
  options: { readonly caller?: Options; readonly callee?: Options } = {},
): Promise<{ caller: Window; callee: Window; accept(): Promise<void> }> => {
  const pass = (to: () => Window) => (event: MediaEvent, from: Window) => {
    if (!from.letters) return;
    if (event.type === 'description')
      void to().signal({
        type: 'description',
        description: event.description,
        candidates: event.candidates,
      });
    if (event.type === 'candidates') void to().signal(event);
    if (event.type === 'connected') void from.enter('live');
    if (event.type === 'interrupted') void from.enter('reconnecting');
  };
  const callee: Window = await openWindow(
    context,
    origin,
    'callee',
    options.callee,
    pass(() => caller),
  );
  const caller: Window = await openWindow(
    context,
    origin,
    'caller',
    options.caller,
    pass(() => callee),
  );
  return {
    caller,
    callee,
    async accept() {
      const offer = await callee.waitFor('offer-ready');
      if (offer.type !== 'offer-ready') throw new Error('unreachable');
      await Promise.all([
        callee.enter('connecting'),
        caller.enter('connecting').then(() =>
          caller.signal({
            type: 'description',
            description: offer.description,
            candidates: offer.candidates,
          }),
        ),
      ]);
    },
  };
};
