import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { createDrafts, forgetDrafts } from '../../../utils/models/drafts.ts';
import { createAddressChange } from '../../../utils/models/options-address.ts';
import { createPageCheck, reportText } from '../../../utils/models/page-check.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakeSession } from '../../support/fakes/session.ts';
import { ACCOUNT, BOB, ringing } from '../../support/page-stories.ts';

describe('a new address', () => {
  it('cannot be taken before there is an account', () => {
    const account = signal<UserId | null | undefined>(null);
    const model = createAddressChange(createFakeBackground(), account);
    expect(model.takeNewAddress.value).toBeUndefined();
    account.value = ACCOUNT;
    expect(model.takeNewAddress.value).toBeDefined();
  });

  it('says whether it was taken', async () => {
    const background = createFakeBackground();
    const model = createAddressChange(background, signal(ACCOUNT));
    await model.takeNewAddress.value?.();
    expect(model.change.value).toBe('done');
    background.vanish();
    await model.takeNewAddress.value?.();
    expect(model.change.value).toBe('failed');
  });
});

describe('checking the page', () => {
  const report = {
    page: 'chat',
    broken: true,
    hooks: [{ name: 'header', found: 'missing', count: 0, expected: '1' }],
  } as const;

  it('tells a page of X, another page and a background that is away apart', async () => {
    const background = createFakeBackground();
    const model = createPageCheck(background);
    background.answer('check-page', report);
    model.run();
    expect(model.check.value).toBe('checking');
    await settled();
    expect(model.check.value).toBe(report);
    background.answer('check-page', null);
    model.run();
    await settled();
    expect(model.check.value).toBe('not-x');
    background.vanish();
    model.run();
    await settled();
    expect(model.check.value).toBe('no-answer');
  });

  it('speaks up by itself only where no button can be placed', async () => {
    const background = createFakeBackground();
    background.answer('check-page', { ...report, broken: false });
    const fine = createPageCheck(background);
    await settled();
    expect(fine.check.value).toBe('none');
    background.answer('check-page', report);
    const broken = createPageCheck(background);
    await settled();
    expect(broken.check.value).toBe(report);
  });

  it('writes a report of names and counts', () => {
    expect(reportText(report, '0.1.0')).toBe(
      'Ahoy 0.1.0, page: chat, buttons cannot be placed\nmissing\theader\t0 (expected 1)',
    );
  });
});

describe('a message typed to a caller', () => {
  it('is still there when the popup opens again, and only for that call', async () => {
    const session = createFakeSession();
    const { id } = ringing(BOB);
    createDrafts(session).type(id, 'message', 'In an hour?');
    const after = createDrafts(session);
    expect(after.of(id, 'message')).toBeUndefined();
    after.of('another' as CallId, 'message');
    await settled();
    expect(after.of(id, 'message')).toBe('In an hour?');
    expect(after.of('another' as CallId, 'message')).toBeUndefined();
  });

  it('is not overwritten by what was kept of it, where somebody types at once', async () => {
    const session = createFakeSession();
    const { id } = ringing(BOB);
    createDrafts(session).type(id, 'message', 'In an hour?');
    const after = createDrafts(session);
    after.of(id, 'message');
    after.type(id, 'message', 'Later');
    await settled();
    expect(after.of(id, 'message')).toBe('Later');
  });

  it('is apart from what else is typed for the call, and forgotten with it', async () => {
    const session = createFakeSession();
    const { id } = ringing(BOB);
    createDrafts(session).type(id, 'note', 'See page 3');
    const read = async (kind: 'note' | 'message'): Promise<string | undefined> => {
      const drafts = createDrafts(session);
      drafts.of(id, kind);
      await settled();
      return drafts.of(id, kind);
    };
    expect([await read('note'), await read('message')]).toEqual(['See page 3', undefined]);
    await forgetDrafts(session, [id]);
    expect(await read('note')).toBe('');
  });
});
