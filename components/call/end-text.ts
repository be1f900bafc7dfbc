import { i18n } from '#i18n';
import type { CallView, EndReason } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { minutesText } from '../ui/time-text.ts';

type Words = { readonly title: string } & ({ readonly plain: string } | { readonly named: string });

/** The message keys after `endReason.`: of the title, and of a sentence without or with the name in it. */
const WORDS = {
  'hung-up': { title: 'ended', plain: 'hungUp' },
  'hung-up-by-peer': { title: 'ended', named: 'hungUpByPeer' },
  cancelled: { title: 'cancelled', named: 'cancelledWhy' },
  'cancelled-by-peer': { title: 'missed', named: 'cancelledByPeer' },
  declined: { title: 'declined', named: 'declinedWhy' },
  'declined-by-peer': { title: 'declined', named: 'declinedByPeer' },
  'no-answer': { title: 'noAnswer', named: 'noAnswerWhy' },
  'no-reason': { title: 'noAnswer', named: 'noReasonWhy' },
  missed: { title: 'missed', named: 'missedWhy' },
  busy: { title: 'busy', named: 'busyWhy' },
  unreachable: { title: 'unreachable', named: 'unreachableWhy' },
  ignored: { title: 'ignored', named: 'ignoredWhy' },
  blocked: { title: 'blocked', named: 'blockedWhy' },
  silenced: { title: 'silenced', named: 'silencedWhy' },
  'answered-elsewhere': { title: 'elsewhere', plain: 'elsewhereWhy' },
  'not-connected': { title: 'notConnected', plain: 'notConnectedWhy' },
  'connection-failed': { title: 'connectionFailed', plain: 'connectionFailedWhy' },
  'connection-lost': { title: 'connectionLost', plain: 'connectionLostWhy' },
  'no-relay': { title: 'noRelay', named: 'noRelayWhy' },
  'identity-changed': { title: 'identityChanged', named: 'identityChangedWhy' },
  'proof-broken': { title: 'identityChanged', named: 'proofBroken' },
  'proof-differs': { title: 'identityChanged', named: 'proofDiffers' },
  'window-closed': { title: 'ended', plain: 'windowClosed' },
  'joined-other-call': { title: 'joined', named: 'joinedWhy' },
} as const satisfies Readonly<Record<EndReason, Words>>;

export const endTitle = (reason: EndReason): string => i18n.t(`endReason.${WORDS[reason].title}`);

/** One sentence: what happened, what it means, what to do. `name` is isolated by the caller. */
export const endSentence = (reason: EndReason, name: string): string => {
  const words = WORDS[reason];
  return 'named' in words ? i18n.t(`endReason.${words.named}`, [name]) : i18n.t(`endReason.${words.plain}`);
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

export const canCallAgain = ({ end }: CallView): boolean => end !== undefined && !FINAL.has(end.reason);
