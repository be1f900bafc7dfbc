import type { Line } from '../../core/media/lines.ts';
import type { LinePlan } from '../../core/media/send-plan.ts';

/** A face should stay fluent, letters on a screen should stay sharp. */
const GIVES_UP: Readonly<Partial<Record<Line, RTCDegradationPreference>>> = {
  camera: 'maintain-framerate',
  screen: 'maintain-resolution',
};

/** Answers whether it took. A closed connection, or one in the middle of an exchange, refuses. */
export const applyPlan = async (
  sender: RTCRtpSender,
  line: Line,
  { active, maxBitrate, maxFramerate, scale }: LinePlan,
): Promise<boolean> => {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (encoding === undefined) return false;
  encoding.active = active;
  encoding.maxBitrate = maxBitrate;
  encoding.priority = line === 'voice' ? 'high' : 'low';
  if (maxFramerate !== undefined) {
    encoding.maxFramerate = maxFramerate;
    encoding.scaleResolutionDownBy = scale ?? 1;
  }
  const gives = GIVES_UP[line];
  if (gives !== undefined) parameters.degradationPreference = gives;
  return sender.setParameters(parameters).then(
    () => true,
    () => false,
  );
};

/** https://www.w3.org/TR/webrtc-extensions/#rtcencodingoptions; a browser that does not know it sets what is set already. */
type WholePicture = { readonly encodingOptions: readonly { readonly keyFrame: boolean }[] };

export const sendWholePicture = async (sender: RTCRtpSender): Promise<void> => {
  const parameters = sender.getParameters();
  const options: WholePicture = { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) };
  await sender.setParameters(parameters, options).catch(() => undefined);
};
