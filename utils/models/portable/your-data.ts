import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ImportReport } from '../ports/messages.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { MAX_CALLS, MAX_FILE_BYTES } from '../../core/portable/limits.ts';
import { parsePortable, type Unreadable } from '../../core/portable/parse.ts';
import { PARTS, type Part, type Portable, type ResetWhat } from '../../core/portable/portable.ts';
import { previewOf, type Present, type Preview } from '../../core/portable/preview.ts';
import { formatPortable, toPortable } from '../../core/portable/write.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { Background } from '../background.ts';
import type { CurrentAccount } from '../current-account.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { LogStore } from '../ports/calls.ts';
import type { PeopleStore, PinStore } from '../ports/people.ts';
import type { PossessionStore } from '../ports/possessions.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Clock, Random } from '../ports/system.ts';

/** As much of a `File` as is needed. */
export type PickedFile = { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> };

export type Work = 'exporting' | 'reading' | 'taking' | 'resetting' | 'undoing';

export type FileFacts = {
  readonly account: Portable['account'];
  readonly madeAt: number;
  readonly rules: number;
  readonly people: number;
  readonly calls: number;
};

/** replaced: another tab imported at the same moment · gone: what was replaced is not kept any more */
export type DataState =
  | { readonly step: 'idle' | 'cancelled' | 'replaced' | 'in-call' | 'undone' | 'gone' }
  | { readonly step: 'working' | 'failed'; readonly at: Work }
  | { readonly step: 'refused'; readonly why: Unreadable | 'too-large' }
  | {
      readonly step: 'preview';
      /** Who would take it. */
      readonly of: UserId;
      readonly file: FileFacts;
      readonly preview: Preview;
      readonly chosen: readonly Part[];
      /** The file is of another account: what it says of people is none of this one's business. */
      readonly isOther: boolean;
    }
  | { readonly step: 'exported'; readonly people: number; readonly calls: number; readonly left: number }
  | { readonly step: 'taken'; readonly report: ImportReport }
  | { readonly step: 'reset'; readonly what: ResetWhat };

export type YourData = {
  readonly state: ReadonlySignal<DataState>;
  /** Undefined: there is no account, or something goes on. So with all that follow. */
  readonly save: ReadonlySignal<(() => Promise<void>) | undefined>;
  readonly read: ReadonlySignal<((file: PickedFile) => Promise<void>) | undefined>;
  readonly choose: (part: Part, on: boolean) => void;
  /** Undefined also while nothing is chosen. */
  readonly take: ReadonlySignal<(() => Promise<void>) | undefined>;
  readonly cancel: ReadonlySignal<(() => void) | undefined>;
  readonly reset: ReadonlySignal<((what: ResetWhat) => Promise<void>) | undefined>;
  readonly undo: ReadonlySignal<(() => Promise<void>) | undefined>;
};

type Dependencies = {
  readonly clock: Clock;
  readonly random: Random;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly settings: SettingsStore;
  readonly people: Pick<PeopleStore, 'list'>;
  readonly pins: Pick<PinStore, 'list'>;
  readonly log: Pick<LogStore, 'list'>;
  readonly store: Pick<PossessionStore, 'stage'>;
  readonly background: Background;
  readonly account: CurrentAccount;
  /** Hands the file to the person. */
  readonly download: (name: string, text: string) => void;
};

/** Whose file it is, and when it was made, by the calendar on the wall: such as `ahoy-alice-2026-11-25.json`. */
const fileName = (id: UserId, handle: Handle | undefined, now: number): string => {
  const at = new Date(now);
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `ahoy-${handle ?? id}-${at.getFullYear()}-${month}-${day}.json`;
};

