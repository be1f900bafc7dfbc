/** Messages between our own contexts: who may say what, in which shape. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { parseEnvelope, readAnswer } from '../../../utils/adapters/messaging/envelope.ts';
import { FROM_PAGES } from '../../../utils/adapters/messaging/from-pages.ts';
import { FROM_X } from '../../../utils/adapters/messaging/from-x.ts';
import { FROM_HOST, TO_HOST } from '../../../utils/adapters/messaging/host.ts';
import { classifySender, type Stamp } from '../../../utils/adapters/messaging/sender.ts';
import { card, callId, candidates, kind, letter, publicKey, userId } from '../sound-letters.ts';
import { spoiltJson } from '../spoil-json.ts';
import { spoilt, stranger } from '../spoil-text.ts';
import type { Target } from '../target.ts';

const yes = fc.boolean();
const partner = fc.record({ id: userId, handle: fc.constant('bob'), name: stranger });
const description = fc.record({ type: fc.constantFrom('offer', 'answer'), sdp: fc.constant('AAAA') });

/** Fields of all messages by their names; a message takes those that it knows. */
const data = fc.record(
  {
    me: userId,
    account: userId,
    userId,
    partner,
    handle: fc.constant('alice'),
    call: callId,
    kind,
    verdict: fc.constantFrom('ring', 'rules', 'block', 'ask'),
    token: fc.constant('ahoy1:AAAA'),
    text: stranger,
    people: fc.array(fc.record({ id: userId, facts: fc.record({ iFollow: yes }) }), { maxLength: 3 }),
    source: fc.constantFrom('x-data', 'x-page'),
    page: fc.constantFrom('chat', 'profile'),
    hooks: fc.constant([{ name: 'a', found: 'first', count: 1, expected: 'b' }]),
    broken: yes,
    command: fc.constantFrom(
      { type: 'hang-up' },
      { type: 'accept', kind: 'audio' },
      { type: 'reason', text: 'x' },
    ),
    event: fc.record({ type: fc.constantFrom('offer-ready', 'candidates', 'left'), description, candidates }),
    change: fc.oneof(
      fc.record({ type: fc.constantFrom('star', 'relay-only'), on: yes }),
      fc.record({ type: fc.constantFrom('remove-device', 'confirm-device'), device: publicKey }),
    ),
    act: fc.constantFrom('removed', 'blocked'),
    kept: fc.constant({ pins: [] }),
    entries: fc.constant([{}]),
    parts: fc.constant(['people', 'log']),
    what: fc.constantFrom('log', 'everything'),
    url: stranger,
    accounts: fc.array(userId, { maxLength: 2 }),
    brokerUrl: stranger,
    to: card,
    letter,
    psk: fc.constant('AAAA'),
    id: stranger,
    at: fc.nat(),
    on: yes,
    trip: stranger,
    isErrand: yes,
  },
  { requiredKeys: [] },
);

const DIRECTIONS = [FROM_X, FROM_PAGES, FROM_HOST, TO_HOST];

export const messages: Target = {
  name: 'context-messages',
  property: () =>
    fc.property(spoiltJson(data), (text) => {
      const said = JSON.parse(text) as unknown;
      for (const { schemas } of DIRECTIONS)
        for (const schema of Object.values<v.GenericSchema>(schemas)) {
          const read = v.safeParse(schema, said);
          // What is taken is taken again as it is: nothing in it is read in two ways.
          if (read.success) assert.deepEqual(v.parse(schema, read.output), read.output);
        }
    }),
};

export const envelopes: Target = {
  name: 'context-envelopes',
  property: () =>
    fc.property(
      spoiltJson(
        fc.oneof(
          fc.record({ to: fc.constantFrom('background', 'host', 'pages', 'x'), type: stranger, data }),
          fc.record({ ok: fc.boolean(), value: data }),
        ),
      ),
      (text) => {
        const said = JSON.parse(text) as unknown;
        const read = parseEnvelope(said);
        if (read !== undefined) assert.match(read.to, /^(background|host|pages|x)$/);
        // Of an answer that is none it throws, as of nobody's.
        try {
          readAnswer(said);
        } catch (error) {
          assert.match(String(error), /Nobody answered|failed or refused/);
        }
      },
    ),
};

const OWN = { id: 'ours', root: 'chrome-extension://ours/' };
const url = spoilt(
  fc.constantFrom(
    `${OWN.root}popup.html`,
    `${OWN.root}background.js`,
    `${OWN.root}offscreen.html`,
    'https://x.com/i/chat/1-2',
    'https://chat.x.com/',
    'https://evil.example/',
    'chrome-extension://theirs/popup.html',
  ),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const stamp: fc.Arbitrary<Stamp> = fc.record({
  id: optional(fc.constantFrom(OWN.id, 'theirs')),
  url: optional(url),
  frameId: optional(fc.constantFrom(0, 1)),
  tab: optional(fc.record({ id: optional(fc.nat(9)), url: optional(url) })),
});

export const senders: Target = {
  name: 'context-senders',
  property: () =>
    fc.property(stamp, (stamp) => {
      const sender = classifySender(stamp, OWN);
      if (sender === undefined) return;
      assert.equal(stamp.id, OWN.id);
      if (sender.kind !== 'x') return assert.ok(stamp.url?.startsWith(OWN.root));
      assert.equal(stamp.frameId, 0);
      for (const from of [stamp.url, sender.url])
        assert.match(new URL(from ?? '').origin, /^https:\/\/(chat\.)?x\.com$/);
    }),
};
