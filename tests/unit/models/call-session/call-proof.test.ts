import { describe, expect, test, vi } from 'vitest';
import { systemRandom } from '../../../../utils/adapters/browser/system.ts';
import { callHashes } from '../../../../utils/adapters/crypto/call-hashes.ts';
import type { CallKeys } from '../../../../utils/models/ports/messages.ts';
import type { ProofMessage } from '../../../../utils/core/media/proof-exchange.ts';
import type { Card } from '../../../../utils/core/people/card.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import type { Fingerprints } from '../../../../utils/models/media-ports.ts';
import type { Background } from '../../../../utils/models/background.ts';
import { createCallProof } from '../../../../utils/models/call-session/call-proof.ts';
import { cardOf } from '../../../support/phone.ts';
import { createFakeDelays } from '../../../support/fakes/media.ts';
import { createTalk } from '../../../../utils/models/call-session/talk.ts';

/** Slow is not wrong. */
const PATIENT = { timeout: 20_000 } as const;

const ALICE = cardOf('1', 1);
const BOB = cardOf('2', 5);
const certificate = (byte: string): readonly string[] => [`sha-256 ${Array(32).fill(byte).join(':')}`];

const seenBy = (mine: string, theirs: string): Promise<Fingerprints> =>
  Promise.resolve({ mine: certificate(mine), theirs: certificate(theirs) });

type Side = ReturnType<typeof side>;

/** One window. */
const side = (mine: Card, theirs: Card, out: (message: ProofMessage) => void) => {
  let keys: CallKeys | null = { mine, theirs };
  let answers: 'always' | 'refuses' | 'never' = 'always';
  const delays = createFakeDelays();
  const asked: string[] = [];
  const background: Background = {
    ask: ((type: string) => {
      asked.push(type);
      if (answers === 'refuses') return Promise.reject(new Error('Nobody answered'));
      if (answers === 'never') return new Promise(() => {});
      if (type === 'change-person' && keys !== null) keys = { ...keys, confirmedAt: 1234 };
      return Promise.resolve(type === 'call-keys' ? keys : undefined);
    }) as Background['ask'],
    on: () => undefined,
  };
  const talk = createTalk();
  const broken = vi.fn<() => void>();
  const proof = createCallProof(
    'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
    { background, random: systemRandom, hashes: callHashes, delays: delays.delays },
    talk,
    broken,
    new AbortController().signal,
  );
  talk.line.opened((message) => {
    if (message.type === 'proof') out(message);
    return true;
  });
  const answer = (when: typeof answers): void => {
    answers = when;
  };
  return { proof, talk, broken, asked, answer, ring: delays.ring, code: () => proof.comparable.value?.code };
};

/** Two windows; `change` is what somebody in between makes of each message. */
const pair = (change: (message: ProofMessage) => readonly ProofMessage[] = (message) => [message]) => {
  const pass = (to: () => Side) => (message: ProofMessage) => {
    for (const one of change(message)) queueMicrotask(() => to().talk.line.said(one));
  };
  const alice: Side = side(
    ALICE,
    BOB,
    pass(() => bob),
  );
  const bob: Side = side(
    BOB,
    ALICE,
    pass(() => alice),
  );
  return { alice, bob };
};

const begin = (
  { alice, bob }: { readonly alice: Side; readonly bob: Side },
  seen: { readonly byBob?: string } = {},
): void => {
  alice.proof.begin('caller', seenBy('0a', '0b'));
  bob.proof.begin('callee', seenBy('0b', seen.byBob ?? '0a'));
};

/** Both show a code. */
const agreed = ({ alice, bob }: ReturnType<typeof pair>): Promise<void> =>
  vi.waitFor(() => expect([alice.code()?.length, bob.code()?.length]).toEqual([4, 4]), PATIENT);

/** Alice shows a code; Bob's browser has not said yet whose certificates it talks to. */
const bobIsLate = async () => {
  const town = pair();
  const late = Promise.withResolvers<Fingerprints>();
  town.alice.proof.begin('caller', seenBy('0a', '0b'));
  town.bob.proof.begin('callee', late.promise);
  await vi.waitFor(() => expect(town.alice.code()).toHaveLength(4), PATIENT);
  return { town, late };
};

const zero = Buffer.alloc(32).toString('base64url');

