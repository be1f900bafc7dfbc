/** How long media takes to come, by the statistics of the page's connection: tabs in the background show no frames. */
import type { Page } from 'playwright-core';

type InboundStats = RTCStats & {
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly framesDecoded?: number;
};

type OutboundStats = RTCStats & {
  readonly kind?: string;
  readonly keyFramesEncoded?: number;
  readonly pliCount?: number;
};

declare global {
  interface Window {
    connection?: RTCPeerConnection;
    /** Connections that were made after the one of `deafenFirst`. */
    replaced?: number;
  }
}

/** An init script: keeps the page's connection where its statistics can be read. */
export const keepConnection = (): void => {
  const Real = RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.connection = this;
    }
  };
};

/**
 * The first connection of a page gathers forever and finds nothing, as Chromium's do now and then: it may use nothing but
 * the relay that the page's storage names as `deaf`, which never answers.
 */
export const deafenFirst = (): void => {
  const relay = localStorage.getItem('deaf');
  if (relay === null) return;
  const Real = RTCPeerConnection;
  const server = { urls: relay, username: 'any', credential: 'any' };
  let made = 0;
  window.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(
        made === 0 ? { ...configuration, iceServers: [server], iceTransportPolicy: 'relay' } : configuration,
      );
      made += 1;
      if (made > 1) window.replaced = made - 1;
    }
  };
};

/** Milliseconds from now until sound of the other side comes in, and until a picture of it was decoded. */
export const untilMediaFlows = (page: Page): Promise<{ readonly sound: number; readonly picture: number }> =>
  page.evaluate(async () => {
    const read = async () => {
      const stats = [...((await window.connection?.getStats()) ?? []).values()] as InboundStats[];
      const inbound = stats.filter(({ type }) => type === 'inbound-rtp');
      const sum = (count: (one: InboundStats) => number | undefined) =>
        inbound.reduce((all, one) => all + (count(one) ?? 0), 0);
      return {
        sound: sum((one) => (one.kind === 'audio' ? one.packetsReceived : 0)),
        picture: sum((one) => one.framesDecoded),
      };
    };
    const [start, before] = [performance.now(), await read()];
    let [sound, picture] = [0, 0];
    for (;;) {
      const now = await read();
      if (sound === 0 && now.sound > before.sound) sound = performance.now() - start;
      if (picture === 0 && now.picture > before.picture) picture = performance.now() - start;
      if (sound > 0 && picture > 0) return { sound, picture };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

/** Whole pictures that this page sent without being asked for them. */
export const unaskedPictures = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const stats = [...((await window.connection?.getStats()) ?? []).values()] as OutboundStats[];
    return stats
      .filter(({ type, kind }) => type === 'outbound-rtp' && kind === 'video')
      .reduce((all, { keyFramesEncoded = 0, pliCount = 0 }) => all + keyFramesEncoded - pliCount, 0);
  });
