import { describe, expect, it } from 'vitest';
import {
  createLookAlikeIndex,
  findLookAlike,
  skeletonOf,
  type Known,
} from '../../../../utils/core/people/look-alike.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';

const known = (id: string, change: Partial<Known> & { readonly at?: string } = {}): Known => {
  const { at, ...rest } = change;
  return {
    userId: id as UserId,
    starred: false,
    accepted: false,
    blocked: false,
    since: 1000,
    ...(at === undefined ? {} : { handle: at as Handle }),
    ...rest,
  };
};

const MIRA = known('1', { at: 'mira', name: 'Mira Lind', accepted: true });

const resembles = (person: Known, ...others: Known[]) =>
  findLookAlike(createLookAlikeIndex(others), person)?.handle;

describe('to the eye', () => {
  it.each([
    ['mira', 'rnira'],
    ['mira', 'm1ra'],
    ['mira', 'Mlra'],
    ['mira', '_mira__'],
    ['bob', 'b0b'],
    ['paul', 'pau1'],
    ['paul', 'PauI'],
    ['will', 'vviII'],
    ['david', 'clavicl'],
    ['Mira Lind', 'Міrа Lіnd'],
    ['Mira Lind', 'Mira  Lind ✓'],
    ['Mira Lind', '𝐌𝐢𝐫𝐚 𝐋𝐢𝐧𝐝'],
    ['Mira Lind', 'Mïrä Łind'],
    ['Νικος', 'νικος'],
  ])('%s is %s', (one, other) => {
    expect(skeletonOf(other)).toBe(skeletonOf(one));
  });

  it.each([
    ['mira', 'myra'],
    ['mira', 'mara'],
    ['bob', 'rob'],
    ['Mira Lind', 'Mira Lund'],
    ['王伟', '王芳'],
  ])('%s is not %s', (one, other) => {
    expect(skeletonOf(other)).not.toBe(skeletonOf(one));
  });
});

describe('somebody unknown', () => {
  it.each([
    ['a handle like hers', { at: 'rnira' }],
    ['her name', { at: 'someone', name: 'Mira Lind' }],
    ['her handle for a name', { at: 'someone', name: '@mira' }],
    ['her name in other letters', { at: 'someone', name: 'Мira Lind' }],
    ['a handle that was hers', { at: 'mira' }],
  ])('could be taken for a contact by %s', (_, label) => {
    expect(resembles(known('2', label), MIRA)).toBe('mira');
  });

  it('is taken for nobody by another name, nor for people whom I have nothing to do with', () => {
    expect(resembles(known('2', { at: 'myra', name: 'Myra' }), MIRA)).toBeUndefined();
    expect(resembles(known('2', { at: 'rnira' }), { ...MIRA, accepted: false })).toBeUndefined();
    expect(resembles(known('2', { at: 'rnira' }), { ...MIRA, blocked: true })).toBeUndefined();
    expect(resembles(known('2', {}), MIRA)).toBeUndefined();
  });

  it('is told from the best known of several', () => {
    const star = known('3', { at: 'm1ra', starred: true });
    expect(resembles(known('2', { at: 'rnira' }), MIRA, star)).toBe('m1ra');
  });
});

describe('of two contacts who look alike', () => {
  it.each([
    ['the starred one is the real one', { starred: true }, {}],
    ['the one known for longer is the real one', { since: 10 }, { since: 20 }],
  ])('%s', (_, mine, theirs) => {
    const real = { ...MIRA, ...mine };
    const other = known('2', { at: 'rnira', accepted: true, ...theirs });
    expect(resembles(other, real, other)).toBe('mira');
    expect(resembles(real, real, other)).toBeUndefined();
  });
});

it('nobody is taken for themselves', () => {
  expect(resembles(MIRA, MIRA)).toBeUndefined();
});
