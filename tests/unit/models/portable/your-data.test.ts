import { signal } from '@preact/signals-core';
import { describe, expect, it, vi } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { StagedFile } from '../../../../utils/models/ports/possessions.ts';
import { createYourData, type PickedFile } from '../../../../utils/models/portable/your-data.ts';
import { createFakeBackground } from '../../../support/fakes/background.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeRandom } from '../../../support/fakes/random.ts';
import { createFakeSettings, rulesWith } from '../../../support/fakes/settings.ts';
import { createFakePeople, createFakePins } from '../../../support/fakes/stores.ts';
import { BOB, exportOf, ME, SOMEBODY_ELSE, somebody } from '../../../support/portable.ts';

const fileOf = (text: string): PickedFile => {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, arrayBuffer: async () => bytes.buffer };
};

const open = (start: UserId | null = ME) => {
  const background = createFakeBackground();
  const account = signal<UserId | null | undefined>(start);
  const staged: StagedFile[] = [];
  const files: string[] = [];
  const people = createFakePeople();
  const model = createYourData({
    clock: createFakeClock(),
    random: createFakeRandom(),
    accounts: { get: async () => undefined },
    settings: createFakeSettings(),
    people,
    pins: createFakePins(),
    log: { list: async () => [] },
    store: { stage: async (file) => void staged.push(file) },
    background,
    account,
    download: (name, text) => files.push(name, text),
  });
  return { account, background, files, model, people, staged };
};

const FILE = exportOf({ people: [somebody(BOB)], ...rulesWith({ everyoneElse: 'silent' }) });
const TAKEN = { settings: false, rules: true, added: 1, changed: 0, calls: 0 };

describe('the data of an account', () => {
  it('cannot be touched before there is an account', () => {
    const { model } = open(null);
    for (const act of [model.save, model.read, model.reset, model.take, model.undo])
      expect(act.value).toBeUndefined();
  });

  it('go into a file that says whose and when, and come back from it', async () => {
    const { files, model, people } = open();
    await people.update(ME, BOB, () => somebody(BOB));
    await model.save.value?.();
    expect(files[0]).toBe('ahoy-44196397-2027-01-15.json');
    expect(model.state.value).toEqual({ step: 'exported', people: 1, calls: 0, left: 0 });
    await model.read.value?.(fileOf(files[1] ?? ''));
    expect(model.state.value).toMatchObject({ step: 'preview', preview: {}, chosen: [], isOther: false });
    expect(model.take.value).toBeUndefined();
  });

  it('are dated by the calendar on the wall', async () => {
    vi.stubEnv('TZ', 'Etc/GMT+12');
    const { files, model } = open();
    await model.save.value?.();
    vi.unstubAllEnvs();
    expect(files[0]).toBe('ahoy-44196397-2027-01-14.json');
  });

  it('are replaced by the chosen parts of a file, and brought back', async () => {
    const { background, model, staged } = open();
    await model.read.value?.(fileOf(FILE));
    expect(model.state.value).toMatchObject({ step: 'preview', chosen: ['rules', 'people'] });
    model.choose('people', false);
    background.answer('take-import', TAKEN);
    await model.take.value?.();
    expect(staged).toHaveLength(1);
    expect(background.asked).toEqual([
      { type: 'take-import', data: { account: ME, file: staged[0]?.id, parts: ['rules'] } },
    ]);
    expect(model.state.value).toEqual({ step: 'taken', report: TAKEN });
    background.answer('undo-data', true);
    await model.undo.value?.();
    expect(model.state.value).toEqual({ step: 'undone' });
    expect(background.asked.at(-1)).toEqual({
      type: 'undo-data',
      data: { account: ME, undo: staged[0]?.id },
    });
    expect(model.undo.value).toBeUndefined();
  });

  it('of another account stay out, but for settings and rules on a choice', async () => {
    const { model, account, staged, background } = open();
    account.value = SOMEBODY_ELSE;
    await model.read.value?.(fileOf(FILE));
    expect(model.state.value).toMatchObject({ step: 'preview', isOther: true, chosen: [] });
    expect(model.take.value).toBeUndefined();
    model.choose('rules', true);
    background.answer('take-import', TAKEN);
    await model.take.value?.();
    expect(staged[0]?.portable).toMatchObject({ account: { id: SOMEBODY_ELSE }, people: [], log: [] });
  });

  it('say so when another tab put its file in the place of this one, under an id of its own', async () => {
    const { background, model, staged } = open();
    for (const answer of ['replaced', TAKEN] as const) {
      await model.read.value?.(fileOf(FILE));
      background.answer('take-import', answer);
      await model.take.value?.();
      expect(model.state.value.step).toBe(answer === TAKEN ? 'taken' : 'replaced');
      expect(model.undo.value === undefined).toBe(answer === 'replaced');
    }
    expect(new Set(staged.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['not-ours', fileOf('hello')],
    ['not-ours', { size: 2, arrayBuffer: async () => new Uint8Array([0xff, 0xfe]).buffer }],
    ['half', fileOf(FILE.slice(0, -9))],
    ['newer', fileOf(FILE.replace('"version":2', '"version":7'))],
    ['too-large', { size: 1e9, arrayBuffer: () => Promise.reject(new Error('too much')) }],
  ] as const)('refuse a file that is %s', async (why, file) => {
    const { model, staged } = open();
    await model.read.value?.(file);
    expect(model.state.value).toEqual({ step: 'refused', why });
    expect(staged).toEqual([]);
  });

  it('say so when nothing could be imported, reset or undone', async () => {
    const { background, model } = open();
    await model.read.value?.(fileOf(FILE));
    background.vanish();
    await model.take.value?.();
    expect(model.state.value).toEqual({ step: 'failed', at: 'taking' });
    expect(model.undo.value).toBeUndefined();
    await model.reset.value?.('log');
    expect(model.state.value).toEqual({ step: 'failed', at: 'resetting' });
  });

  it('can be brought back after every reset but the one of the keys', async () => {
    const { background, model } = open();
    background.answer('reset-data', 'done');
    await model.reset.value?.('people');
    expect(model.undo.value).toBeDefined();
    await model.reset.value?.('everything');
    expect(model.state.value).toEqual({ step: 'reset', what: 'everything' });
    expect(model.undo.value).toBeUndefined();
    background.answer('reset-data', 'in-call');
    await model.reset.value?.('people');
    expect(model.state.value).toEqual({ step: 'in-call' });
  });

  it('forget a preview when another account is shown', async () => {
    const { account, model } = open();
    await model.read.value?.(fileOf(FILE));
    account.value = SOMEBODY_ELSE;
    expect(model.state.value).toEqual({ step: 'idle' });
    expect(model.take.value).toBeUndefined();
  });
});
