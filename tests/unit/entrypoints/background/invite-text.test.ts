import { beforeAll, describe, expect, it } from 'vitest';
import { inviteText } from '../../../../entrypoints/background/invite-text.ts';
import { findToken } from '../../../../utils/core/protocol/find-token.ts';
import { parseQuotedReason } from '../../../../utils/core/protocol/invite-reason.ts';
import { MAX_TOKEN_CHARACTERS } from '../../../../utils/core/protocol/limits.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

const TOKEN = `ahoy1:${'A'.repeat(MAX_TOKEN_CHARACTERS - 6)}`;

describe.each([undefined, 'About the contract'])('the words of an invite (%s)', (reason) => {
  it('end with the token, and hold no other reason', () => {
    const text = inviteText(TOKEN, reason);
    expect(text.endsWith(` ${TOKEN}`)).toBe(true);
    expect(findToken(text)).toBe(TOKEN);
    expect(parseQuotedReason(text)).toBe(reason);
  });

  it('say where Ahoy is found, without a link that X would judge or rewrite', () => {
    const text = inviteText(TOKEN, reason);
    expect(text).toContain('search GitHub for ahoy-calls');
    expect(text).not.toMatch(/https?:|\w\.\w/u);
    expect(text.length).toBeLessThan(700);
  });
});
