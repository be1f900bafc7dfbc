import { IS_BACKGROUND_A_PAGE } from '../../utils/adapters/browser/capabilities.ts';
import { linkTo, type HostLink } from '../../utils/adapters/browser/host-link.ts';
import { createHostLink } from '../../utils/adapters/browser/offscreen.ts';
import { onFromHost } from '../../utils/adapters/messaging/background-side.ts';
import { sendDirectly } from '../../utils/adapters/messaging/direct.ts';
import type { ToHost } from '../../utils/models/ports/messages.ts';
import type { BrokerHost } from '../../utils/models/broker-host/broker-host.ts';

/** The broker host seen from here: how to speak to it, and, registered at once, how to hear it. */
export type HostPlace = { readonly link: HostLink; readonly hear: typeof onFromHost };

const elsewhere = (): HostPlace => ({ link: createHostLink(), hear: onFromHost });

const here = (): HostPlace => {
  const { promise: started, resolve } = Promise.withResolvers<BrokerHost>();
  return {
    link: linkTo(
      async (type, ...data) => sendDirectly<ToHost>(await started)(type, ...data),
      async () => void (await started),
    ),
    // Imported like this, it stays out of the build that has no use for it.
    hear: (handlers) =>
      resolve(import('../offscreen/host.ts').then(({ startHost }) => startHost(sendDirectly(handlers)))),
  };
};

export const createHostPlace: () => HostPlace = IS_BACKGROUND_A_PAGE ? here : elsewhere;
