import { expect, test } from 'vitest';
import { fromBrowser, toBrowser } from '../../../../utils/adapters/webrtc/candidates.ts';

const LINE = 'candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host generation 0';

const browsers = (candidate: string, usernameFragment: string | null): RTCIceCandidate =>
  ({ candidate, sdpMid: '2', usernameFragment }) as RTCIceCandidate;

test('the generation that a browser keeps beside the line travels inside, and comes out again', () => {
  const candidate = fromBrowser(browsers(LINE, 'aBcD'));
  expect(candidate).toEqual({ mid: '2', line: `${LINE} ufrag aBcD` });
  expect(toBrowser(candidate)).toEqual({
    candidate: `${LINE} ufrag aBcD`,
    sdpMid: '2',
    usernameFragment: 'aBcD',
  });
});

test('a line that says its generation, or has none, stays as it is', () => {
  expect(fromBrowser(browsers(`${LINE} ufrag here`, 'here')).line).toBe(`${LINE} ufrag here`);
  expect(fromBrowser(browsers(LINE, null)).line).toBe(LINE);
  expect(toBrowser({ mid: '2', line: LINE }).usernameFragment).toBeNull();
});

test('the end of the candidates stays empty', () => {
  expect(fromBrowser(browsers('', 'aBcD')).line).toBe('');
});
