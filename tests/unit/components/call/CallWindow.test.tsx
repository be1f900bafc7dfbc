// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { NOW } from '../../../support/stories/in-call-stories.ts';
import { button, field, LIVE, OVER, press, said, show, type, typed, useWindow } from './window.tsx';

useWindow();

test.each([
  [{ shown: false }, true],
  [undefined, false],
] as const)(
  'the list of shortcuts names picture-in-picture where the browser has it: %j',
  (picture, listed) => {
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
    show(LIVE, { panel: 'shortcuts', picture });
    const list = document.querySelector('.shortcuts-list')?.textContent;
    expect(list).toContain('Mute or unmute');
    expect(list?.includes('Picture in picture')).toBe(listed);
  },
);

test('the devices have their control also while there are none to choose from', () => {
  const devices = () => button('Devices');
  show(LIVE);
  expect(devices().ariaDisabled).toBe('true');
  devices().click();
  expect(document.querySelector('.device-list')).toBeNull();
  show(LIVE, {}, { panel: { choices: [], onChoose: () => undefined } as never });
  expect(devices().ariaDisabled).toBeNull();
});

test('a browser that denies both is one notice, which tries both again', () => {
  const sources = { microphone: 'off', camera: 'off', screen: 'off' } as const;
  const denied = { microphone: 'denied', camera: 'denied' } as const;
  show(LIVE, {}, { devices: { phase: 'open', muted: false, sources, problems: denied } });
  const notices = [...document.querySelectorAll('[role=alert]')];
  expect(notices).toHaveLength(1);
  expect(notices[0]?.textContent).toContain('Your picture is off for the same reason.');
  press('Try again');
  expect(said).toEqual(['retry "microphone"', 'retry "camera"']);
});

test('who else calls is told while one talks, and not while two ring each other', () => {
  const rings = { userId: '3' as UserId, name: 'Carol' };
  const text = () => document.querySelector('.notice-news')?.textContent;
  show(LIVE, {}, { rings });
  expect(text()).toMatch(/^Carol is calling you, too/u);
  show({}, {}, { rings });
  expect(text()).toBe('');
});

test('nothing is heard of a call on hold, whatever the other side sends', () => {
  const muted = (): boolean[] =>
    [...document.querySelectorAll<HTMLMediaElement>('.remote-video, audio')].map((one) => one.muted);
  const held = { mine: true, theirs: false };
  show(LIVE);
  expect(muted()).toEqual([false, false]);
  show(LIVE, { held });
  expect(muted()).toEqual([true, true]);
  show(LIVE, { held: { ...held, mine: false } });
  expect(muted()).toEqual([false, false]);
});

describe('the own picture, or what stands for it', () => {
  afterEach(() => void (document.documentElement.dir = ''));

  const place = (): string => {
    const tile = document.querySelector<HTMLElement>('.self-tile');
    return `${tile?.dataset['block']} ${tile?.dataset['inline']}`;
  };
  const press = async (key: string): Promise<string> => {
    const before = place();
    document
      .querySelector('.self-tile')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await expect.poll(place).not.toBe(before);
    return place();
  };

  test('is reached by keyboard, has a name and says how it moves', () => {
    show(LIVE);
    const tile = document.querySelector<HTMLElement>('.self-tile');
    expect(tile?.tabIndex).toBe(0);
    expect(tile?.getAttribute('aria-label')).toBe('You');
    expect(tile?.getAttribute('aria-description')).toContain('arrow keys');
  });

  test('moves by arrow keys to the corner in that direction', async () => {
    show(LIVE);
    expect(place()).toBe('end end');
    expect(await press('ArrowLeft')).toBe('end start');
    expect(await press('ArrowUp')).toBe('start start');
    expect(await press('ArrowRight')).toBe('start end');
    expect(await press('ArrowDown')).toBe('end end');
  });

  test('moves to where the arrow points also from right to left', async () => {
    document.documentElement.dir = 'rtl';
    show(LIVE);
    expect(await press('ArrowRight')).toBe('end start');
    expect(await press('ArrowLeft')).toBe('end end');
  });
});

