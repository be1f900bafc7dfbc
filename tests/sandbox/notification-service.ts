import dbus from 'dbus-next';

export type ShownNotification = {
  readonly id: number;
  title: string;
  body: string;
  /** The labels of the buttons, in order. */
  actions: string[];
  open: boolean;
  /** `Date.now()` at the first showing. */
  readonly at: number;
};

/** Reasons of the desktop notification specification, version 1.2. */
const CLOSED = { expired: 1, dismissed: 2, byProgramme: 3 } as const;
const DEFAULT_ACTION = 'default';

const { Interface } = dbus.interface;

/** `org.freedesktop.Notifications`, remembering what was shown. Method names are the specification's. */
export class NotificationService extends Interface {
  readonly shown: ShownNotification[] = [];
  private readonly keys = new Map<number, Map<string, string>>();

  constructor() {
    super('org.freedesktop.Notifications');
  }

  GetCapabilities(): string[] {
    return ['actions', 'body', 'body-markup', 'persistence', 'icon-static'];
  }

  GetServerInformation(): string[] {
    return ['Sandbox', 'Ahoy', '1.0', '1.2'];
  }

  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    title: string,
    body: string,
    actions: string[],
  ): number {
    const known = this.shown.find((one) => one.id === replaces);
    const id = known?.id ?? this.shown.length + 1;
    const keys = new Map<string, string>();
    for (let index = 0; index + 1 < actions.length; index += 2)
      keys.set(actions[index + 1] ?? '', actions[index] ?? '');
    this.keys.set(id, keys);
    // The notification itself and Chromium's own settings entry are no buttons of ours.
    const labels = [...keys]
      .filter(([, key]) => key !== DEFAULT_ACTION && key !== 'settings')
      .map(([label]) => label);
    // The body arrives with the page's origin in front and as markup.
    const seen = { title, body: plain(body), actions: labels, open: true, at: Date.now() };
    if (known) Object.assign(known, seen);
    else this.shown.push({ id, ...seen });
    return id;
  }

  CloseNotification(id: number): void {
    this.closed(id, CLOSED.byProgramme);
  }

  ActionInvoked(id: number, key: string): [number, string] {
    return [id, key];
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }

  press(notification: ShownNotification, label?: string): void {
    const key = label === undefined ? DEFAULT_ACTION : this.keys.get(notification.id)?.get(label);
    if (key === undefined)
      throw new Error(`"${notification.title}" has no button "${label}": ${notification.actions.join(', ')}`);
    if (!notification.open) throw new Error(`"${notification.title}" is closed`);
    this.ActionInvoked(notification.id, key);
  }

  closeByPerson(notification: ShownNotification, how: 'dismissed' | 'expired'): void {
    this.closed(notification.id, CLOSED[how]);
  }

  private closed(id: number, reason: number): void {
    const notification = this.shown.find((one) => one.id === id);
    if (!notification?.open) return;
    notification.open = false;
    this.NotificationClosed(id, reason);
  }
}

NotificationService.configureMembers({
  methods: {
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
  },
  signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
});

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
}
