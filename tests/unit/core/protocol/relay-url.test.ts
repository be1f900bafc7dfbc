import { expect, it } from 'vitest';
import { parseRelayUrl, relayTransport } from '../../../../utils/core/protocol/relay-url.ts';

it.each([
  'turn:relay.example.org',
  'turns:relay.example.org:5349',
  'turn:127.0.0.1:3478?transport=tcp',
  'turn:[::1]:3478',
  'turn:relay.example.org:1',
  'turn:relay.example.org:65535?transport=udp',
])('takes %s', (url) => {
  expect(parseRelayUrl(` ${url} `)).toEqual({ ok: true, value: url });
});

it.each([
  ['TURN:Relay.Example.org:3478?TRANSPORT=TCP', 'turn:Relay.Example.org:3478?transport=tcp'],
  ['Turns:relay.example.org?transport=Udp', 'turns:relay.example.org?transport=udp'],
  ['turn://relay.example.org:3478', 'turn:relay.example.org:3478'],
])('gives back %s as browsers take it', (url, value) => {
  expect(parseRelayUrl(url)).toEqual({ ok: true, value });
});

it('takes nothing for no relay', () => {
  expect(parseRelayUrl('  ')).toEqual({ ok: true, value: undefined });
});

it.each([
  'relay.example.org',
  'stun:stun.example.org',
  'https://relay.example.org',
  'turn:',
  'turn:relay.example.org:0',
  'turn:relay.example.org:65536',
  'turn:relay.example.org:123456',
  'turn:[::1]:99999',
])('refuses %s', (url) => {
  expect(parseRelayUrl(url)).toEqual({ ok: false, error: 'not-a-relay' });
});

it.each([
  'turn:a b',
  'turn:user@relay.example.org',
  'turns:relay.example.org:3478/path',
  'turn:münchen.example',
  'turn://',
  'turn:relay.example.org?transport=tls',
])('says of %s that it cannot be read', (url) => {
  expect(parseRelayUrl(url)).toEqual({ ok: false, error: 'unreadable' });
});

it.each([
  ['turn:relay.example.org', 'udp'],
  ['turn:relay.example.org?transport=udp', 'udp'],
  ['TURN:relay.example.org:3478?transport=tcp', 'tcp'],
  ['turns:relay.example.org', 'tls'],
  ['turns:relay.example.org:443?transport=tcp', 'tls'],
] as const)('%s is asked over %s', (url, transport) => {
  expect(relayTransport(url)).toBe(transport);
});
