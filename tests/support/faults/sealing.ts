/** Letters in plain numbers of the size that sealed ones have: what they cost is not what faults are about. */
import type { UserId } from '../../../utils/core/people/ids.ts';
import { err, ok } from '../../../utils/core/lib/result.ts';
import type { Letter } from '../../../utils/core/protocol/letter.ts';
import { formatLetter } from '../../../utils/core/protocol/wire.ts';
import type { Card, PublicKey } from '../../../utils/core/people/card.ts';
import type { Sealing } from '../../../utils/models/ports/letters.ts';
import { digestOf } from '../phone.ts';

type Sealed = { readonly from: PublicKey; readonly to: PublicKey; readonly letter: Letter };

/** Where all letters of a world are kept. */
export const createLetterBook = () => {
  const letters: Sealed[] = [];
  /** As one account seals and opens; `card` gives undefined once its keys are lost. */
  return (card: () => Card | undefined): Sealing => ({
    async seal(_: UserId, to, letter) {
      const own = card();
      if (own === undefined) throw new Error('No such account');
      const enc = new Uint8Array(32);
      new DataView(enc.buffer).setUint32(0, letters.length);
      letters.push({ from: own.signingKey, to: to.signingKey, letter: structuredClone(letter) });
      return ok(formatLetter({ header: Uint8Array.of(1, 0), enc, ciphertext: new Uint8Array(1024 + 16) }));
    },
    async unseal(_, { enc }) {
      const own = card();
      const sealed = letters[new DataView(enc.buffer, enc.byteOffset).getUint32(0)];
      if (own === undefined) return err('no-account');
      if (sealed === undefined || sealed.to !== own.signingKey) return err('malformed');
      const { from, letter } = sealed;
      return ok({
        from,
        type: letter.type,
        verify: async (sender) =>
          sender.signingKey === from
            ? ok({ device: from, letter, digest: digestOf(from, letter) })
            : err('bad-signature'),
        verifyHello: async () => err('malformed'),
      });
    },
    forget: () => {},
  });
};
