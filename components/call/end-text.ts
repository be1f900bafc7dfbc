import { i18n } from '#i18n';
import type { CallView, EndReason } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { minutesText } from '../ui/time-text.ts';

type Words = readonly [title: string, sentence: string, named?: false];

/** The message keys after `endReason.`: of the title, and of a sentence with the name in it or (`false`) without. */
const WORDS = {
  'hung-up': ['ended', 'hungUp', false],
  'hung-up-by-peer': ['ended', 'hungUpByPeer'],
  cancelled: ['cancelled', 'cancelledWhy'],
  'cancelled-by-peer': ['missed', 'cancelledByPeer'],
  declined: ['declined', 'declinedWhy'],
  'declined-by-peer': ['declined', 'declinedByPeer'],
  'no-answer': ['noAnswer', 'noAnswerWhy'],
  'no-reason': ['noAnswer', 'noReasonWhy'],
  missed: ['missed', 'missedWhy'],
  busy: ['busy', 'busyWhy'],
  unreachable: ['unreachable', 'unreachableWhy'],
  ignored: ['ignored', 'ignoredWhy'],
  blocked: ['blocked', 'blockedWhy'],
  silenced: ['silenced', 'silencedWhy'],
  'answered-elsewhere': ['elsewhere', 'elsewhereWhy', false],
  'not-connected': ['notConnected', 'notConnectedWhy', false],
  'connection-failed': ['connectionFailed', 'connectionFailedWhy', false],
  'connection-lost': ['connectionLost', 'connectionLostWhy', false],
  'no-relay': ['noRelay', 'noRelayWhy'],
  'identity-changed': ['identityChanged', 'identityChangedWhy'],
  'proof-broken': ['identityChanged', 'proofBroken'],
  'proof-differs': ['identityChanged', 'proofDiffers'],
  'window-closed': ['ended', 'windowClosed', false],
  'joined-other-call': ['joined', 'joinedWhy'],
} as const satisfies Readonly<Record<EndReason, Words>>;

export const endTitle = (reason: EndReason): string => i18n.t(`endReason.${WORDS[reason][0]}`);

/** One sentence: what happened, what it means, what to do. `name` is isolated by the caller. */
export const endSentence = (reason: EndReason, name: string): string => {
  const words = WORDS[reason];
  return words.length === 2 ? i18n.t(`endReason.${words[1]}`, [name]) : i18n.t(`endReason.${words[1]}`);
};

export const counterText = (counter: CounterOffer, name: string): string => {
  switch (counter.kind) {
    case 'voice-only':
      return i18n.t('endReason.counterVoice', [name]);
    case 'in-minutes':
      return i18n.t('endReason.counterMinutes', [name, minutesText(counter.minutes)]);
    case 'write-to-me':
      return i18n.t('endReason.counterWrite', [name]);
  }
};

/** Nobody calls again whom they blocked, and a call that goes on elsewhere needs no second one. */
const FINAL: ReadonlySet<EndReason> = new Set(['blocked', 'answered-elsewhere', 'joined-other-call']);

/** The ends after which a message is what is left to do. */
const UNHEARD: ReadonlySet<EndReason> = new Set([
  'no-answer',
  'no-reason',
  'unreachable',
  'busy',
  'declined-by-peer',
]);

export const isUnheard = (end: CallView['end']): boolean => end !== undefined && UNHEARD.has(end.reason);

export const canCallAgain = ({ end }: CallView): boolean => end !== undefined && !FINAL.has(end.reason);
