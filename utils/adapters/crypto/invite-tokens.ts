import { err, ok, type Result } from '../../core/lib/result.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import { formatToken, inviteSignedBytes, parseToken, type InviteContent } from '../../core/protocol/token.ts';
import type { Accounts, InviteTokens } from '../../models/ports/accounts.ts';
import { pskOf } from './hpke.ts';
import { sha256 } from './sha256.ts';
import { isUsableCard } from './usable-card.ts';
import { isSignedBy } from './verify-signature.ts';

/** Invite tokens, signed by the device key of the account whose card they carry. */
export const createInviteTokens = (accounts: Pick<Accounts, 'sign'>): InviteTokens => ({
  async create(content) {
    const bytes = inviteSignedBytes(content, await sha256(content.secret));
    const token = formatToken(content, await accounts.sign(content.card.userId, bytes));
    if (!token.ok) return token;
    const { pskId } = await pskOf(encodeBase64url(content.secret));
    return ok({ token: token.value, pskId: encodeBase64url(pskId) });
  },

  verify: verifyToken,
});

const verifyToken = async (token: string): Promise<Result<InviteContent, 'malformed' | 'bad-signature'>> => {
  const parsed = parseToken(token);
  if (!parsed.ok) return parsed;
  const { content, signature } = parsed.value;
  const bytes = inviteSignedBytes(content, await sha256(content.secret));
  if (!(await isSignedBy(content.card.signingKey, signature, bytes))) return err('bad-signature');
  return (await isUsableCard(content.card)) ? ok(content) : err('malformed');
};
