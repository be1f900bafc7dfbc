import { i18n } from '#i18n';
import type { CallView, EndReason } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { minutesText } from '../ui/time-text.ts';
import { wordKey } from '../ui/word-key.ts';

export const endTitle = (reason: EndReason): string => i18n.t(`endTitle.${wordKey(reason)}`);

/** One sentence: what happened, what it means, what to do. `name` is isolated by the caller; some say none. */
export const endSentence = (reason: EndReason, name: string): string =>
  i18n.t(`endWhy.${wordKey(reason)}` as 'endWhy.busy', [name]);

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

/** Whoever is there may be somebody else. */
const UNSAFE: ReadonlySet<EndReason> = new Set(['identity-changed', 'proof-broken', 'proof-differs']);

export const isUnsafe = (end: CallView['end']): boolean => end !== undefined && UNSAFE.has(end.reason);

export const canCallAgain = ({ end }: CallView): boolean => end !== undefined && !FINAL.has(end.reason);
