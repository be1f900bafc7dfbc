import { type ChildProcess, spawn } from 'node:child_process';
import dbus from 'dbus-next';
import { mindChild } from './child.ts';
import { NotificationService, type ShownNotification } from './notification-service.ts';

export type NotificationBus = {
  /** For the browser's environment: DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string;
  /** Every notification that was shown, oldest first; one that was updated appears once. */
  readonly shown: readonly ShownNotification[];
  open(): ShownNotification[];
  /** Waits for an open notification that fits. */
  waitFor(
    accepts: (notification: ShownNotification) => boolean,
    timeoutMs?: number,
  ): Promise<ShownNotification>;
  waitForClosed(notification: ShownNotification, timeoutMs?: number): Promise<void>;
  /** Presses a button by its label, as a person would; without a label, the notification itself. */
  press(notification: ShownNotification, button?: string): void;
  /** Closes it as a person (`dismissed`) or as the desktop after a while (`expired`). */
  close(notification: ShownNotification, how?: 'dismissed' | 'expired'): void;
  stop(): Promise<void>;
};

/**
 * A private session bus with a desktop notification service on it. Chromium, headless too, sends its notifications
 * there, and a pressed button reaches the extension the whole way that a real one would.
 */
export async function startNotifications(): Promise<NotificationBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const end = mindChild(daemon);
  const address = await firstLine(daemon);
  const bus = dbus.sessionBus({ busAddress: address });
  const service = new NotificationService();
  bus.export('/org/freedesktop/Notifications', service);
  await bus.requestName('org.freedesktop.Notifications', 0);

  async function until<T>(find: () => T | undefined, timeoutMs: number, what: () => string): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(what());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const titles = (): string =>
    service.shown.map((one) => `${one.title}${one.open ? '' : ' (closed)'}`).join(' | ');

  return {
    address,
    shown: service.shown,
    open: () => service.shown.filter((one) => one.open),
    waitFor: (accepts, timeoutMs = 30_000) =>
      until(
        () => service.shown.find((one) => one.open && accepts(one)),
        timeoutMs,
        () => `no such notification in ${timeoutMs} ms; shown were: ${titles() || 'none'}`,
      ),
    waitForClosed: (notification, timeoutMs = 30_000) =>
      until(
        () => (notification.open ? undefined : true),
        timeoutMs,
        () => `"${notification.title}" is still open after ${timeoutMs} ms`,
      ).then(() => undefined),
    press: (notification, button) => service.press(notification, button),
    close: (notification, how = 'dismissed') => service.closeByPerson(notification, how),
    async stop() {
      bus.disconnect();
      await end();
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('error', (error) => reject(new Error(`dbus-daemon does not start: ${error.message}`)));
    child.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
  });
}
