import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { UNSAID_KIND } from '../../core/call/unsaid-kind.ts';
import { parseUserId, type UserId } from '../../core/people/ids.ts';
import { parseCallId } from '../../core/protocol/call-id.ts';
import type { CallId, MediaKind } from '../../core/protocol/letter.ts';
import type { Judgement } from '../../core/screening/judgement.ts';
import type { Notifier } from '../../models/ports/browser.ts';
import { HAVE_NOTIFICATIONS_BUTTONS } from './capabilities.ts';
import { describeInvite, describeMissed, describeRing, nameOf } from './notification-text.ts';

/** What a notification is about; it is also its id, so that it means the same after the worker died. */
type Subject =
  | { readonly about: 'ring'; readonly call: CallId }
  | { readonly about: 'digest'; readonly account: UserId }
  | {
      readonly about: 'missed' | 'invite' | 'callable' | 'warning' | 'reminder';
      readonly account: UserId;
      readonly userId: UserId;
      /** What a call from here would be. */
      readonly kind: MediaKind;
    };

export type NotificationHandlers = {
  readonly accept: (call: CallId) => void;
  readonly decline: (call: CallId) => void;
  /** The body of a ring was pressed. */
  readonly openRing: (call: CallId) => void;
  readonly openPopup: () => void;
  readonly call: (account: UserId, userId: UserId, kind: MediaKind) => void;
  readonly write: (account: UserId, userId: UserId) => void;
};

type AboutPerson = Extract<Subject, { readonly userId: UserId }>['about'];
const ABOUT_PERSON: ReadonlySet<string | undefined> = new Set<AboutPerson>([
  'missed',
  'invite',
  'callable',
  'warning',
  'reminder',
]);
const isAboutPerson = (about: string | undefined): about is AboutPerson => ABOUT_PERSON.has(about);

const idOf = (subject: Subject): string => {
  switch (subject.about) {
    case 'ring':
      return `ring|${subject.call}`;
    case 'digest':
      return `digest|${subject.account}`;
    default:
      return `${subject.about}|${subject.account}|${subject.userId}|${subject.kind}`;
  }
};

const parseId = (id: string): Subject | undefined => {
  const [about, first, second, third] = id.split('|');
  if (about === 'ring') {
    const call = parseCallId(first);
    return call && { about, call };
  }
  if (about === 'digest') {
    const account = parseUserId(first);
    return account && { about, account };
  }
  if (!isAboutPerson(about)) return undefined;
  const account = parseUserId(first);
  const userId = parseUserId(second);
  const kind = third === 'video' ? 'video' : UNSAID_KIND;
  return account && userId && { about, account, userId, kind };
};

/** What needs no answer goes by itself, in ms. */
const READ_IN = 6000;

/**
 * Chromium on Linux shows in the background. What is cleared before the desktop has answered, it forgets, and the
 * notification stays for ever; what is changed before then stands there twice. Seen with 156 when the two follow each
 * other at once. In ms.
 */
const SETTLING = 1000;
const settling = new Map<string, Promise<void>>();

const settle = (id: string): void => {
  const settled = new Promise<void>((resolve) => setTimeout(resolve, SETTLING)).then(() => {
    if (settling.get(id) === settled) settling.delete(id);
  });
  settling.set(id, settled);
};

const clearSettled = async (id: string): Promise<void> => {
  await settling.get(id);
  await browser.notifications.clear(id);
};

const shown = async (): Promise<readonly (readonly [id: string, subject: Subject])[]> =>
  Object.keys(await browser.notifications.getAll()).flatMap((id) => {
    const subject = parseId(id);
    return subject === undefined ? [] : [[id, subject] as const];
  });

/** Changes one that is shown, and answers whether there was one. Firefox has no such function; there it is shown anew. */
const grow = async (id: string, words: { title: string; message: string }): Promise<boolean> => {
  const api: object & { update?: (id: string, change: object) => Promise<boolean> } = browser.notifications;
  return (await api.update?.(id, words)) ?? false;
};

type Extra = {
  buttons: { title: string }[];
  requireInteraction?: boolean;
  priority?: number;
  silent?: boolean;
};

const create = async (subject: Subject, title: string, message: string, extra: Extra): Promise<void> => {
  const id = idOf(subject);
  while (settling.has(id)) await settling.get(id);
  settle(id);
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
    ...(HAVE_NOTIFICATIONS_BUTTONS ? extra : {}),
  });
};

