// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Typed } from '../../../../components/call/typed.ts';
import type { CallActions } from '../../../../components/call/call-actions.ts';
import { CallWindow, type CallWindowProps } from '../../../../components/call/CallWindow.tsx';
import type { InCallView } from '../../../../components/call/in-call.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { CALM, NOW } from '../../../support/stories/in-call-stories.ts';

const view: CallView = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  account: '1' as UserId,
  role: 'caller',
  phase: 'ringing',
  kind: 'audio',
  person: { userId: '2' as UserId, name: 'Bob' },
  startedAt: NOW,
  relayOnly: false,
};

let said: string[] = [];
let typed: Typed;
/** As the model does: what was typed comes back. */
let shown: () => void = () => {};
const actions = new Proxy({} as CallActions, {
  get: (_, name) => (given: unknown, text: unknown) => {
    if (name === 'type') {
      typed = { ...typed, [String(given)]: text };
      shown();
      return undefined;
    }
    said.push(`${String(name)} ${JSON.stringify(given)}`);
    return Promise.resolve(true);
  },
});

beforeAll(speakEnglish);
beforeEach(() => {
  said = [];
  typed = { reason: undefined, answer: '', note: undefined };
});
afterEach(() => render(null, document.body));

const show = (
  change: Partial<CallView>,
  inCall: Partial<InCallView> = {},
  rest: Partial<CallWindowProps> = {},
): void => {
  shown = () => show(change, inCall, rest);
  render(
    <CallWindow
      view={{ ...view, ...change }}
      now={NOW}
      devices={undefined}
      panel={undefined}
      deviceNotices={[]}
      speaker=""
      remote={undefined}
      self={undefined}
      peerSends={undefined}
      path={undefined}
      comparable={undefined}
      quality={{ level: 'unknown' }}
      figures={undefined}
      mine={{ saver: false, paused: false }}
      theirs={{ saver: false, paused: false }}
      shared={undefined}
      speaking={signal(false)}
      unreachable={false}
      inCall={{ ...CALM, ...inCall }}
      typed={typed}
      actions={actions}
      {...rest}
    />,
    document.body,
  );
};

const LIVE = { phase: 'live', liveSince: NOW } as const;

/** By its words or its name. */
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name,
  );
  if (found === undefined) throw new Error(`there is no button ${name}`);
  return found;
};
const press = (name: string): void => {
  button(name).focus();
  button(name).click();
};
const focused = (): string | null | undefined =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
  if (found === null) throw new Error(`there is no field ${name}`);
  return found;
};

