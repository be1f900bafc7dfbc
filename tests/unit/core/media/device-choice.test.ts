import { describe, expect, test } from 'vitest';
import {
  afterChange,
  bestDevice,
  isBack,
  markChosen,
  type Device,
} from '../../../../utils/core/media/device-choice.ts';

const microphone = (id: string, label = id): Device => ({ source: 'microphone', id, label });
const [usual, headset, desk] = [microphone('usual'), microphone('headset'), microphone('desk')];
const camera: Device = { source: 'camera', id: 'headset', label: 'A camera of the same name' };
const all = [usual, headset, desk, camera];
const without = (...gone: readonly Device[]): readonly Device[] => all.filter((one) => !gone.includes(one));

describe('the device to open', () => {
  test('is the one that the person chose, else the first that the browser names', () => {
    expect(bestDevice(all, 'microphone', 'desk')).toBe(desk);
    expect(bestDevice(all, 'microphone', 'long gone')).toBe(usual);
    expect(bestDevice(all, 'camera', undefined)).toBe(camera);
    expect(bestDevice(all, 'speaker', undefined)).toBeUndefined();
  });

  test('is shown as chosen only while nothing else is used for want of it', () => {
    const chosen = (used: Device | undefined): readonly string[] =>
      markChosen(all, () => ({ remembered: 'desk', used }))
        .filter((one) => one.chosen && one.source === 'microphone')
        .map(({ id }) => id);
    expect(chosen(undefined)).toEqual(['desk']);
    expect(chosen(headset)).toEqual(['headset']);
  });
});

describe('after devices came or went', () => {
  const change = (before: readonly Device[], now: readonly Device[], used?: Device, remembered?: string) =>
    afterChange(before, now, 'microphone', { used, remembered });

  test('nothing changes while the one in use is there', () => {
    expect(change(all, without(desk), headset, 'headset')).toBeUndefined();
    expect(change(without(desk), all, headset, undefined)).toBeUndefined();
    expect(change(all, without(usual))).toBeUndefined();
  });

  test('another takes the place of one that is gone: the chosen one, else the first', () => {
    expect(change(all, without(headset), headset, 'headset')).toEqual({ to: usual, why: 'gone' });
    expect(change(all, without(headset), headset, 'desk')).toEqual({ to: desk, why: 'gone' });
    expect(change(all, [camera], headset, 'headset')).toBeUndefined();
  });

  test('the chosen one is taken again when it comes back, and only then', () => {
    expect(change(without(headset), all, usual, 'headset')).toEqual({ to: headset, why: 'back' });
    // It was there all the time and did not open.
    expect(change(all, without(desk), usual, 'headset')).toBeUndefined();
    expect(change(without(headset), all, usual, undefined)).toBeUndefined();
  });

  test('an entry that stands for another device now counts as gone', () => {
    const system = (label: string): Device => microphone('default', label);
    const now = [system('Default - Built-in'), headset];
    expect(change([system('Default - USB')], now, system('Default - USB'), 'default')).toEqual({
      to: system('Default - Built-in'),
      why: 'gone',
    });
  });

  test('one that was lost without another in its place is opened at its own return, or at that of the chosen one', () => {
    const back = (before: readonly Device[], now: readonly Device[], remembered?: string): boolean =>
      isBack(before, now, 'microphone', { used: headset, remembered });
    expect(back([camera], [camera, headset])).toBe(true);
    expect(back([camera], [camera, desk], 'desk')).toBe(true);
    expect(back([camera], [camera, desk])).toBe(false);
    expect(back([headset], [headset, camera])).toBe(false);
  });
});
