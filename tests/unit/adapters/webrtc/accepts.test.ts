import { afterEach, expect, test, vi } from 'vitest';
import { accepts } from '../../../../utils/adapters/webrtc/accepts.ts';

afterEach(() => vi.unstubAllGlobals());

test('a server that the browser refuses is told from one that it takes, and no connection is left', () => {
  let left = 0;
  class Connection {
    constructor({ iceServers: [server] = [] }: RTCConfiguration) {
      if (String(server?.urls).endsWith(':22')) throw new DOMException('blocked port', 'SyntaxError');
      left += 1;
    }
    close(): void {
      left -= 1;
    }
  }
  vi.stubGlobal('RTCPeerConnection', Connection);
  const login = { username: 'me', credential: 'secret' };
  expect(accepts({ urls: ['turn:relay.example:22'], ...login })).toBe(false);
  expect(accepts({ urls: ['turn:relay.example:443'], ...login })).toBe(true);
  expect(left).toBe(0);
});
