import type { IceSettings } from '../../models/media-ports.ts';

export const configuration = ({
  servers,
  relayOnly,
}: Pick<IceSettings, 'servers' | 'relayOnly'>): RTCConfiguration => ({
  iceServers: servers.map(({ urls, ...secrets }) => ({ urls: [...urls], ...secrets })),
  iceTransportPolicy: relayOnly ? 'relay' : 'all',
  bundlePolicy: 'max-bundle',
});
