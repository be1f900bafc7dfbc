import { CAN_ASK_FOR_WHOLE_PICTURES } from '../browser/capabilities.ts';
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

/** https://www.w3.org/TR/webrtc-extensions/#rtcencodingoptions */
type WholePicture = { readonly encodingOptions: readonly { readonly keyFrame: boolean }[] };

const askForWhole = async (sender: RTCRtpSender): Promise<true> => {
  const parameters = sender.getParameters();
  const options: WholePicture = { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) };
  await sender.setParameters(parameters, options).catch(() => undefined);
  return true;
};

const switchTo = (active: boolean, sender: RTCRtpSender): Promise<boolean> => {
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) encoding.active = active;
  return sender.setParameters(parameters).then(
    () => true,
    () => false,
  );
};

/** A line that was off begins with a whole picture; one that is off on purpose stays so. */
const beginAnew = async (sender: RTCRtpSender): Promise<boolean> => {
  if (sender.getParameters().encodings.some(({ active }) => active === false)) return true;
  return !(await switchTo(false, sender)) || switchTo(true, sender);
};

/** Answers whether the line sends as before: in the middle of an exchange it may have been left off. */
export const sendWholePicture = (sender: RTCRtpSender): Promise<boolean> =>
  CAN_ASK_FOR_WHOLE_PICTURES ? askForWhole(sender) : beginAnew(sender);
