import type { PersonChange } from './ports/messages.ts';
import type { PersonLabel } from '../core/call/view.ts';
import type { PersonDeed } from '../core/people/deed.ts';
import type { Person, Pin } from '../core/people/person.ts';
import type { MediaKind } from '../core/protocol/letter.ts';
import type { OwnVerdict } from '../core/screening/verdict.ts';
import type { Errands } from './errands.ts';
import type { TakeBack } from './take-back.ts';

/** One device of a person. */
export type ListedDevice = {
  readonly pin: Pin;
  /** After comparing the safety number. Undefined once confirmed. */
  readonly confirm?: () => void;
  readonly remove: () => void;
};

/** Somebody with all that can be done about them. What takes something away can be taken back. */
export type ListedPerson = {
  readonly person: Person;
  /** Somebody known better, whom they could be taken for. */
  readonly resembles?: PersonLabel;
  /** Newest proof first. */
  readonly devices: readonly ListedDevice[];
  readonly star?: (on: boolean) => void;
  /** null: as the rules say. Undefined for blocked people. */
  readonly decide?: (verdict: OwnVerdict | null) => void;
  /** Undefined without a device to ring, and for blocked people. */
  readonly call?: (kind: MediaKind) => void;
  readonly write?: () => void;
  readonly relayOnly: (on: boolean) => void;
  readonly note: (text: string) => void;
  readonly block?: (changeAddress: boolean) => void;
  readonly unblock?: () => void;
  readonly remove: () => void;
};

export const createListing =
  ({ send, attempt, call }: Errands, takeBack: TakeBack) =>
  (person: Person, pins: readonly Pin[]): ListedPerson => {
    const { account, userId, blocked } = person;
    const change = (change: PersonChange) => send('change-person', { account, userId, change });
    const undoable = (deed: PersonDeed, change: PersonChange) =>
      takeBack.toPerson(person, deed, () => attempt('change-person', { account, userId, change }));
    return {
      person,
      devices: pins.map((pin) => {
        const device = pin.card.signingKey;
        return {
          pin,
          ...(pin.confirmedAt === undefined
            ? {
                confirm: () =>
                  undoable({ type: 'device-confirmed', device }, { type: 'confirm-device', device }),
              }
            : {}),
          remove: () => undoable({ type: 'device-removed', device }, { type: 'remove-device', device }),
        };
      }),
      relayOnly: (on) => change({ type: 'relay-only', on }),
      note: (text) => change({ type: 'note', text }),
      remove: () => undoable({ type: 'removed' }, { type: 'remove' }),
      ...(blocked
        ? { unblock: () => change({ type: 'unblock' }) }
        : {
            star: (on: boolean) =>
              on ? change({ type: 'star', on }) : undoable({ type: 'unstarred' }, { type: 'star', on }),
            decide: (verdict: OwnVerdict | null) =>
              undoable({ type: 'verdict', verdict }, { type: 'verdict', verdict }),
            block: (changeAddress: boolean) =>
              undoable({ type: 'blocked', newAddress: changeAddress }, { type: 'block', changeAddress }),
            write: () => send('write-to-person', { account, userId }),
          }),
      ...(blocked || pins.length === 0
        ? {}
        : { call: (kind: MediaKind) => void call({ account, userId, kind }) }),
    };
  };
