import { describe, expect, it } from 'vitest';
import { createDeviceKeys } from '../../../../utils/adapters/crypto/device-keys.ts';
import { sealLetter } from '../../../../utils/adapters/crypto/seal-letter.ts';
import { unsealLetter, verifyLetter } from '../../../../utils/adapters/crypto/open-letter.ts';
import { parsePublicKey } from '../../../../utils/core/people/card.ts';
import { parseSealedLetter } from '../../../../utils/core/protocol/wire.ts';
import { createTestDevice } from '../../../support/devices.ts';
import { createLetter } from '../../../support/letters.ts';

describe('the keys of a device', () => {
  it('never leave it', async () => {
    const { signing, sealing } = await createDeviceKeys();
    for (const { privateKey } of [signing, sealing]) {
      expect(privateKey.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
    }
  });

  it('have public halves as cards carry them, others each time', async () => {
    const keys = await createDeviceKeys();
    expect(parsePublicKey(keys.signingKey)).toBe(keys.signingKey);
    expect(parsePublicKey(keys.sealingKey)).toBe(keys.sealingKey);
    expect((await createDeviceKeys()).signingKey).not.toBe(keys.signingKey);
  });

  it('sign and open letters without being extractable', async () => {
    const { card } = await createTestDevice('5', 5);
    const keys = await createDeviceKeys();
    const me = { ...card, signingKey: keys.signingKey, sealingKey: keys.sealingKey };
    const letter = createLetter('hangup', {});
    const sender = { card: me, signing: keys.signing.privateKey };
    const sealed = await sealLetter({ sender, recipient: me, letter });
    const parsed = parseSealedLetter(sealed.ok ? sealed.value : '');
    if (!parsed.ok) throw new Error(parsed.error);
    const unsealed = await unsealLetter(parsed.value, { card: me, sealing: keys.sealing });
    expect(unsealed.ok && (await verifyLetter(unsealed.value, me, me)).ok).toBe(true);
  });
});
