import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIBLE, hearRemote, seeVideo } from '../../support/frames.ts';
import { type Bench, startBench } from '../../support/media-bench/browser.ts';
import { reachIn } from '../../support/media-bench/reach-in.ts';
import { openPair, type Window } from '../../support/media-bench/switchboard.ts';

/** The caller's page does to the callee what no Ahoy would do. */
let bench: Bench;
let caller: Window;
let callee: Window;

beforeAll(async () => {
  bench = await startBench();
  await reachIn(bench.browser);
  const pair = await openPair(bench.browser, bench.origin);
  ({ caller, callee } = pair);
  await pair.accept();
  await Promise.all([caller, callee].map((one) => one.waitFor('connected')));
});
afterAll(() => bench.close());

/** Sends text over the open channel, past everything that Ahoy would do with it. */
const sayRaw = ({ page }: Window, texts: readonly string[]): Promise<void> =>
  page.evaluate((all) => {
    for (const text of all) window.channels.at(-1)?.send(text);
  }, texts);

const seeAndHear = async (): Promise<void> => {
  await callee.page.bringToFront();
  await expect.poll(async () => (await seeVideo(callee.page, 'Remote video')).changes).toBeGreaterThan(1);
  expect(await hearRemote(callee.page)).toBeGreaterThan(0.005);
  expect(callee.events.some(({ type }) => type === 'failed' || type === 'left')).toBe(false);
};

test('malformed and huge messages leave the call as it is', async () => {
  await sayRaw(caller, [
    '',
    '{',
    'null',
    '[]',
    '{"type":"sending"}',
    '{"type":"sending","sending":{"voice":"yes"}}',
    '{"type":"thrift","thrift":null}',
    '{"type":"description","description":{"type":"rollback","text":"v=0"},"candidates":[]}',
    '{"type":"description","description":{"type":"offer","text":"v=0\\r\\na=ahoy-round:9\\r\\n"},"candidates":[]}',
    `{"type":"candidates","candidates":${'['.repeat(20_000)}`,
    `{"__proto__":{"type":"sending"}}`,
  ]);
  // In the largest pieces that a channel carries; one of 100 MB the browser itself refuses to send.
  await sayRaw(caller, ['x'.repeat(250_000), 'x'.repeat(250_000)]);
  expect(
    await caller.page.evaluate(() => {
      try {
        window.channels.at(-1)?.send('x'.repeat(100_000_000));
        return 'sent';
      } catch (error) {
        return (error as Error).name;
      }
    }),
  ).toMatch(/TypeError|OperationError/);
  await seeAndHear();
});

test('endless offers are answered now and then, and the call goes on', async () => {
  const answers = () => callee.page.evaluate(() => (window as unknown as { answered: number }).answered);
  await callee.page.evaluate(() => {
    const counted = window as unknown as { answered: number };
    counted.answered = 0;
    const connection = window.connections.at(-1);
    const real = connection?.setRemoteDescription.bind(connection);
    if (connection !== undefined && real !== undefined)
      connection.setRemoteDescription = (description) => {
        counted.answered += 1;
        return real(description);
      };
  });
  await caller.page.evaluate(async () => {
    const connection = window.connections.at(-1);
    const sdp = connection?.localDescription?.sdp ?? '';
    for (let round = 100; round < 1100; round += 1)
      window.channels.at(-1)?.send(
        JSON.stringify({
          type: 'description',
          description: {
            type: 'offer',
            text: `${sdp.replace(/^a=candidate.*\r\n/gm, '')}a=ahoy-round:${round}\r\n`,
          },
          candidates: [],
        }),
      );
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  expect(await answers()).toBeGreaterThan(0);
  expect(await answers()).toBeLessThanOrEqual(12);
  await seeAndHear();
});

test('a voice and a picture that stop leave a call that can be ended, and start again', async () => {
  const setActive = (active: boolean): Promise<void> =>
    caller.page.evaluate(async (on) => {
      for (const sender of window.connections.at(-1)?.getSenders() ?? []) {
        const parameters = sender.getParameters();
        for (const encoding of parameters.encodings) encoding.active = on;
        await sender.setParameters(parameters);
      }
    }, active);
  await setActive(false);
  await callee.page.bringToFront();
  await expect.poll(async () => (await seeVideo(callee.page, 'Remote video')).changes).toBe(0);
  await expect.poll(() => hearRemote(callee.page)).toBeLessThan(AUDIBLE);
  expect(callee.events.some(({ type }) => type === 'failed' || type === 'left')).toBe(false);
  await setActive(true);
  await seeAndHear();
});
