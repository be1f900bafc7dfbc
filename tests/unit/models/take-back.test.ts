import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../utils/core/people/deed.ts';
import type { KeptPerson } from '../../../utils/core/people/kept-person.ts';
import { createTakeBack } from '../../../utils/models/take-back.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { ACCOUNT, BOB, LOG } from '../../support/page-stories.ts';

const KEPT: KeptPerson = { person: BOB, pins: [], read: [], sent: [], marks: [] };
const BLOCKED = { type: 'blocked', newAddress: false } as const;

const open = () => {
  const background = createFakeBackground();
  background.answer('keep-person', KEPT);
  const done: { readonly deed: Deed; readonly undo: (() => void) | undefined }[] = [];
  const takeBack = createTakeBack(background, (deed, undo) => void done.push({ deed, undo }));
  return { background, done, takeBack };
};

describe('an act on a person', () => {
  it('is offered to be taken back with what was kept before it', async () => {
    const { background, done, takeBack } = open();
    takeBack.toPerson(BOB, BLOCKED, async () => true);
    await settled();
    expect(done[0]?.deed).toEqual({ ...BLOCKED, person: BOB });
    done[0]?.undo?.();
    expect(background.asked.at(-1)).toEqual({
      type: 'restore-person',
      data: { account: ACCOUNT, userId: BOB.userId, act: 'blocked', kept: KEPT },
    });
  });

  it('comes after the one before it, so that what is kept knows of that', async () => {
    const { background, takeBack } = open();
    const { promise: done, resolve } = Promise.withResolvers<boolean>();
    const kept = (): number => background.asked.filter(({ type }) => type === 'keep-person').length;
    takeBack.toPerson(BOB, BLOCKED, () => done);
    takeBack.toPerson(BOB, BLOCKED, async () => true);
    await settled();
    expect(kept()).toBe(1);
    resolve(true);
    await settled();
    expect(kept()).toBe(2);
  });

  it('offers nothing when it was not done', async () => {
    const { done, takeBack } = open();
    takeBack.toPerson(BOB, BLOCKED, async () => false);
    await settled();
    expect(done).toEqual([]);
  });

  it('is tried even when nothing could be kept, and then not offered to be taken back', async () => {
    const { background, done, takeBack } = open();
    background.vanish();
    let tried = 0;
    takeBack.toPerson(BOB, BLOCKED, async () => {
      tried += 1;
      return true;
    });
    await settled();
    expect(tried).toBe(1);
    expect(done).toEqual([]);
  });
});

describe('a cleared log', () => {
  it('comes back in messages of a bounded size', async () => {
    const { background, done, takeBack } = open();
    const entries = Array.from({ length: 2500 }, () => LOG[0]).filter((entry) => entry !== undefined);
    takeBack.clearLog(ACCOUNT, entries);
    await settled();
    done[0]?.undo?.();
    await settled();
    const sizes = background.asked
      .filter(({ type }) => type === 'restore-log')
      .map(({ data }) => (data as { readonly entries: readonly unknown[] }).entries.length);
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  it('that was not cleared offers nothing and says that it failed', async () => {
    const { background, done, takeBack } = open();
    background.vanish();
    takeBack.clearLog(ACCOUNT, LOG);
    await settled();
    expect(done).toEqual([]);
    expect(takeBack.failed.value).toBe('not-reached');
  });
});