const decode = (bytes: ArrayBuffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const factsOf = ({ account, madeAt, rules, people, log }: Portable): FileFacts => ({
  account,
  madeAt,
  rules: rules.length,
  people: people.length,
  calls: log.length,
});

/** Of another account's file only what is not about people. */
const withoutPeople = (portable: Portable, account: UserId): Portable => ({
  ...portable,
  account: { id: account },
  people: [],
  log: [],
});

/** Export, import and reset of what one account keeps here. Reads the stores itself; every change is the background's. */
export const createYourData = (deps: Dependencies): YourData => {
  const state = signal<DataState>({ step: 'idle' });
  /** The last change that this page made, and whose it was. */
  const undoable = signal<{ readonly account: UserId; readonly undo: string }>();
  const newId = (): string => encodeBase64url(deps.random.bytes(16));
  let picked: Portable | undefined;

  const work = async (at: Work, task: () => Promise<DataState>): Promise<void> => {
    state.value = { step: 'working', at };
    try {
      state.value = await task();
    } catch {
      state.value = { step: 'failed', at };
    }
  };

  const presentOf = async (account: UserId): Promise<Present> => {
    const [browser, screening, people, pins, log] = await Promise.all([
      deps.settings.browser(),
      deps.settings.screening(account),
      deps.people.list(account),
      deps.pins.list(account),
      deps.log.list(account, MAX_CALLS),
    ]);
    const { brokerUrl, alwaysRelay, hideLocal, ringWindow } = browser;
    const { takeCalls, rules } = screening;
    const relays = browser.relays.map(({ url }) => url);
    const settings = { brokerUrl, relays, takeCalls, alwaysRelay, hideLocal, ringWindow };
    return { settings, rules, people, pins, log, now: deps.clock.now() };
  };

  const save = (id: UserId) =>
    work('exporting', async () => {
      const now = deps.clock.now();
      const [present, account] = await Promise.all([presentOf(id), deps.accounts.get(id)]);
      const handle = account?.handle;
      const portable = toPortable({ ...present, account: { id, ...(handle && { handle }) } }, now);
      deps.download(fileName(id, handle, now), formatPortable(portable));
      const { people, log } = portable;
      const left = present.people.length - people.length + present.log.length - log.length;
      return { step: 'exported', people: people.length, calls: log.length, left };
    });

  const read = (id: UserId, file: PickedFile) =>
    work('reading', async () => {
      if (file.size > MAX_FILE_BYTES) return { step: 'refused', why: 'too-large' };
      const text = decode(await file.arrayBuffer());
      if (text === undefined) return { step: 'refused', why: 'not-ours' };
      const parsed = parsePortable(text, deps.clock.now());
      if (!parsed.ok) return { step: 'refused', why: parsed.error };
      const isOther = parsed.value.account.id !== id;
      picked = isOther ? withoutPeople(parsed.value, id) : parsed.value;
      const preview = previewOf(picked, await presentOf(id));
      const chosen = isOther ? [] : PARTS.filter((part) => preview[part] !== undefined);
      return { step: 'preview', of: id, file: factsOf(parsed.value), preview, chosen, isOther };
    });

  const take = (id: UserId, parts: readonly Part[]) =>
    work('taking', async () => {
      if (picked === undefined) return { step: 'idle' };
      const file = newId();
      await deps.store.stage({ id: file, portable: picked }, deps.clock.now());
      picked = undefined;
      const report = await deps.background.ask('take-import', { account: id, file, parts });
      if (report === 'replaced') return { step: 'replaced' };
      undoable.value = { account: id, undo: file };
      return { step: 'taken', report };
    });

  const reset = (id: UserId, what: ResetWhat) =>
    work('resetting', async () => {
      const undo = newId();
      const outcome = await deps.background.ask('reset-data', { account: id, what, undo });
      if (outcome === 'in-call') return { step: 'in-call' };
      undoable.value = what === 'everything' ? undefined : { account: id, undo };
      return { step: 'reset', what };
    });

  const undo = (last: { readonly account: UserId; readonly undo: string }) =>
    work('undoing', async () => {
      const isDone = await deps.background.ask('undo-data', last);
      undoable.value = undefined;
      return { step: isDone ? 'undone' : 'gone' };
    });

  const cancel = (): void => {
    picked = undefined;
    state.value = { step: 'cancelled' };
  };

  /** The account, when nothing goes on. */
  const free = computed(() =>
    state.value.step === 'working' ? undefined : (deps.account.value ?? undefined),
  );
  const shown = computed((): DataState => {
    const now = state.value;
    // Another account was seen in a tab meanwhile: the preview said what would become of the one before.
    return now.step === 'preview' && now.of !== deps.account.value ? { step: 'idle' } : now;
  });
  const ofFree = <T>(make: (id: UserId) => T | undefined) =>
    computed(() => (free.value === undefined ? undefined : make(free.value)));

  return {
    state: shown,
    save: ofFree((id) => () => save(id)),
    read: ofFree((id) => (file: PickedFile) => read(id, file)),
    choose: (part, on) => {
      const now = state.peek();
      if (now.step !== 'preview') return;
      const chosen = PARTS.filter((one) => (one === part ? on : now.chosen.includes(one)));
      state.value = { ...now, chosen };
    },
    take: ofFree((id) => {
      const now = shown.value;
      return now.step !== 'preview' || now.chosen.length === 0 ? undefined : () => take(id, now.chosen);
    }),
    cancel: computed(() => (shown.value.step === 'preview' ? cancel : undefined)),
    reset: ofFree((id) => (what: ResetWhat) => reset(id, what)),
    undo: ofFree((id) => {
      const last = undoable.value;
      return last?.account === id ? () => undo(last) : undefined;
    }),
  };
};
