import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { PendingHandle } from '../../../../utils/core/people/pending-handle.ts';
import { createImport } from '../../../../utils/models/imports/import.ts';
import type { ArchiveLists, Importer } from '../../../../utils/models/ports/possessions.ts';
import { createFakeBackground, settled } from '../../../support/fakes/background.ts';

const ALICE = '1001' as UserId;
const BOB = '2002' as UserId;
const FILE = new File(['x'], 'following.js');
const preview = { contacts: { count: 1, byHandle: 1, first: [], skipped: {} } };

type Answer = Awaited<ReturnType<Importer['read']>>;

const open = async (start: UserId | null = ALICE) => {
  const account = signal<UserId | null | undefined>(start);
  const background = createFakeBackground();
  const done: string[] = [];
  background.answer('people-imported', []);
  let lists: Awaited<ReturnType<ArchiveLists['imported']>> = {};
  const waiting: PendingHandle[] = Array.from({ length: 12 }, (_, i) => ({
    account: ALICE,
    key: `h${i}`,
    handle: `h${i}` as Handle,
    at: 1,
    source: 'contacts',
  }));
  let answer: (answer: Answer) => void = () => {};
  let progress: (share: number) => void = () => {};
  let fail = false;
  const work = async (what: string) => {
    if (fail) throw new Error('broken');
    done.push(what);
    lists = what === 'write' ? { mute: { at: 1, count: 2, importedAt: 3 } } : {};
  };
  const model = createImport(
    {
      importer: {
        read: (_files, _account, onProgress, until) =>
          new Promise((resolve, reject) => {
            [answer, progress] = [resolve, onProgress];
            until.addEventListener('abort', () => reject(new Error('stopped')));
            if (fail) reject(new Error('broken'));
          }),
        write: () => work('write'),
        undo: () => work('undo'),
      },
      archive: { imported: async () => lists },
      handles: {
        count: async () => waiting.length,
        first: async (_, most) => waiting.slice(0, most).map(({ handle }) => handle),
        clear: async () => {
          if (fail) throw new Error('broken');
          return waiting.splice(0);
        },
        putBack: async (cleared) => void waiting.push(...cleared),
      },
      handle: () => 'alice' as Handle,
      background,
      account,
    },
    new AbortController().signal,
  );
  await settled();
  return {
    account,
    background,
    model,
    done,
    progress: (share: number) => progress(share),
    breakDown: (broken = true) => {
      fail = broken;
    },
    read: async (given: Answer = { preview }) => {
      model.choose.value?.([FILE]);
      answer(given);
      await settled();
    },
  };
};

describe('an import', () => {
  it('shows what was found before anything is written', async () => {
    const { model, read, done, progress } = await open();
    model.choose.value?.([FILE]);
    progress(0.5);
    expect(model.state.value).toEqual({ step: 'reading', share: 0.5 });
    expect(model.choose.value).toBeUndefined();
    model.cancel.value?.();
    await read();
    expect(model.state.value).toEqual({ step: 'preview', preview });
    expect(done).toEqual([]);
  });

  it('is written on a press, tells the background, and can be undone', async () => {
    const { model, read, done, background } = await open();
    expect(model.imported.value).toMatchObject({ lists: {}, waiting: { count: 12 } });
    expect(model.imported.value?.waiting.first).toHaveLength(10);
    await read();
    model.write.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'done', preview });
    expect(model.imported.value?.lists).toHaveProperty('mute');
    expect(model.write.value).toBeUndefined();
    model.undo.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'undone' });
    expect(model.imported.value?.lists).toEqual({});
    expect(done).toEqual(['write', 'undo']);
    expect(background.asked.map(({ type, data }) => [type, data])).toEqual([
      ['people-imported', { account: ALICE }],
      ['people-imported', { account: ALICE }],
    ]);
  });

  it('undone gives back whose waiting card was taken for it', async () => {
    const { model, read, done, background } = await open();
    const kept = { pins: [], read: [], sent: [], marks: [] };
    background.answer('people-imported', [{ userId: BOB, kept }]);
    await read();
    model.write.value?.();
    await settled();
    model.undo.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'undone' });
    expect(done).toEqual(['write', 'undo']);
    expect(background.asked).toContainEqual({
      type: 'restore-person',
      data: { account: ALICE, userId: BOB, act: 'accepted', kept },
    });
  });

  it('that is stopped shows nothing of what comes after', async () => {
    const { model, progress, done } = await open();
    model.choose.value?.([FILE]);
    model.cancel.value?.();
    await settled();
    progress(0.9);
    expect(model.state.value).toEqual({ step: 'cancelled' });
    expect([model.write.value, model.cancel.value, done]).toEqual([undefined, undefined, []]);
    expect(model.choose.value).toBeDefined();
  });

  it('that is refused says why, and another can be chosen', async () => {
    const { model, read } = await open();
    const refusal = { trouble: 'empty', file: 'following.js' } as const;
    await read({ refused: refusal });
    expect(model.state.value).toEqual({ step: 'refused', refusal });
    expect(model.write.value).toBeUndefined();
    await read();
    expect(model.state.value.step).toBe('preview');
  });

  it.each(['reading', 'writing', 'undoing'] as const)('that fails while %s says so', async (at) => {
    const { model, read, breakDown } = await open();
    if (at === 'reading') breakDown();
    await read();
    if (at === 'writing') breakDown();
    model.write.value?.();
    await settled();
    if (at === 'undoing') breakDown();
    model.undo.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'failed', at });
    expect(model.undo.value === undefined).toBe(at !== 'undoing');
  });

  it('whose undo failed can be undone once more', async () => {
    const { model, read, breakDown, done } = await open();
    await read();
    model.write.value?.();
    await settled();
    breakDown();
    model.undo.value?.();
    await settled();
    breakDown(false);
    model.undo.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'undone' });
    expect(model.undo.value).toBeUndefined();
    expect(done).toEqual(['write', 'undo']);
  });

  it('forgets whoever waits under a handle, and takes that back', async () => {
    const { model, read, breakDown } = await open();
    await read();
    expect(model.forget.value).toBeUndefined();
    model.cancel.value?.();
    model.forget.value?.();
    await settled();
    expect(model.state.value.step).toBe('forgotten');
    expect(model.imported.value?.waiting).toEqual({ count: 0, first: [] });
    expect(model.forget.value).toBeUndefined();
    model.undo.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'undone' });
    expect(model.imported.value?.waiting.count).toBe(12);

    breakDown();
    model.forget.value?.();
    await settled();
    expect(model.state.value).toEqual({ step: 'failed', at: 'forgetting' });
    expect(model.imported.value?.waiting.count).toBe(12);
  });

  it('is impossible without an account, and not written for another than it was read for', async () => {
    const { model, account, read } = await open(null);
    expect(model.choose.value).toBeUndefined();
    account.value = ALICE;
    await read();
    account.value = BOB;
    expect(model.write.value).toBeUndefined();
    account.value = ALICE;
    expect(model.write.value).toBeDefined();
  });
});
