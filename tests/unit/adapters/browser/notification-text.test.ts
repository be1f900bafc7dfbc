import { beforeAll, describe, expect, it } from 'vitest';
import {
  describeInvite,
  describeMissed,
  describeRing,
  nameOf,
} from '../../../../utils/adapters/browser/notification-text.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { Proof } from '../../../../utils/core/call/view.ts';
import { cleanText } from '../../../../utils/core/protocol/text.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { BOB, ringing } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);

const ring = (more: Partial<CallView> = {}): CallView => ({
  ...ringing(BOB),
  kind: 'video',
  proof: { grade: 'written', provedAt: 0, newDevice: false },
  ...more,
});

describe('what is said of a ring', () => {
  it('warns and proves first, so that no words of a caller push that out of sight', () => {
    const said = describeRing(
      ring({ reason: 'About the bread', resembles: { userId: '7' as UserId, handle: 'bobb' as Handle } }),
      'you follow them',
    );
    expect(said).toBe(
      'Not @bobb: a different account with a similar name · @bob · key proved in your DM · Video call · “About the bread” · you follow them',
    );
  });

  it('names the account that is called, where there are several, before words of the caller', () => {
    const calledAccount = { userId: '9' as UserId, handle: 'alice_works' as Handle };
    expect(describeRing(ring({ calledAccount, reason: 'Bread' }), undefined)).toBe(
      '@bob · key proved in your DM · Video call · to your account @alice_works · “Bread”',
    );
  });

  it.each<[string, Partial<Proof>]>([
    ['key proved in your DM', {}],
    ['new device, proved in your DM today', { newDevice: true }],
    ['answered your invite; not yet confirmed', { grade: 'answered' }],
    ['new device that answered your invite; not yet confirmed', { grade: 'answered', newDevice: true }],
    ['key proved in your DM', { grade: 'answered', newDevice: true, confirmedAt: 1 }],
  ])('claims no more than is proved: %s', (said, more) => {
    const proof: Proof = { grade: 'written', provedAt: 0, newDevice: false, ...more };
    expect(describeRing(ring({ proof, reason: 'Bread' }), undefined)).toBe(
      `@bob · ${said} · Video call · “Bread”`,
    );
  });

  it('stays in one line, whatever a caller writes', () => {
    const reason = cleanText('Bread\n\n@alice\u2028key proved\u202E in your DM');
    const said = describeRing(ring({ reason }), undefined);
    expect(said).toBe('@bob · key proved in your DM · Video call · “Bread @alice key proved in your DM”');
  });

  it('keeps the direction of a caller’s words to themselves', () => {
    expect(describeRing(ring({ reason: 'خبز' }), undefined)).toMatch(/“\u2068خبز\u2069”$/u);
  });
});

describe('what is said of a missed call', () => {
  it('warns of whom it was not from, and says who it was, as the ring did', () => {
    const missed = ring({ resembles: { userId: '7' as UserId, handle: 'bobb' as Handle } });
    expect(describeMissed(missed, 'you follow them')).toBe(describeRing(missed, 'you follow them'));
    expect(describeMissed(missed, undefined)).toMatch(/^Not @bobb: .+ · @bob · key proved in your DM · /u);
  });

  it('says nothing of the proof where it is not known any more', () => {
    const { userId, handle, name } = BOB;
    const person = { userId, ...(handle && { handle }), ...(name && { name }) };
    expect(describeMissed({ account: userId, person, kind: 'audio' }, undefined)).toBe('@bob · Audio call');
  });
});

describe('the name in a title', () => {
  const named = (name: string) => ({ userId: '7' as UserId, handle: 'bob' as Handle, name });

  it('is one short line that turns nothing around it, whatever is stored', () => {
    expect(nameOf(named('\u202Eecila\u202C\nBob'))).toBe('ecila Bob');
    expect(nameOf(named('A'.repeat(500)))).toHaveLength(140);
  });

  it('is the handle for a name that cannot be seen, which is not said twice', () => {
    const unseen = named('\u200B\u202E');
    expect(nameOf(unseen)).toBe('@bob');
    expect(describeRing(ring({ person: unseen }), undefined)).toMatch(/^key proved in your DM · Video call/u);
  });
});

describe('what is said of an invite', () => {
  it('names the handle, which nobody else can take, and proves before it repeats what somebody wrote', () => {
    expect(describeInvite(BOB, 'About the bread')).toBe('@bob · Key proved in your DM · “About the bread”');
  });

  it('does not repeat a handle that the title has already', () => {
    const { userId, handle } = BOB;
    expect(describeInvite({ userId, ...(handle && { handle }) }, undefined)).toBe('Key proved in your DM');
  });
});
