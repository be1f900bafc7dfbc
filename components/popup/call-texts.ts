import { i18n } from '#i18n';
import type { EndReason } from '../../utils/core/call/view.ts';
import type { LogEntry, LogOutcome } from '../../utils/core/people/log-entry.ts';
import { explanationText } from '../ui/explanation-text.ts';
import { isolate } from '../../utils/core/lib/isolate.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { minutesText } from '../ui/time-text.ts';

export const OUTCOMES = {
  answered: 'recent.answered',
  unanswered: 'recent.unanswered',
  missed: 'recent.missed',
  silenced: 'recent.silenced',
  declined: 'recent.declined',
  blocked: 'recent.blocked',
  failed: 'recent.failed',
} as const satisfies Readonly<Record<LogOutcome, string>>;

export const kindText = ({ direction, kind }: LogEntry): string => {
  if (direction === 'outgoing')
    return kind === 'video' ? i18n.t('recent.madeVideo') : i18n.t('recent.madeAudio');
  return kind === 'video' ? i18n.t('recent.receivedVideo') : i18n.t('recent.receivedAudio');
};

/** Undefined where the outcome word says it all. */
const ENDS: Readonly<
  Record<EndReason, ((name: string, direction: LogEntry['direction']) => string) | undefined>
> = {
  'hung-up': undefined,
  'hung-up-by-peer': undefined,
  cancelled: () => i18n.t('recent.whyCancelled'),
  'cancelled-by-peer': (name) => i18n.t('recent.whyCancelledByPeer', [name]),
  declined: () => i18n.t('recent.whyDeclined'),
  'declined-by-peer': (name) => i18n.t('recent.whyDeclinedByPeer', [name]),
  'no-answer': (name) => i18n.t('recent.whyNoAnswer', [name]),
  'no-reason': (name) => i18n.t('recent.whyNoReason', [name]),
  missed: () => i18n.t('recent.whyMissed'),
  busy: (name, direction) =>
    direction === 'incoming' ? i18n.t('recent.whyBusyHere') : i18n.t('recent.whyBusy', [name]),
  unreachable: (name) => i18n.t('recent.whyUnreachable', [name]),
  ignored: () => i18n.t('recent.whyIgnored'),
  blocked: (name) => i18n.t('recent.whyBlocked', [name]),
  silenced: undefined,
  'answered-elsewhere': () => i18n.t('recent.whyElsewhere'),
  'not-connected': () => i18n.t('recent.whyNotConnected'),
  'connection-failed': () => i18n.t('recent.whyConnectionFailed'),
  'connection-lost': () => i18n.t('recent.whyConnectionLost'),
  'no-relay': () => i18n.t('recent.whyNoRelay'),
  'identity-changed': () => i18n.t('recent.whyIdentityChanged'),
  'proof-broken': () => i18n.t('recent.whyProofBroken'),
  'proof-differs': () => i18n.t('recent.whyProofDiffers'),
  'window-closed': () => i18n.t('recent.whyWindowClosed'),
  'joined-other-call': undefined,
};

/** Where a rule answered by itself, the rule says it all. */
const isByRule = ({ end, judged }: LogEntry): boolean =>
  (end === 'declined' && judged?.judgement.verdict === 'decline') ||
  (end === 'blocked' && judged?.judgement.verdict === 'block');

/** A call that somebody took: why there is no word of how long it was. */
const endText = (entry: LogEntry, name: string): string | undefined => {
  const { direction, duration, end, outcome } = entry;
  if (end === undefined || isByRule(entry)) return undefined;
  const words = ENDS[end]?.(name, direction);
  return outcome === 'answered' && duration === undefined
    ? (words ?? i18n.t('recent.whyNotConnectedYet'))
    : words;
};

/** What explains this entry: how it ended, and for calls that came in, why it rang or didn't. */
export const whyText = (entry: LogEntry): string => {
  const { person, end, judged } = entry;
  return [
    endText(entry, inSentence(nameOf(person))),
    // Why it rang does not explain why they are blocked.
    judged === undefined || (end === 'blocked' && !isByRule(entry))
      ? undefined
      : explanationText(judged.judgement),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
};

/** The words that went with a decline. */
export const messageText = ({ person, direction, message }: LogEntry): string | undefined => {
  if (message === undefined) return undefined;
  return direction === 'incoming'
    ? i18n.t('recent.youWrote', [isolate(message)])
    : i18n.t('recent.theyWrote', [inSentence(nameOf(person)), isolate(message)]);
};

/** What was offered with a decline. */
export const offerText = ({ person, direction, counter }: LogEntry): string | undefined => {
  const isMine = direction === 'incoming';
  const name = inSentence(nameOf(person));
  switch (counter?.kind) {
    case 'voice-only':
      return isMine ? i18n.t('recent.youOfferedVoice') : i18n.t('recent.theyOfferedVoice', [name]);
    case 'in-minutes':
      return isMine
        ? i18n.t('recent.youOfferedMinutes', [minutesText(counter.minutes)])
        : i18n.t('recent.theyOfferedMinutes', [name, minutesText(counter.minutes)]);
    case 'write-to-me':
      return isMine ? i18n.t('recent.youOfferedWrite') : i18n.t('recent.theyOfferedWrite', [name]);
    case undefined:
      return undefined;
  }
};
