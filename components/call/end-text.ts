import { i18n } from '#i18n';
import type { CallView, EndReason } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { minutesText } from '../ui/time-text.ts';

/** Message keys after `endReason.`: several reasons have one title. */
type Title =
  | 'blocked'
  | 'busy'
  | 'cancelled'
  | 'connectionFailed'
  | 'connectionLost'
  | 'declined'
  | 'elsewhere'
  | 'ended'
  | 'identityChanged'
  | 'ignored'
  | 'joined'
  | 'missed'
  | 'noAnswer'
  | 'noRelay'
  | 'notConnected'
  | 'silenced'
  | 'unreachable';

type Words = { readonly title: Title; readonly sentence: (name: string) => string };

const WORDS: Readonly<Record<EndReason, Words>> = {
  'hung-up': {
    title: 'ended',
    sentence: () => i18n.t('endReason.hungUp'),
  },
  'hung-up-by-peer': {
    title: 'ended',
    sentence: (name) => i18n.t('endReason.hungUpByPeer', [name]),
  },
  cancelled: {
    title: 'cancelled',
    sentence: (name) => i18n.t('endReason.cancelledWhy', [name]),
  },
  'cancelled-by-peer': {
    title: 'missed',
    sentence: (name) => i18n.t('endReason.cancelledByPeer', [name]),
  },
  declined: {
    title: 'declined',
    sentence: (name) => i18n.t('endReason.declinedWhy', [name]),
  },
  'declined-by-peer': {
    title: 'declined',
    sentence: (name) => i18n.t('endReason.declinedByPeer', [name]),
  },
  'no-answer': {
    title: 'noAnswer',
    sentence: (name) => i18n.t('endReason.noAnswerWhy', [name]),
  },
  'no-reason': {
    title: 'noAnswer',
    sentence: (name) => i18n.t('endReason.noReasonWhy', [name]),
  },
  missed: {
    title: 'missed',
    sentence: (name) => i18n.t('endReason.missedWhy', [name]),
  },
  busy: {
    title: 'busy',
    sentence: (name) => i18n.t('endReason.busyWhy', [name]),
  },
  unreachable: {
    title: 'unreachable',
    sentence: (name) => i18n.t('endReason.unreachableWhy', [name]),
  },
  ignored: {
    title: 'ignored',
    sentence: (name) => i18n.t('endReason.ignoredWhy', [name]),
  },
  blocked: {
    title: 'blocked',
    sentence: (name) => i18n.t('endReason.blockedWhy', [name]),
  },
  silenced: {
    title: 'silenced',
    sentence: (name) => i18n.t('endReason.silencedWhy', [name]),
  },
  'answered-elsewhere': {
    title: 'elsewhere',
    sentence: () => i18n.t('endReason.elsewhereWhy'),
  },
  'not-connected': {
    title: 'notConnected',
    sentence: () => i18n.t('endReason.notConnectedWhy'),
  },
  'connection-failed': {
    title: 'connectionFailed',
    sentence: () => i18n.t('endReason.connectionFailedWhy'),
  },
  'connection-lost': {
    title: 'connectionLost',
    sentence: () => i18n.t('endReason.connectionLostWhy'),
  },
  'no-relay': {
    title: 'noRelay',
    sentence: (name) => i18n.t('endReason.noRelayWhy', [name]),
  },
  'identity-changed': {
    title: 'identityChanged',
    sentence: (name) => i18n.t('endReason.identityChangedWhy', [name]),
  },
  'proof-broken': {
    title: 'identityChanged',
    sentence: (name) => i18n.t('endReason.proofBroken', [name]),
  },
  'proof-differs': {
    title: 'identityChanged',
    sentence: (name) => i18n.t('endReason.proofDiffers', [name]),
  },
  'window-closed': {
    title: 'ended',
    sentence: () => i18n.t('endReason.windowClosed'),
  },
  'joined-other-call': {
    title: 'joined',
    sentence: (name) => i18n.t('endReason.joinedWhy', [name]),
  },
};

export const endTitle = (reason: EndReason): string => i18n.t(`endReason.${WORDS[reason].title}`);

/** One sentence: what happened, what it means, what to do. `name` is isolated by the caller. */
export const endSentence = (reason: EndReason, name: string): string => WORDS[reason].sentence(name);

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
