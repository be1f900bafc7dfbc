// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { NOW } from '../../../support/stories/in-call-stories.ts';
import { button, field, focused, LIVE, OVER, press, said, show, type, useWindow } from './window.tsx';

useWindow();

describe('the focus goes on at something that stays', () => {
  test('when one resumes a call', () => {
    show(LIVE, { held: { mine: true, theirs: false } });
    press('Resume');
    expect(said).toEqual([expect.stringContaining('hold')]);
    expect(focused()).toBe('More');
  });

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

  test('when they stop sharing the screen that one looks at', async () => {
    const shares = (screen: boolean): void =>
      show(LIVE, {}, { peerSends: { camera: false, voice: true, screen } });
    shares(true);
    const video = document.querySelector<HTMLVideoElement>('.remote-video');
    Object.defineProperties(video, { videoWidth: { value: 800 }, videoHeight: { value: 600 } });
    video?.dispatchEvent(new Event('resize'));
    press('Actual size');
    const frame = document.querySelector<HTMLElement>('.remote-frame');
    await expect.poll(() => frame?.getAttribute('role')).toBe('region');
    shares(false);
    expect(frame?.getAttribute('role')).toBeNull();
    expect(frame?.getAttribute('tabindex')).toBe('-1');
  });

  test('when all is over, at what happened', async () => {
    show({ role: 'callee' });
    press('Accept');
    show({ role: 'callee', ...OVER });
    await expect.poll(focused).toBe('Call ended');
  });
});

test('after a press of the mouse the focus goes nowhere, so that Space still talks', () => {
  show(LIVE, { talkingMuted: true });
  button('Unmute').click();
  expect(document.activeElement).toBe(document.body);
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
    show(LIVE);
    expect(said).toEqual(['show "notes"']);
    show(LIVE, { panel: 'notes' });
    expect(document.activeElement).toBe(field('Note'));
    expect(field('Note').value).toBe('About the contr');
    expect(field('Note').selectionStart).toBe('About the contr'.length);
  });

  test('is shown no notes once the focus was elsewhere', () => {
    write();
    field('Reason').blur();
    show(LIVE);
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
