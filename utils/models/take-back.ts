import type { ReadonlySignal } from '@preact/signals-core';
import type { PersonLabel } from '../core/call/view.ts';
import type { Deed, PersonDeed } from '../core/people/deed.ts';
import type { UserId } from '../core/people/ids.ts';
import type { PublicKey } from '../core/people/card.ts';
import type { KeptPerson } from '../core/people/kept-person.ts';
import type { LogEntry } from '../core/people/log-entry.ts';
import type { Background } from './background.ts';
import { createErrands, type Failure } from './errands.ts';

/** Without `undo` the deed is only said. */
export type Done = (deed: Deed, undo?: () => void) => void;

export type TakeBack = {
  /** Notes how things stand with a person, acts, and if that was done offers the way back. */
  readonly toPerson: (
    whom: PersonLabel & { readonly account: UserId },
    deed: PersonDeed,
    act: () => Promise<boolean>,
  ) => void;
  /** Clears a log of which these are all entries. */
  readonly clearLog: (account: UserId, entries: readonly LogEntry[]) => void;
  /** The last such errand did not reach the background. */
  readonly failed: ReadonlySignal<Failure | undefined>;
};

/** Entries in one message: each may weigh some kB. */
const ENTRIES = 1000;

const chunksOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** What of it concerns one device: another may have been confirmed or removed meanwhile. */
const ofDevice = (kept: KeptPerson, device: PublicKey): KeptPerson => ({
  ...kept,
  pins: kept.pins.filter(({ card }) => card.signingKey === device),
  read: kept.read.filter(({ signingKey }) => signingKey === device),
  marks: kept.marks.filter(({ subject }) => subject === device),
});

/**
 * Acts that can be taken back. What they take away is kept by the page that offers the undo, for as long as it does:
 * the background may die in between.
 */
export const createTakeBack = (background: Background, done: Done): TakeBack => {
  const { attempt, send, failed } = createErrands(background);
  /** What is kept before an act has to know of the one before it. */
  let last = Promise.resolve();
  return {
    failed,
    toPerson: (whom, deed, act) => {
      const { account, userId } = whom;
      const run = async () => {
        // Without an answer there is no way back; whether the act itself gets through shows next.
        const kept = await background.ask('keep-person', { account, userId }).catch(() => undefined);
        if (!(await act()) || kept === undefined) return;
        const taken = 'device' in deed ? ofDevice(kept, deed.device) : kept;
        done({ ...deed, person: whom }, () =>
          send('restore-person', { account, userId, act: deed.type, kept: taken }),
        );
      };
      last = last.then(run, run);
    },
    clearLog: (account, entries) => {
      const restore = async () => {
        for (const some of chunksOf(entries, ENTRIES))
          if (!(await attempt('restore-log', { account, entries: some }))) return;
      };
      const run = async () => {
        if (await attempt('clear-log', { account }))
          done({ type: 'log-cleared', calls: entries.length }, () => void restore());
      };
      void run();
    },
  };
};
