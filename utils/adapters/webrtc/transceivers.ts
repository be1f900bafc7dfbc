import { LINES, type Line } from '../../core/media/lines.ts';

/** By its place among those of its kind, which is the same on both sides. Undefined where that line does not exist (yet). */
export const transceiverOf = (pc: RTCPeerConnection, line: Line): RTCRtpTransceiver | undefined => {
  const kind = LINES.find(({ name }) => name === line)?.kind;
  const place = LINES.filter((one) => one.kind === kind).findIndex(({ name }) => name === line);
  return pc.getTransceivers().filter(({ receiver }) => receiver.track.kind === kind)[place];
};
