import { i18n } from '#i18n';
import { INVITING } from '../../utils/core/call/state.ts';
import type { CallView, Proof } from '../../utils/core/call/view.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { dayText } from '../ui/time-text.ts';
import { endSentence } from './end-text.ts';

/** An answer that comes now is told by a notification: nobody sits before a window for so long. */
export const isInviteLate = (view: CallView, now: number): boolean =>
  view.phase === 'inviting' &&
  view.askBroker === undefined &&
  view.countdownUntil === undefined &&
  now - view.startedAt >= INVITING;

/** What happens now, in one sentence: the line under the name, and what a screen reader hears once per change. */
export const phaseText = (view: CallView, now: number): string => {
  const name = inSentence(nameOf(view.person));
  switch (view.phase) {
    case 'inviting':
      if (view.askBroker !== undefined) return i18n.t('call.askBroker', [name]);
      if (view.countdownUntil !== undefined) return i18n.t('call.answered', [name]);
      if (isInviteLate(view, now)) return i18n.t('call.inviteLate', [name]);
      return view.invite === undefined || view.invite.placed === 'pending'
        ? i18n.t('call.noCardYet', [name])
        : i18n.t('call.inviting', [name]);
    case 'dialing':
      if (view.rejoins !== undefined) return i18n.t('call.rejoining', [name]);
      return i18n.t('call.dialing', [name]);
    case 'asking':
      return i18n.t('call.asking', [name]);
    case 'screening':
      return i18n.t('call.screening');
    case 'ringing':
      if (view.role === 'caller') return i18n.t('call.ringing', [name]);
      return view.kind === 'video' ? i18n.t('call.incomingVideo') : i18n.t('call.incomingAudio');
    case 'connecting':
      if (view.rejoins !== undefined) return i18n.t('call.rejoining', [name]);
      return i18n.t('call.connecting');
    case 'live':
      return i18n.t('call.live', [name]);
    case 'reconnecting':
      return view.peerVanished ? reconnectingText(view) : i18n.t('call.reconnecting');
    case 'ended':
      // The title is heard as the focus goes there.
      return view.end === undefined ? i18n.t('endReason.ended') : endSentence(view.end.reason, name);
  }
};

export const reconnectingText = ({ person, peerVanished }: CallView): string =>
  peerVanished ? i18n.t('call.peerVanished', [inSentence(nameOf(person))]) : i18n.t('call.reconnectingHint');

export const encryptedText = (proof: Proof | undefined): string => {
  if (proof === undefined) return i18n.t('call.encrypted');
  if (proof.confirmedAt !== undefined) return i18n.t('call.encryptedConfirmed', [dayText(proof.confirmedAt)]);
  if (proof.grade === 'answered') return i18n.t('call.encryptedAnswered');
  return proof.newDevice
    ? i18n.t('call.encryptedNewDevice', [dayText(proof.provedAt)])
    : i18n.t('call.encryptedWritten', [dayText(proof.provedAt)]);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `4:05`, `1:04:05`. */
export const talkTimeText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
