import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createInviteTokens } from '../../../utils/adapters/crypto/invite-tokens.ts';
import { decodeCard, encodeCard } from '../../../utils/core/protocol/card-bytes.ts';
import { findToken } from '../../../utils/core/protocol/find-token.ts';
import { parseQuotedReason } from '../../../utils/core/protocol/invite-reason.ts';
import { isWithinTextBounds } from '../../../utils/core/protocol/text.ts';
import { formatToken, parseToken } from '../../../utils/core/protocol/token.ts';
import { createTestDevice, signAs } from '../../support/devices.ts';
import { NOW } from '../../support/fakes/clock.ts';
import { bytesOf, card, userId } from '../sound-letters.ts';
import { fillPlaces, spoiltPlaces } from '../spoil-places.ts';
import { spoilt, spoiltBytes } from '../spoil-text.ts';
import { once, type Target } from '../target.ts';

const issuedAt = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seconds) => seconds * 1000);
const content = fc.record({ card, secret: bytesOf(32), recipient: userId, issuedAt });

const token = fc
  .tuple(content, bytesOf(64))
  .map(([content, signature]) => formatToken(content, signature))
  .map((made) => (made.ok ? made.value : ''));

export const tokens: Target = {
  name: 'tokens',
  property: () =>
    fc.property(spoilt(token), (text) => {
      const read = parseToken(text);
      if (!read.ok) return;
      assert.deepEqual(formatToken(read.value.content, read.value.signature), { ok: true, value: text });
      assert.ok(text.length <= 320);
    }),
};

const alice = once(() => createTestDevice('44196397', 1));
const tokensOfAlice = createInviteTokens({ sign: async (_, bytes) => signAs(await alice(), bytes) });
const signed = once(async () =>
  tokensOfAlice.create({
    card: (await alice()).card,
    secret: new Uint8Array(32).fill(9),
    recipient: '12' as never,
    issuedAt: NOW,
  }),
);

export const signedTokens: Target = {
  name: 'signed-tokens',
  runs: 60,
  property: () =>
    fc.asyncProperty(spoiltPlaces(270), async (edits) => {
      const made = await signed();
      assert.ok(made.ok);
      const { token } = made.value;
      const altered = fillPlaces(edits, token);
      assert.equal((await tokensOfAlice.verify(altered)).ok, altered === token);
    }),
};

const message = fc
  .tuple(fc.constantFrom('', 'Call me: “because” ', '“a” “b” '), fc.array(token, { maxLength: 2 }))
  .map(([words, tokens]) => [words, ...tokens].join(' '));

export const messages: Target = {
  name: 'invite-messages',
  property: () =>
    fc.property(spoilt(message), (text) => {
      const found = findToken(text);
      assert.ok(found === undefined || (text.includes(found) && found.length <= 320));
      const reason = parseQuotedReason(text);
      assert.ok(reason === undefined || (reason !== '' && isWithinTextBounds(reason)));
    }),
};

export const cards: Target = {
  name: 'cards',
  property: () =>
    fc.property(spoiltBytes(card.map(encodeCard)), (bytes) => {
      const read = decodeCard(bytes);
      if (read !== undefined) assert.deepEqual(encodeCard(read.card), bytes.slice(0, read.length));
    }),
};