/** `because`: a judgement in a few words. `minutesText`: “15 minutes”, “1 hour”. */
export const createNotifier = (
  because: (judgement: Judgement) => string,
  minutesText: (minutes: number) => string,
): Notifier => ({
  ring: (view) =>
    create(
      { about: 'ring', call: view.id },
      i18n.t('notification.ring', [nameOf(view.person)]),
      describeRing(view, view.judgement && because(view.judgement)),
      {
        buttons: [{ title: i18n.t('notification.accept') }, { title: i18n.t('notification.decline') }],
        requireInteraction: true,
        priority: 2,
        // The ring is the sound, if there is to be one.
        silent: true,
      },
    ),
  async digest(account, { calls, people }) {
    const id = idOf({ about: 'digest', account });
    const words = {
      title: i18n.t('notification.digest', calls),
      message: i18n.t('notification.digestHint', people),
    };
    await settling.get(id);
    // One that is on the desktop already grows there, without a sound.
    if (!(await grow(id, words)))
      await create({ about: 'digest', account }, words.title, words.message, { buttons: [] });
  },
  missed: (call) =>
    create(
      { about: 'missed', account: call.account, userId: call.person.userId, kind: call.kind },
      i18n.t('notification.missed', [nameOf(call.person)]),
      describeMissed(call, call.judgement && because(call.judgement)),
      { buttons: [{ title: i18n.t('notification.callBack') }, { title: i18n.t('notification.write') }] },
    ),
  remind: ({ account, person, kind, minutes }) =>
    create(
      { about: 'reminder', account, userId: person.userId, kind },
      i18n.t('notification.reminder', [nameOf(person), minutesText(minutes)]),
      i18n.t('notification.reminderHint'),
      { buttons: [{ title: i18n.t('notification.call', [nameOf(person)]) }], requireInteraction: true },
    ),
  clearReminder: ({ account, person, kind }) =>
    clearSettled(idOf({ about: 'reminder', account, userId: person.userId, kind })),
  invite: (account, person, reason) =>
    create(
      { about: 'invite', account, userId: person.userId, kind: UNSAID_KIND },
      i18n.t('notification.invited', [nameOf(person)]),
      describeInvite(person, reason),
      {
        buttons: [
          { title: i18n.t('notification.call', [nameOf(person)]) },
          { title: i18n.t('notification.later') },
        ],
      },
    ),
  canBeCalled: (account, person) =>
    create(
      { about: 'callable', account, userId: person.userId, kind: UNSAID_KIND },
      i18n.t('notification.canBeCalled', [nameOf(person)]),
      i18n.t('notification.canBeCalledHint'),
      {
        buttons: [
          { title: i18n.t('notification.call', [nameOf(person)]) },
          { title: i18n.t('notification.later') },
        ],
      },
    ),
  warn: (account, person, warning) =>
    create(
      { about: 'warning', account, userId: person.userId, kind: UNSAID_KIND },
      warning === 'second-device'
        ? i18n.t('notification.secondDevice', [nameOf(person)])
        : i18n.t('notification.secretTaken', [nameOf(person)]),
      warning === 'second-device'
        ? i18n.t('notification.secondDeviceHint', [nameOf(person)])
        : i18n.t('notification.secretTakenHint'),
      { buttons: [{ title: i18n.t('notification.write') }] },
    ),
  clearRing: (call) => clearSettled(idOf({ about: 'ring', call })),
  async takenElsewhere(view) {
    const subject = { about: 'ring', call: view.id } as const;
    const words = i18n.t('notification.elsewhereHint', [nameOf(view.person)]);
    await create(subject, i18n.t('notification.elsewhere'), words, { buttons: [], silent: true });
    // Long enough to be read. The next worker clears it if this one dies before.
    setTimeout(() => void clearSettled(idOf(subject)), READ_IN);
  },
  async keepRings(calls) {
    for (const [id, subject] of await shown())
      if (subject.about === 'ring' && !calls.includes(subject.call)) await browser.notifications.clear(id);
  },
  async keepInvites(isWaiting) {
    for (const [id, subject] of await shown())
      if (subject.about === 'invite' && !(await isWaiting(subject.account, subject.userId)))
        await clearSettled(id);
  },
});

const pressed = (subject: Subject, button: number, handlers: NotificationHandlers): void => {
  switch (subject.about) {
    case 'ring':
      (button === 0 ? handlers.accept : handlers.decline)(subject.call);
      return;
    case 'missed':
      (button === 0 ? handlers.call : handlers.write)(subject.account, subject.userId, subject.kind);
      return;
    case 'invite':
    case 'callable':
    case 'reminder':
      if (button === 0) handlers.call(subject.account, subject.userId, subject.kind);
      return;
    case 'warning':
      handlers.write(subject.account, subject.userId);
      return;
    case 'digest':
      handlers.openPopup();
  }
};

/** What is told there in full; without buttons on it, also what can be answered by the same ones there. */
const isForPopup = ({ about }: Subject): boolean =>
  about === 'digest' || (!HAVE_NOTIFICATIONS_BUTTONS && (about === 'invite' || about === 'reminder'));

/**
 * Registers at once. A notification that is closed means nothing: no browser tells a time-out from a dismissal,
 * so it is never read as a decline.
 */
export const onNotifications = (handlers: NotificationHandlers): void => {
  browser.notifications.onButtonClicked?.addListener((id, button) => {
    const subject = parseId(id);
    if (subject === undefined) return;
    pressed(subject, button, handlers);
    // What was pressed is on the desktop: it can be cleared at once.
    void browser.notifications.clear(id);
  });
  browser.notifications.onClicked.addListener((id) => {
    const subject = parseId(id);
    if (subject === undefined) return;
    if (subject.about === 'ring') {
      handlers.openRing(subject.call);
      return;
    }
    if (isForPopup(subject)) handlers.openPopup();
    else if ('userId' in subject) handlers.write(subject.account, subject.userId);
    void browser.notifications.clear(id);
  });
};