const heard = (): string[] =>
  [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).filter(Boolean);

test('how a call ended is heard in two parts, each once: a heading that takes the focus, and a sentence', async () => {
  show(LIVE);
  show(OVER);
  await expect.poll(() => document.activeElement?.textContent).toBe('Call ended');
  expect(heard()).toEqual(['Bob hung up.']);
});

test('a reason that was typed and not sent before they accepted waits as a note, and stays when all is over', async () => {
  show({});
  type('Reason', 'About the contract');
  show(LIVE, { panel: 'notes' });
  expect(field('Note').value).toBe('About the contract');
  show(OVER);
  await expect.poll(() => document.querySelector('.kept-notes')?.textContent).toContain('About the contract');
});

test('a message to a caller who gave up stays, and can be written to them', async () => {
  const press = async (name: string): Promise<void> => {
    const button = (): HTMLButtonElement | undefined =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
    await expect.poll(button).toBeDefined();
    button()?.click();
  };
  show({ role: 'callee' });
  await press('Decline with message…');
  const message = (): HTMLInputElement | null => document.querySelector('.decline-form input');
  await expect.poll(message).not.toBeNull();
  Object.assign(message() ?? {}, { value: 'In a meeting' });
  message()?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(typed.answer).toBe('In a meeting');
  show({ role: 'callee', phase: 'ended', end: { reason: 'cancelled-by-peer', at: NOW } });
  expect(document.body.textContent).toContain('In a meeting');
  await press('Copy message');
  await press('Write to Bob');
  expect(said.map((words) => words.split(' ')[0])).toEqual(['copy', 'write']);
});

test('an offer instead of the call stays chosen while one looks at the other answers', async () => {
  show({ role: 'callee' });
  press('Decline with message…');
  await expect.poll(() => document.querySelector('.chip')).not.toBeNull();
  press('In 15 minutes');
  await expect.poll(() => button('In 15 minutes').getAttribute('aria-pressed')).toBe('true');
  press('Back');
  await expect.poll(() => document.querySelector('.decline-form')).toBeNull();
  press('Decline with message…');
  await expect.poll(() => document.querySelector('.chip')).not.toBeNull();
  expect(button('In 15 minutes').getAttribute('aria-pressed')).toBe('true');
});

test('a reason that was sent is no note', () => {
  show({});
  type('Reason', 'About the contract ');
  show({ phase: 'live', liveSince: NOW, reason: 'About the contract' }, { panel: 'notes' });
  expect(field('Note').value).toBe('');
  show({ ...OVER, reason: 'About the contract' });
  expect(document.querySelector('.kept-notes')).toBeNull();
});

const INVITING = { phase: 'inviting', invite: { text: 'ahoy1:', placed: 'written' } } as const;

test('a reason that only goes with an invite and with a later call is kept, not sent', () => {
  show(INVITING);
  const state = document.querySelector('#reason-state');
  expect(state?.textContent).toContain('Press Enter to keep it.');
  show({ ...INVITING, reason: 'About the contract' });
  expect(state?.textContent).toContain('Kept.');
  expect(state?.textContent).not.toContain('Sent');
});

test('no reason is asked for where none would be read, and a typed one stays', () => {
  const late = { ...INVITING, startedAt: NOW - 600_000 };
  show(late);
  expect(document.querySelector('input')).toBeNull();
  typed.reason = 'About the contract';
  show(late);
  expect(field('Reason').value).toBe('About the contract');
});

test('that a reason was sent is heard', () => {
  show({});
  type('Reason', 'About the contract');
  const state = document.querySelector('#reason-state[role=status]');
  show({ reason: 'About the contract' });
  expect(state?.textContent).toContain('Sent.');
});
