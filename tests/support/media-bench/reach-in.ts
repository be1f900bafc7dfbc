import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Connections and channels that the page made, newest last. */
    connections: RTCPeerConnection[];
    channels: RTCDataChannel[];
  }
}

/** Before the page loads: lets a test look at its connection, and misuse it as a hostile page would. */
export const reachIn = (page: Pick<Page, 'addInitScript'>): Promise<unknown> =>
  page.addInitScript(() => {
    window.connections = [];
    window.channels = [];
    const Real = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.connections.push(this);
      }
      override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
        const channel = super.createDataChannel(label, options);
        window.channels.push(channel);
        return channel;
      }
    };
  });