const type = (name: string, text: string): void => {
  field(name).value = text;
  field(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
};

test.each([
  [{ shown: false }, true],
  [undefined, false],
] as const)(
  'the list of shortcuts names picture-in-picture where the browser has it: %j',
  (picture, listed) => {
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
    show({ phase: 'live', liveSince: NOW }, { panel: 'shortcuts', picture });
    const list = document.querySelector('.shortcuts-list')?.textContent;
    expect(list).toContain('Mute or unmute');
    expect(list?.includes('Picture in picture')).toBe(listed);
  },
);

test('nothing is heard of a call on hold, whatever the other side sends', () => {
  const muted = (): boolean[] =>
    [...document.querySelectorAll<HTMLMediaElement>('.remote-video, audio')].map((one) => one.muted);
  const held = { mine: true, theirs: false };
  show({ phase: 'live', liveSince: NOW });
  expect(muted()).toEqual([false, false]);
  show({ phase: 'live', liveSince: NOW }, { held });
  expect(muted()).toEqual([true, true]);
  show({ phase: 'live', liveSince: NOW }, { held: { ...held, mine: false } });
  expect(muted()).toEqual([false, false]);
});

test('who resumes a call goes on at the button that held it', () => {
  show(LIVE, { held: { mine: true, theirs: false } });
  press('Resume');
  expect(said).toEqual([expect.stringContaining('hold')]);
  expect(focused()).toBe('More');
});

describe('the focus goes on at something that stays', () => {
  test('when one unmutes oneself from the hint', () => {
    show(LIVE, { talkingMuted: true });
    press('Unmute');
    expect(focused()).toBe('Mute');
  });

  test('when one stops sharing from the bar', () => {
    show(LIVE, {}, { shared: { surface: 'screen', sound: false } });
    press('Stop sharing');
    expect(focused()).toBe('Share screen');
  });

  test('when Escape closes the menu', () => {
    show(LIVE, { panel: 'more' });
    button('Full screen').focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(focused()).toBe('More');
  });

  test('when a call is accepted, and not where a second press would mute', () => {
    show({ role: 'callee' });
    press('Accept');
    expect(said).toEqual(['accept "audio"']);
    show({ role: 'callee', phase: 'connecting' });
    expect(focused()).toBe('Bob');
  });

  test('when a message to the caller is left', async () => {
    show({ role: 'callee' });
    press('Decline with message…');
    await expect.poll(() => document.activeElement?.tagName).toBe('INPUT');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await expect.poll(focused).toBe('Decline with message…');
  });

  test('while it is on a note, which stays as long', () => {
    const peek = (): Element | null => document.querySelector('.note-peek');
    const note = { id: 1, mine: false, text: 'Hello', at: NOW, arrived: true };
    const look = (now: number): void => show(LIVE, { notes: [note], unread: 1 }, { now });
    look(NOW);
    document.querySelector<HTMLElement>('.note-peek')?.focus();
    look(NOW + 60_000);
    expect(document.activeElement).toBe(peek());
    button('Mute').focus();
    look(NOW + 61_000);
    expect(peek()).toBeNull();
  });

  test('when all is over, at what happened', async () => {
    show({ role: 'callee' });
    press('Accept');
    show({ role: 'callee', ...over });
    await expect.poll(focused).toBe('Call ended');
  });
});

test('after a press of the mouse the focus goes nowhere, so that Space still talks', () => {
  show(LIVE, { talkingMuted: true });
  button('Unmute').click();
  expect(document.activeElement).toBe(document.body);
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
    show({ phase: 'live', liveSince: NOW });
    const tile = document.querySelector<HTMLElement>('.self-tile');
    expect(tile?.tabIndex).toBe(0);
    expect(tile?.getAttribute('aria-label')).toBe('You');
    expect(tile?.getAttribute('aria-description')).toContain('arrow keys');
  });

  test('moves by arrow keys to the corner in that direction', async () => {
    show({ phase: 'live', liveSince: NOW });
    expect(place()).toBe('end end');
    expect(await press('ArrowLeft')).toBe('end start');
    expect(await press('ArrowUp')).toBe('start start');
    expect(await press('ArrowRight')).toBe('start end');
    expect(await press('ArrowDown')).toBe('end end');
  });

  test('moves to where the arrow points also from right to left', async () => {
    document.documentElement.dir = 'rtl';
    show({ phase: 'live', liveSince: NOW });
    expect(await press('ArrowRight')).toBe('end start');
    expect(await press('ArrowLeft')).toBe('end end');
  });
});

const over = { phase: 'ended', end: { reason: 'hung-up-by-peer', at: NOW } } as const;

const heard = (): string[] =>
  [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).filter(Boolean);

test('how a call ended is heard in two parts, each once: a heading that takes the focus, and a sentence', async () => {
  show({ phase: 'live', liveSince: NOW });
  show(over);
  await expect.poll(() => document.activeElement?.textContent).toBe('Call ended');
  expect(heard()).toEqual(['Bob hung up.']);
});

test('a reason that was typed and not sent before they accepted waits as a note, and stays when all is over', async () => {
  show({});
  type('Reason', 'About the contract');
  show({ phase: 'live', liveSince: NOW }, { panel: 'notes' });
  expect(field('Note').value).toBe('About the contract');
  show(over);
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

describe('who is typing the reason when the other side accepts', () => {
  const write = (): void => {
    show({});
    field('Reason').focus();
    type('Reason', 'About the con');
  };
  const connecting = { phase: 'connecting' } as const;

  test('goes on in the notes', () => {
    write();
    show(connecting);
    expect(document.activeElement).toBe(field('Reason'));
    type('Reason', 'About the contr');
    document.querySelector('form')?.requestSubmit();
    expect(said).toEqual([]);
    show({ phase: 'live', liveSince: NOW });
    expect(said).toEqual(['show "notes"']);
    show({ phase: 'live', liveSince: NOW }, { panel: 'notes' });
    expect(document.activeElement).toBe(field('Note'));
    expect(field('Note').value).toBe('About the contr');
    expect(field('Note').selectionStart).toBe('About the contr'.length);
  });

  test('is shown no notes once the focus was elsewhere', () => {
    write();
    field('Reason').blur();
    show({ phase: 'live', liveSince: NOW });
    expect(said).toEqual([]);
  });

  test('is shown no notes when all of it was sent', () => {
    write();
    show({ reason: 'About the con' });
    show({ ...connecting, reason: 'About the con' });
    expect(document.querySelector('input')).toBeNull();
    show({ phase: 'live', liveSince: NOW, reason: 'About the con' });
    expect(said).toEqual([]);
  });
});

test('a reason that was sent is no note', () => {
  show({});
  type('Reason', 'About the contract ');
  show({ phase: 'live', liveSince: NOW, reason: 'About the contract' }, { panel: 'notes' });
  expect(field('Note').value).toBe('');
  show({ ...over, reason: 'About the contract' });
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
  typed = { ...typed, reason: 'About the contract' };
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
