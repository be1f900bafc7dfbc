import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../utils/core/lib/result.ts';
import {
  brokerHost,
  brokerOfCard,
  cardBrokerOf,
  DEFAULT_BROKER,
  formatBrokerUrl,
  parseBrokerUrl,
  parseCardBroker,
} from '../../../../utils/core/protocol/broker-url.ts';

const parsed = (text: string) => {
  const broker = parseBrokerUrl(text);
  if (!broker.ok) throw new Error(broker.error);
  return broker.value;
};

describe('a signaling server as typed', () => {
  it('is the public cloud when nothing is typed', () => {
    expect(parseBrokerUrl('  ')).toEqual(ok(DEFAULT_BROKER));
    expect(parseBrokerUrl('https://0.peerjs.com')).toEqual(ok(DEFAULT_BROKER));
  });

  it('has host, port, path and key', () => {
    expect(parseBrokerUrl(' https://Signal.Example.org:9443/ahoy?key=mine ')).toEqual(
      ok({ host: 'signal.example.org', port: 9443, path: '/ahoy/', key: 'mine', secure: true }),
    );
  });

  it.each([
    'http://localhost:9000',
    'http://127.0.0.1:9000/x',
    'http://[::1]:9000/',
    'https://192.168.1.5:9000',
    'https://intranet',
  ])('may be %s', (text) => {
    expect(parseBrokerUrl(text).ok).toBe(true);
  });

  it.each([
    'http://example.org',
    'http://192.168.1.5',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
  ])('is not secure: %s', (text) => {
    expect(parseBrokerUrl(text)).toEqual(err('not-secure'));
  });

  it.each([
    'example.org',
    'wss://example.org',
    'javascript:alert(1)',
    'https://',
    'https://user@example.org',
    'https://user:word@example.org',
    'https://example.org?other=1',
    'https://example.org#x',
    'https://example.org:0',
    'https://example.org:65536',
    'https://exa mple.org',
    'https://-example.org',
    'https://example..org',
    'https://0x7f.1',
    'https://127.1',
    'https://256.1.1.1',
    'http://0177.0.0.1',
    'https://[::::]',
    'https://[1:2]',
  ])('is no URL of one: %s', (text) => {
    expect(parseBrokerUrl(text)).toEqual(err('not-a-url'));
  });

  it.each([
    'https://0.peerjs.com',
    'http://127.0.0.1:9000/ahoy',
    'https://a.example.org:444/x/y?key=k',
    'http://[::1]:1',
  ])('has one text: %s', (text) => {
    expect(formatBrokerUrl(parsed(text))).toBe(text);
    expect(formatBrokerUrl(parsed(`${text.replace(/\?.*/, '')}/${text.match(/\?.*/)?.[0] ?? ''}`))).toBe(
      text,
    );
  });
});

describe('the broker in a card', () => {
  it.each([
    'https://signal.example.org',
    'https://signal.example.org:9443/ahoy',
    'http://127.0.0.1:9000/ahoy',
  ])('may be %s', (text) => {
    expect(parseCardBroker(text).ok).toBe(true);
  });

  it.each([
    'http://signal.example.org',
    'https://signal',
    'https://printer.local',
    'https://a.internal',
    'https://a.localhost',
    'https://10.0.0.1',
    'https://[2001:db8::1]',
    'https://signal.example.org?key=k',
    'https://signal.example.org/',
    'https://signal.example.org:443',
    'https://SIGNAL.example.org',
    `https://signal.example.org/${'x'.repeat(70)}`,
    '',
    undefined,
  ])('is not %s', (text) => {
    expect(parseCardBroker(text).ok).toBe(false);
  });

  it('says nothing about the default, and cannot name a private host', () => {
    expect(cardBrokerOf(DEFAULT_BROKER)).toEqual(ok(undefined));
    expect(cardBrokerOf(parsed('https://signal.example.org/x/'))).toEqual(ok('https://signal.example.org/x'));
    expect(cardBrokerOf(parsed('https://10.0.0.1'))).toEqual(err('not-public'));
    expect(cardBrokerOf(parsed('https://signal.example.org?key=mine'))).toEqual(err('not-public'));
  });

  it.each([
    ['https://', 37],
    ['http://127.0.0.1:9000/', 37 - 'http://127.0.0.1:9000/'.length],
  ] as const)('fits into an invite or is too long to be one’s own: %s', (start, room) => {
    const own = (length: number) => {
      const name = start === 'https://' ? `${'a'.repeat(length - 4)}.org` : 'a'.repeat(length);
      return parsed(start + name);
    };
    expect(cardBrokerOf(own(room))).toEqual(ok(formatBrokerUrl(own(room))));
    expect(cardBrokerOf(own(room + 1))).toEqual(err('too-long'));
  });
});

describe('the broker of somebody’s device', () => {
  const elsewhere = 'https://signal.example.org';

  it('is the one in their card, or the default', () => {
    expect(brokerOfCard(elsewhere, DEFAULT_BROKER)).toBe(elsewhere);
    expect(brokerOfCard(undefined, parsed(elsewhere))).toBe(formatBrokerUrl(DEFAULT_BROKER));
  });

  it('is our own when no card can name ours', () => {
    const own = 'https://10.0.0.1/x?key=mine';
    expect(brokerOfCard(undefined, parsed(own))).toBe(own);
    expect(brokerOfCard(elsewhere, parsed(own))).toBe(elsewhere);
  });

  it.each([
    ['https://signal.example.org/x', 'signal.example.org'],
    ['http://127.0.0.1:9000?key=k', '127.0.0.1:9000'],
    ['http://[::1]:1', '[::1]:1'],
  ])('is shown by its host: %s', (text, host) => {
    expect(brokerHost(text)).toBe(host);
  });
});
