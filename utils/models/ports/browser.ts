/** What the browser shows, opens and allows. */
import type { Reminder } from '../../core/call/reminder.ts';
import type { CallView } from '../../core/call/view.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Person } from '../../core/people/person.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import type { RingSound } from '../../core/sound/tunes.ts';

/** What is told of a call that nobody took. */
export type MissedCall = Pick<
  CallView,
  'account' | 'person' | 'kind' | 'resembles' | 'calledAccount' | 'proof' | 'reason' | 'judgement'
>;

export interface Notifier {
  /** Shows or replaces. The view says what to write; strings come from the catalogue in the adapter. */
  ring(view: CallView): Promise<void>;
  missed(call: MissedCall): Promise<void>;
  /** “Bob said: in 15 minutes.” Now they are over. */
  remind(reminder: Reminder): Promise<void>;
  /** They talked, or it is not wanted any more. */
  clearReminder(reminder: Reminder): Promise<void>;
  /** So many calls of so many people stayed silent because there were too many; one notification that grows. */
  digest(account: UserId, silenced: { readonly calls: number; readonly people: number }): Promise<void>;
  invite(account: UserId, person: Person, reason: string | undefined): Promise<void>;
  canBeCalled(account: UserId, person: Person): Promise<void>;
  /** second-device: their invite is needed · secret-taken: somebody else may have read mine */
  warn(account: UserId, person: Person, warning: 'second-device' | 'secret-taken'): Promise<void>;
  clearRing(call: CallId): Promise<void>;
  /** In place of its ring, for a moment: another device of this person took it. */
  takenElsewhere(view: CallView): Promise<void>;
  /** Clears what a worker that died left of other rings than these. */
  keepRings(calls: readonly CallId[]): Promise<void>;
  /** Clears invites that were answered; asks about those that are shown, so that a new one is never lost. */
  keepInvites(isWaiting: (account: UserId, from: UserId) => Promise<boolean>): Promise<void>;
}

export interface CallWindows {
  /** Opens `call.html?call=<id>`; `background` keeps it out of the way until `show`. */
  open(view: CallView, background: boolean): Promise<void>;
  show(view: CallView): Promise<void>;
  close(view: CallView): Promise<void>;
}

/** What a ring sounds like here; *off* ends it. */
export interface Sounds {
  ring(sound: RingSound): void;
}

/** What the browser lets us do, without asking anybody. */
export interface Permissions {
  device(device: 'microphone' | 'camera'): Promise<'granted' | 'denied' | 'prompt'>;
  notifications(): Promise<'granted' | 'denied'>;
  /** Resolves to whether the browser took it; whether it is seen only the person knows. */
  showTestNotification(): Promise<boolean>;
}

/** The tab that a person looks at. `own`: it is a page of ours, so the tab that they mean is another one. */
export type FrontTab = { readonly id: number | undefined; readonly own: boolean };

/** A tab of Firefox is in one container for life, and each container has logins of its own. */
export interface BrowserTabs {
  /** Undefined: the tab is gone, or shows a site that is none of our business. */
  urlOf(tab: number): Promise<string | undefined>;
  /** Brings it to the front. */
  show(tab: number): Promise<void>;
  /** A new tab in front. `beside`: in the container of this one, if it is there still. */
  open(url: string, beside: number | undefined): Promise<number | undefined>;
}

/** Whether the browser lets us into the pages that we are made for. */
export interface SiteAccess {
  isGiven(): Promise<boolean>;
  /** Asks the person, under their press; resolves to whether it is given now. */
  ask(): Promise<boolean>;
  /** Calls back after any change. */
  watch(changed: () => void): void;
}