describe('two windows', () => {
  test('see the same code and the same digits', async () => {
    const town = pair();
    begin(town);
    await agreed(town);
    expect(town.alice.code()).toEqual(town.bob.code());
    expect(town.alice.proof.comparable.value?.digits).toMatch(/^\d{60}$/);
    expect(town.alice.proof.comparable.value?.digits).toBe(town.bob.proof.comparable.value?.digits);
  });

  test('see different codes when one of them talks to another certificate', async () => {
    const town = pair();
    begin(town, { byBob: '0c' });
    await agreed(town);
    expect(town.alice.code()).not.toEqual(town.bob.code());
  });

  test('show the code as soon as a browser says whose certificates it talks to, however late', async () => {
    const { town, late } = await bobIsLate();
    expect(town.bob.proof.comparable.value?.digits).toMatch(/^\d{60}$/);
    expect(town.bob.code()).toBeUndefined();
    late.resolve({ mine: certificate('0b'), theirs: certificate('0a') });
    await agreed(town);
    expect(town.bob.code()).toEqual(town.alice.code());
  });

  test('never show what a connection before was about', async () => {
    const { town, late } = await bobIsLate();
    begin(town);
    await agreed(town);
    late.resolve({ mine: certificate('0d'), theirs: certificate('0d') });
    // Shown in its turn, after whatever the late answer led to.
    town.bob.proof.confirm();
    await vi.waitFor(() => expect(town.bob.proof.comparable.value?.confirmedAt).toBe(1234), PATIENT);
    expect(town.bob.code()).toEqual(town.alice.code());
  });

  test('agree anew on a new connection', async () => {
    const town = pair();
    begin(town);
    await agreed(town);
    const first = town.alice.code();
    begin(town);
    await vi.waitFor(() => expect(town.alice.code()).not.toEqual(first), PATIENT);
    await vi.waitFor(() => expect(town.alice.code()).toEqual(town.bob.code()), PATIENT);
  });

  test('take only the first of each message: nothing that comes later changes the code', async () => {
    const town = pair((message) => [message, { ...message, value: zero }]);
    begin(town);
    await agreed(town);
    expect(town.alice.code()).toEqual(town.bob.code());
    expect(town.alice.broken).not.toHaveBeenCalled();
  });

  test('keep the digits when the other side does not take part', async () => {
    const town = pair(() => []);
    begin(town);
    await vi.waitFor(() => expect(town.alice.proof.comparable.value?.digits).toMatch(/^\d{60}$/), PATIENT);
    expect(town.alice.code()).toBeUndefined();
  });

  test('are not said to take no part before they had the time to', async () => {
    const town = pair(() => []);
    begin(town);
    await vi.waitFor(() => expect(town.alice.proof.comparable.value?.agreeing).toBe(true), PATIENT);
    await town.alice.ring(5000);
    await vi.waitFor(() => expect(town.alice.proof.comparable.value?.agreeing).toBe(false), PATIENT);
  });
});

test('a nonce that was not committed to ends the call of whoever was cheated, and shows no code', async () => {
  const town = pair((message) => [message.step === 'reveal' ? { ...message, value: zero } : message]);
  begin(town);
  await vi.waitFor(() => expect(town.alice.broken).toHaveBeenCalledOnce(), PATIENT);
  expect(town.alice.code()).toBeUndefined();
});

test('a reveal before the answer, or with no commit, is no proof', async () => {
  const town = pair();
  begin(town);
  town.alice.talk.line.said({ type: 'proof', step: 'reveal', value: zero });
  await agreed(town);
  expect(town.alice.code()).toEqual(town.bob.code());
  expect(town.alice.broken).not.toHaveBeenCalled();
});

test('what was compared is remembered for that device, and shown', async () => {
  const town = pair();
  begin(town);
  await agreed(town);
  town.alice.proof.confirm();
  await vi.waitFor(() => expect(town.alice.proof.comparable.value?.confirmedAt).toBe(1234), PATIENT);
  expect(town.alice.asked).toContain('change-person');
  expect(town.bob.proof.comparable.value?.confirmedAt).toBeUndefined();
});

test.each(['refuses', 'never'] as const)('a background that answers %s is asked again', async (when) => {
  const town = pair();
  town.alice.answer(when);
  begin(town);
  await vi.waitFor(() => expect(town.bob.code()?.length).toBe(4), PATIENT);
  expect(town.alice.proof.comparable.value).toBeUndefined();
  town.alice.answer('always');
  // One for the question that is given up, one until the next.
  await town.alice.ring(2000);
  await town.alice.ring(2000);
  await agreed(town);
  expect(town.alice.code()).toEqual(town.bob.code());
});

test('a background that never says whether it noted the comparison holds up no new connection', async () => {
  const town = pair();
  begin(town);
  await agreed(town);
  const first = town.alice.code();
  town.alice.answer('never');
  town.alice.proof.confirm();
  begin(town);
  await vi.waitFor(() => expect(town.bob.code()).not.toEqual(first), PATIENT);
  await agreed(town);
  expect(town.alice.code()).toEqual(town.bob.code());
});

test('the code of a connection goes with it', async () => {
  const town = pair();
  begin(town);
  await agreed(town);
  // The other side does not begin anew: nobody agrees on a code.
  town.alice.answer('never');
  town.alice.proof.begin('caller', seenBy('0a', '0b'));
  await vi.waitFor(() => expect(town.alice.code()).toBeUndefined(), PATIENT);
});
