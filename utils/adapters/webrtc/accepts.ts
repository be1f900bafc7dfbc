import type { ServerCheck } from '../../models/media-ports.ts';
import { configuration } from './configuration.ts';

/** No list of ours: browsers differ in the ports that they block, and in what they take for a host. */
export const accepts: ServerCheck['accepts'] = (server) => {
  try {
    new RTCPeerConnection(configuration({ servers: [server], relayOnly: false })).close();
    return true;
  } catch {
    return false;
  }
};
