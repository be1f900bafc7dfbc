import { type Broker, startBroker } from './broker.ts';
import { type NotificationBus, startNotifications } from './notifications.ts';
import { startX, type XSandbox } from './x/index.ts';

export type Sandbox = {
  readonly x: XSandbox;
  readonly broker: Broker;
  /** A new private notification bus; one per person. Closed with the sandbox. */
  bus(): Promise<NotificationBus>;
  /** Whatever was opened in the sandbox and must end before it, such as a browser. */
  onClose(end: () => Promise<void>): void;
  close(): Promise<void>;
};

/** The whole world outside of the browsers: x.com, the broker, and a desktop that shows notifications. */
export async function startSandbox(): Promise<Sandbox> {
  const [x, broker] = await Promise.all([startX(), startBroker()]);
  const endings: (() => Promise<void>)[] = [];
  const buses: NotificationBus[] = [];
  return {
    x,
    broker,
    async bus() {
      const bus = await startNotifications();
      buses.push(bus);
      return bus;
    },
    onClose: (end) => void endings.push(end),
    async close() {
      await Promise.allSettled(endings.map((end) => end()));
      await Promise.allSettled([x.close(), broker.stop(), ...buses.map((bus) => bus.stop())]);
    },
  };
}
