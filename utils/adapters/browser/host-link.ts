import { err } from '../../core/lib/result.ts';
import type { Sounds } from '../../models/ports/browser.ts';
import type { Post } from '../../models/ports/letters.ts';
import type { Timers } from '../../models/ports/system.ts';
import type { BrokerTest, HostConfig, ToHost } from '../../models/ports/messages.ts';
import type { Send } from '../messaging/send.ts';

/** The broker host as the background reaches it, wherever it is. */
export type HostLink = {
  readonly post: Post;
  readonly timers: Timers;
  readonly sounds: Sounds;
  configure(config: HostConfig): Promise<void>;
  /** Connects to another broker, or stays there longer; false when that did not come about. */
  visit(trip: ToHost['visit']['in']): Promise<boolean>;
  /** Rejects when there is no host. */
  testBroker(url: string): Promise<BrokerTest>;
  /**
   * Resolves when there is a host that can be spoken to. A new one asks for its configuration by itself (`host-started`):
   * timers and ring of the one before are gone and want to be set again.
   */
  ensure(): Promise<void>;
};

export const linkTo = (reach: Send<ToHost>, ensure: () => Promise<void>): HostLink => {
  /** A host that is not there now asks again when it is: nothing is lost by not telling it. */
  const tell: (...said: Parameters<typeof reach>) => Promise<void> = async (...said) => {
    try {
      await reach(...said);
    } catch (error) {
      console.warn('The broker host could not be reached', error);
    }
  };
  return {
    post: {
      send: (account, to, letter, psk) =>
        reach('send', { account, to, letter, ...(psk === undefined ? {} : { psk }) }).catch(() =>
          err('not-connected'),
        ),
    },
    timers: {
      set: (id, at) => void tell('set-timer', { id, at }),
      clear: (id) => void tell('clear-timer', { id }),
    },
    sounds: { ring: (sound) => void tell('ring', { sound }) },
    configure: (config) => tell('configure', config),
    visit: (trip) => reach('visit', trip).catch(() => false),
    testBroker: (url) => reach('test-broker', { url }),
    ensure,
  };
};
