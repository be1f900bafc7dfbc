import { describe, expect, test } from 'vitest';
import { classifySender, type Stamp } from '../../../../utils/adapters/messaging/sender.ts';
import { stamps } from './stamps.ts';

const own = { id: 'test-extension-id', root: 'chrome-extension://test-extension-id/' };
const kindOf = (stamp: Stamp) => classifySender(stamp, own)?.kind;

describe('who is speaking', () => {
  test('our contexts are told apart by their URL, also when they sit in a tab', () => {
    expect(kindOf(stamps.background)).toBe('background');
    expect(kindOf(stamps.offscreen)).toBe('host');
    expect(kindOf(stamps.popup)).toBe('page');
    expect(kindOf(stamps.callWindow)).toBe('page');
  });

  test('a content script is known by its tab and by what that tab shows now', () => {
    expect(classifySender(stamps.x, own)).toEqual({ kind: 'x', tabId: 7, url: 'https://x.com/i/chat/1-2' });
    expect(classifySender(stamps.chatX, own)).toEqual({ kind: 'x', tabId: 7, url: 'https://chat.x.com/' });
  });

  test.for(['frameInX', 'otherSite', 'leftX', 'plainHttp', 'otherExtension'] as const)(
    '%s may say nothing',
    (name) => {
      expect(classifySender(stamps[name], own)).toBeUndefined();
    },
  );

  test('on Firefox the generated page is the background', () => {
    const firefox = { id: 'ahoy@example', root: 'moz-extension://5c6f/' };
    const from = (path: string): Stamp => ({ id: firefox.id, url: `moz-extension://5c6f/${path}` });

    expect(classifySender(from('_generated_background_page.html'), firefox)?.kind).toBe('background');
    expect(classifySender(from('popup.html'), firefox)?.kind).toBe('page');
    expect(classifySender({ ...from('popup.html'), url: 'moz-extension://0000/popup.html' }, firefox)).toBe(
      undefined,
    );
  });
});
