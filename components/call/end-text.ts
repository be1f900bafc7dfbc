import { i18n } from '#i18n';
import type { CallView, EndReason } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { minutesText } from '../ui/time-text.ts';

type Words = { readonly title: () => string; readonly sentence: (name: string) => string };

const WORDS: Readonly<Record<EndReason, Words>> = {
  'hung-up': {
    title: () => i18n.t('endReason.ended'),
    sentence: () => i18n.t('endReason.hungUp'),
  },
  'hung-up-by-peer': {
    title: () => i18n.t('endReason.ended'),
    sentence: (name) => i18n.t('endReason.hungUpByPeer', [name]),
  },
  cancelled: {
    title: () => i18n.t('endReason.cancelled'),
    sentence: (name) => i18n.t('endReason.cancelledWhy', [name]),
  },
  'cancelled-by-peer': {
    title: () => i18n.t('endReason.missed'),
    sentence: (name) => i18n.t('endReason.cancelledByPeer', [name]),
  },
  declined: {
    title: () => i18n.t('endReason.declined'),
    sentence: (name) => i18n.t('endReason.declinedWhy', [name]),
  },
  'declined-by-peer': {
    title: () => i18n.t('endReason.declined'),
    sentence: (name) => i18n.t('endReason.declinedByPeer', [name]),
  },
  'no-answer': {
    title: () => i18n.t('endReason.noAnswer'),
    sentence: (name) => i18n.t('endReason.noAnswerWhy', [name]),
  },
  'no-reason': {
    title: () => i18n.t('endReason.noAnswer'),
    sentence: (name) => i18n.t('endReason.noReasonWhy', [name]),
  },
  missed: {
    title: () => i18n.t('endReason.missed'),
    sentence: (name) => i18n.t('endReason.missedWhy', [name]),
  },
  busy: {
    title: () => i18n.t('endReason.busy'),
    sentence: (name) => i18n.t('endReason.busyWhy', [name]),
  },
  unreachable: {
    title: () => i18n.t('endReason.unreachable'),
    sentence: (name) => i18n.t('endReason.unreachableWhy', [name]),
  },
  ignored: {
    title: () => i18n.t('endReason.ignored'),
    sentence: (name) => i18n.t('endReason.ignoredWhy', [name]),
  },
  blocked: {
    title: () => i18n.t('endReason.blocked'),
    sentence: (name) => i18n.t('endReason.blockedWhy', [name]),
  },
  silenced: {
    title: () => i18n.t('endReason.silenced'),
    sentence: (name) => i18n.t('endReason.silencedWhy', [name]),
  },
  'answered-elsewhere': {
    title: () => i18n.t('endReason.elsewhere'),
    sentence: () => i18n.t('endReason.elsewhereWhy'),
  },
  'not-connected': {
    title: () => i18n.t('endReason.notConnected'),
    sentence: () => i18n.t('endReason.notConnectedWhy'),
  },
  'connection-failed': {
    title: () => i18n.t('endReason.connectionFailed'),
    sentence: () => i18n.t('endReason.connectionFailedWhy'),
  },
  'connection-lost': {
    title: () => i18n.t('endReason.connectionLost'),
    sentence: () => i18n.t('endReason.connectionLostWhy'),
  },
  'no-relay': {
    title: () => i18n.t('endReason.noRelay'),
    sentence: (name) => i18n.t('endReason.noRelayWhy', [name]),
  },
  'identity-changed': {
    title: () => i18n.t('endReason.identityChanged'),
    sentence: (name) => i18n.t('endReason.identityChangedWhy', [name]),
  },
  'proof-broken': {
    title: () => i18n.t('endReason.identityChanged'),
    sentence: (name) => i18n.t('endReason.proofBroken', [name]),
  },
  'proof-differs': {
    title: () => i18n.t('endReason.identityChanged'),
    sentence: (name) => i18n.t('endReason.proofDiffers', [name]),
  },
  'window-closed': {
    title: () => i18n.t('endReason.ended'),
    sentence: () => i18n.t('endReason.windowClosed'),
  },
  'joined-other-call': {
    title: () => i18n.t('endReason.joined'),
    sentence: (name) => i18n.t('endReason.joinedWhy', [name]),
  },
};

export const endTitle = (reason: EndReason): string => WORDS[reason].title();

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
