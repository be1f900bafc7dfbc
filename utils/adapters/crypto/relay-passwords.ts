import type { RelayPasswords } from '../../models/ports/settings.ts';

export const relayPasswords: RelayPasswords = {
  async passwordFor(secret, username) {
    const text = new TextEncoder();
    // SHA-1 is what the servers ask for; as an HMAC it is sound.
    const algorithm = { name: 'HMAC', hash: 'SHA-1' };
    const key = await crypto.subtle.importKey('raw', text.encode(secret), algorithm, false, ['sign']);
    const mac = await crypto.subtle.sign('HMAC', key, text.encode(username));
    return btoa(String.fromCharCode(...new Uint8Array(mac)));
  },
};
