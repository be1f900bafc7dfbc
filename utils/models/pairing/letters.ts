import type { Card } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import { callIdOf } from '../../core/protocol/call-id.ts';
import type { CallId, Letter, LetterPayloads } from '../../core/protocol/letter.ts';
import type { PairingDeps } from './deps.ts';

type PairingLetter = 'hello' | 'hello-ok' | 'used' | 'card' | 'card-ok';

/** Sends one letter of an exchange; `call` names the exchange that it answers, without one it begins its own. */
export type SendLetter = ReturnType<typeof createSendLetter>;

export const createSendLetter =
  ({ clock, random, post }: Pick<PairingDeps, 'clock' | 'random' | 'post'>) =>
  async <T extends PairingLetter>(
    account: UserId,
    to: Card,
    type: T,
    payload: LetterPayloads[T],
    { call, psk }: { readonly call?: CallId; readonly psk?: string } = {},
  ): Promise<boolean> => {
    const id = call ?? callIdOf(random.bytes(16));
    // The signature ties payload to type; the compiler cannot follow it into the union.
    const letter = { type, call: id, sequence: 1, time: clock.now(), payload } as Letter;
    return (await post.send(account, to, letter, psk)).ok;
  };
