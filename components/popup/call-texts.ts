import { i18n } from '#i18n';
import type { EndReason } from '../../utils/core/call/view.ts';
import type { LogEntry, LogOutcome } from '../../utils/core/people/log-entry.ts';
import { isBusy } from '../../utils/core/screening/judgement.ts';
import { explanationText } from '../ui/explanation-text.ts';
import { isolate } from '../../utils/core/lib/isolate.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { minutesText } from '../ui/time-text.ts';
import { wordKey } from '../ui/word-key.ts';

export const CALL_OUTCOMES = {
  answered: 'recent.answered',
  unanswered: 'recent.unanswered',
  missed: 'recent.missed',
  silenced: 'recent.silenced',
  declined: 'recent.declined',
  blocked: 'recent.blocked',
  failed: 'recent.failed',
} as const satisfies Readonly<Record<LogOutcome, string>>;

export const directionText = ({ direction, kind }: LogEntry): string => {
  if (direction === 'outgoing')
    return kind === 'video' ? i18n.t('recent.madeVideo') : i18n.t('recent.madeAudio');
  return kind === 'video' ? i18n.t('recent.receivedVideo') : i18n.t('recent.receivedAudio');
};

/** Of these the outcome says it all. */
const UNEXPLAINED: ReadonlySet<EndReason> = new Set<EndReason>([
  'hung-up',
  'hung-up-by-peer',
  'silenced',
  'joined-other-call',
]);

const reasonText = (
  reason: EndReason,
  name: string,
  direction: LogEntry['direction'],
): string | undefined => {
  if (reason === 'busy' && direction === 'incoming') return i18n.t('recent.whyBusyHere');
  // Some of them name nobody.
  return UNEXPLAINED.has(reason)
    ? undefined
    : i18n.t(`recentWhy.${wordKey(reason)}` as 'recentWhy.busy', [name]);
};

/** Where a rule answered by itself, the rule says it all. */
const isByRule = ({ end, judged }: LogEntry): boolean =>
  (end === 'declined' && judged?.judgement.verdict === 'decline') ||
  (end === 'blocked' && judged?.judgement.verdict === 'block');

/** How it ended. Of a call that came in and was answered, why it rang says it all. */
const endText = (entry: LogEntry, name: string): string | undefined => {
  const { direction, duration, end, outcome } = entry;
  if (end === undefined || isByRule(entry)) return undefined;
  const words = reasonText(end, name, direction);
  if (words !== undefined || outcome !== 'answered') return words;
  if (duration === undefined) return i18n.t('recent.whyNotConnectedYet');
  return direction === 'outgoing' ? i18n.t('recent.whyAnswered', [name]) : undefined;
};

/** What explains this entry: how it ended, and for calls that came in, why it rang or didn't. */
export const whyText = (entry: LogEntry): string => {
  const { person, end, judged } = entry;
  return [
    endText(entry, inSentence(nameOf(person))),
    // Why it rang does not explain why they are blocked.
    judged === undefined || (end === 'blocked' && !isByRule(entry))
      ? undefined
      : explanationText(
          judged.judgement,
          // It can also end so once it rang, as another one is taken.
          end === 'busy' && isBusy(judged.judgement, judged.input.situation.inCall, false)
            ? i18n.t('verdict.wouldRing')
            : undefined,
        ),
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
