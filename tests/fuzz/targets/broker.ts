import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classifyMessage, letterMessage, probeMessage } from '../../../utils/core/broker/wire-message.ts';
import type { Address } from '../../../utils/core/people/card.ts';
import {
  brokerHost,
  cardBrokerOf,
  formatBrokerUrl,
  isSameBroker,
  parseBrokerUrl,
  parseCardBroker,
} from '../../../utils/core/protocol/broker-url.ts';
import { MAX_LETTER_CHARACTERS } from '../../../utils/core/protocol/limits.ts';
import { parseRelayUrl, relayTransport } from '../../../utils/core/protocol/relay-url.ts';
import { spoiltJson } from '../spoil-json.ts';
import { spoilt } from '../spoil-text.ts';
import type { Target } from '../target.ts';

const OWN = 'a'.repeat(26) as Address;
const OTHER = 'b'.repeat(26) as Address;

const stamped = fc
  .constantFrom(letterMessage(OWN, 'AAAA'), probeMessage(OWN, 'nonce'), {
    type: 'OPEN',
    payload: { msg: 'x' },
  })
  .chain((message) => fc.constantFrom(OWN, OTHER).map((src) => ({ ...message, src })));

export const messages: Target = {
  name: 'broker-messages',
  property: () =>
    fc.property(spoiltJson(stamped), (text) => {
      const read = classifyMessage(JSON.parse(text), OWN);
      if (read.kind === 'for-peerjs') assert.deepEqual(Object.keys(read), ['kind', 'type']);
      if (read.kind === 'letter') {
        assert.match(read.src, /^[a-z2-7]{26}$/);
        assert.ok(read.text.length <= MAX_LETTER_CHARACTERS);
      }
      if (read.kind === 'absent') assert.notEqual(read.address, OWN);
    }),
};

const host = fc.oneof(
  fc.constantFrom('0.peerjs.com', 'signal.example.org', 'localhost', '127.0.0.1', '[::1]', '[2001:db8::7]'),
  fc.constantFrom('10.0.0.1', 'printer.local', 'x.internal', 'xn--bcher-kva.example', '[::::]'),
  fc.domain(),
);
const url = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://', 'wss://', ''),
    host,
    fc.constantFrom('', ':443', ':9443', ':0', ':65536'),
    fc.constantFrom('', '/', '/ahoy', '/a/../b', '/%2e%2e/', '//'),
    fc.constantFrom('', '?key=peerjs', '?key=mine', '#x'),
  )
  .map((parts) => parts.join(''));

export const urls: Target = {
  name: 'broker-urls',
  property: () =>
    fc.property(spoilt(url), (text) => {
      const read = parseBrokerUrl(text);
      if (!read.ok) return assert.equal(parseCardBroker(text).ok, false);
      const written = formatBrokerUrl(read.value);
      const again = parseBrokerUrl(written);
      assert.ok(
        again.ok && isSameBroker(again.value, read.value) && formatBrokerUrl(again.value) === written,
      );
      // Whoever connects reads it as we did, and there is nothing in it that we did not see.
      const { hostname, port, username, password, hash, protocol } = new URL(written);
      const { host, secure } = read.value;
      if (!host.startsWith('[')) assert.equal(hostname, host);
      assert.equal(Number(port || (secure ? 443 : 80)), read.value.port);
      assert.deepEqual([username, password, hash, protocol], ['', '', '', secure ? 'https:' : 'http:']);
      assert.equal(brokerHost(written), port === '' ? host : `${host}:${port}`);
      const own = cardBrokerOf(read.value);
      if (own.ok && own.value !== undefined) assert.ok(parseCardBroker(own.value).ok);
      const named = parseCardBroker(text);
      if (named.ok) assert.ok(secure || /^(localhost|127\.[\d.]+|\[::1\])$/.test(host));
    }),
};

const relay = fc
  .tuple(
    fc.constantFrom('turn:', 'turns:', 'TURN:', 'turn://', 'stun:', ''),
    host,
    fc.constantFrom('', ':3478', ':0', ':65536'),
    fc.constantFrom('', '?transport=udp', '?transport=tcp', '?TRANSPORT=TCP', '?transport=sctp'),
  )
  .map((parts) => parts.join(''));

export const relays: Target = {
  name: 'relay-urls',
  property: () =>
    fc.property(spoilt(relay), (text) => {
      const read = parseRelayUrl(text);
      if (!read.ok || read.value === undefined) return;
      assert.equal(read.value.toLowerCase(), text.trim().replace('//', '').toLowerCase());
      assert.deepEqual(parseRelayUrl(read.value), read);
      assert.match(read.value, /^turns?:[\w.:[\]-]+(\?transport=(udp|tcp))?$/);
      assert.ok(['udp', 'tcp', 'tls'].includes(relayTransport(read.value)));
    }),
};
