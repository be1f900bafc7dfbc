import { sdpOf } from './media-wire.ts';

export const relay = {
  mid: '0',
  line: 'candidate:3 1 udp 41819902 203.0.113.9 50000 typ relay raddr 198.51.100.7 rport 40000 generation 0 ufrag callee0',
};
export const host = { mid: '0', line: 'candidate:1 1 udp 2122 192.168.1.5 40000 typ host ufrag callee0' };

export const offer = (round = 1, identity = 'peer', ufrag = 'p1') =>
  ({
    type: 'signal',
    signal: {
      type: 'description',
      description: { type: 'offer', sdp: sdpOf(identity, ufrag), round },
      candidates: [],
    },
  }) as const;

export const answer = (round = 1, identity = 'peer', ufrag = 'p1') =>
  ({
    type: 'signal',
    signal: {
      type: 'description',
      description: { type: 'answer', sdp: sdpOf(identity, ufrag), round },
      candidates: [],
    },
  }) as const;

export const made = { type: 'made', sdp: sdpOf('me', 'callee0') } as const;
