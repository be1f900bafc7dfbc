import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeLines, type Lines } from '../../../../utils/adapters/messaging/background-lines.ts';
import { createCallSide } from '../../../../utils/adapters/messaging/call-side.ts';
import { parseCallId } from '../../../../utils/core/protocol/call-id.ts';
import { deliver, stamps } from './stamps.ts';

const call = parseCallId('A'.repeat(22));
if (call === undefined) throw new Error('not a call id');
const changed = (data: unknown) => ({ to: 'pages', type: 'call-changed', data }) as const;
const signal = (data: unknown) => ({ to: 'pages', type: 'call-signal', data }) as const;

let lines: Lines;
let worker: EventTarget;
const asked = vi.fn<() => Promise<{ ok: true }>>(async () => ({ ok: true }));

beforeEach(() => {
  fakeBrowser.reset();
  worker = new EventTarget();
  const own = { id: 'test-extension-id', root: 'chrome-extension://test-extension-id/' };
  const lives = { own: async () => 'worker', end: () => new Promise<void>(() => undefined) };
  lines = takeLines(worker, own, lives, asked);
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ ok: true } as never);
  vi.stubGlobal('navigator', {
    // Nobody dies.
    locks: {
      request: (_name: string, held: () => unknown) =>
        _name.startsWith('life:') ? held() : new Promise(() => undefined),
    },
    serviceWorker: {
      getRegistration: async () => ({
        active: {
          postMessage: (_: unknown, { transfer }: { transfer: MessagePort[] }) =>
            worker.dispatchEvent(
              Object.assign(new Event('message'), {
                source: { url: `${own.root}call.html?call=x` },
                ports: transfer,
              }),
            ),
        },
      }),
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const open = async () => {
  const side = createCallSide(call);
  const heard: unknown[] = [];
  const missed = vi.fn<() => void>();
  side.on(
    { 'call-changed': (view) => heard.push(view), 'call-signal': (said) => heard.push(said) },
    new AbortController().signal,
    missed,
  );
  return { side, heard, missed };
};

test('what the browser brings is heard until there is a line; what may have been missed then is asked anew', async () => {
  const { side, heard, missed } = await open();
  await deliver(changed('dialing'), stamps.background);
  expect(heard).toEqual(['dialing']);
  await side.ask('call-open', { call });
  await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce());
  expect(lines.windows(call)).toHaveLength(1);
});

test('once there is a line, how the call stands comes over it alone, and a signal by any way', async () => {
  const { side, heard, missed } = await open();
  await side.ask('call-open', { call });
  await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce());
  lines.windows(call)[0]?.tell(changed('live'));
  await vi.waitFor(() => expect(heard).toEqual(['live']));
  await deliver(changed('ringing'), stamps.background);
  await deliver(signal('candidates'), stamps.background);
  expect(heard).toEqual(['live', 'candidates']);
  await side.ask('call-open', { call });
  expect(asked).toHaveBeenCalledOnce();
  expect(fakeBrowser.runtime.sendMessage).toHaveBeenCalledOnce();
});
