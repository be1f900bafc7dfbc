import { describe, expect, test } from 'vitest';
import {
  DESCRIPTION_ALLOWANCE,
  MAX_MEDIA_SECTIONS,
  MEDIA_TIMES,
  MESSAGE_ALLOWANCE,
} from '../../../../utils/core/media/limits.ts';
import { settled } from '../../../support/fakes/media.ts';
import { sdpOf } from '../../../support/media-wire.ts';
import { openLive, openWindow } from './window.ts';

const offer = (round: number, text = sdpOf('peer', `p${round}`)): string =>
  JSON.stringify({
    type: 'description',
    description: { type: 'offer', text: `${text}a=ahoy-round:${round}\r\n` },
    candidates: [],
  });

const sending = (voice: boolean): string =>
  JSON.stringify({ type: 'sending', sending: { voice, camera: false, screen: false } });

const taken = (calls: readonly string[]): number => calls.filter((call) => call === 'take offer').length;

// Somebody on the other side means harm or is broken.
describe('a live call', () => {
  test.each([
    ['nothing', ''],
    ['half a message', '{"type":"sendi'],
    ['a value that is none', '{"type":"sending","sending":{"voice":"very"}}'],
    ['a note of 100 MB', `{"type":"note","text":"${'x'.repeat(100_000_000)}"}`],
    ['brackets without end', '['.repeat(60_000)],
    ['bytes', new ArrayBuffer(8)],
    [
      'an offer that is cut off',
      '{"type":"description","description":{"type":"offer","text":"v=0"},"candidates":[]}',
    ],
  ])('goes on when it is told %s', async (_what, data) => {
    const window = await openLive();
    const before = window.events.length;
    window.peer().handlers.message(data);
    await settled();
    window.peer().handlers.message(sending(true));
    expect(window.session.peerSends.value?.voice).toBe(true);
    expect(window.events).toHaveLength(before);
    expect(taken(window.peer().calls)).toBe(1);
  });

  test('reads no more messages than any call needs, and again after a while', async () => {
    const window = await openLive();
    for (let turn = 0; turn < 5000; turn += 1) window.peer().handlers.message('{');
    window.peer().handlers.message(sending(true));
    expect(window.session.peerSends.value).toBeUndefined();
    await window.ring(MESSAGE_ALLOWANCE.ms);
    window.peer().handlers.message(sending(true));
    expect(window.session.peerSends.value?.voice).toBe(true);
  });

  test('takes endless offers now and then only, over channel and letters together', async () => {
    const window = await openLive();
    for (let round = 2; round < 100; round += 1) {
      window.peer().handlers.message(offer(round));
      await window.signal('offer', round + 1000);
    }
    expect(taken(window.peer().calls)).toBeLessThanOrEqual(DESCRIPTION_ALLOWANCE.count);
    expect(window.session.view.value?.phase).toBe('live');
    const before = taken(window.peer().calls);
    await window.ring(DESCRIPTION_ALLOWANCE.ms);
    window.peer().handlers.message(offer(5000));
    await settled();
    expect(taken(window.peer().calls)).toBe(before + 1);
  });

  test('takes no offer with more lines than a browser should keep', async () => {
    const window = await openLive();
    const lines = 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'.repeat(MAX_MEDIA_SECTIONS);
    window.peer().handlers.message(offer(2, `${sdpOf('peer', 'p2')}${lines}`));
    await settled();
    expect(taken(window.peer().calls)).toBe(1);
  });
});

test('a call whose offer nobody answers ends with a reason', async () => {
  const window = await openWindow({ role: 'callee', phase: 'ringing' });
  await window.ring(MEDIA_TIMES.gathering);
  await window.enter('connecting');
  await window.ring(MEDIA_TIMES.answer);
  expect(window.events.map(({ type }) => type)).toEqual(['page-began', 'offer-ready', 'description']);
  await window.ring(MEDIA_TIMES.first);
  expect(window.events.at(-1)).toEqual({ type: 'failed', why: 'connection-failed' });
  expect(window.peer().calls.at(-1)).toBe('close');
});
