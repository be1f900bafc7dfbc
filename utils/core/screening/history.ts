import type { LogEntry } from '../people/log-entry.ts';
import type { UserId } from '../people/ids.ts';
import type { History } from './input.ts';

const DAY = 86_400_000;
/** So many calls a day are believed to have been taken by another device of mine. */
const BELIEVED_PER_DAY = 3;

/** Nobody answered, whether it rang or not. */
const isInVain = ({ outcome }: LogEntry): boolean => outcome === 'missed' || outcome === 'silenced';

/** Only the caller says that another device of mine took a call: it proves nothing. */
const isElsewhere = ({ end }: LogEntry): boolean => end === 'answered-elsewhere';

const isAnswered = (entry: LogEntry): boolean => entry.outcome === 'answered' && !isElsewhere(entry);

/** It disturbed somebody here, and nobody answered. */
const rangInVain = (entry: LogEntry): boolean =>
  (entry.outcome === 'missed' && entry.end !== 'busy') ||
  entry.end === 'ignored' ||
  (isElsewhere(entry) && entry.judged?.judgement.verdict === 'ring');

const count = (entries: readonly LogEntry[], is: (entry: LogEntry) => boolean): number =>
  entries.filter(is).length;

/** When others called for the very first time, one time a person, newest first. */
const newcomersOf = (lately: readonly LogEntry[], caller: UserId, now: number): readonly number[] => {
  const first = new Map<UserId, number>();
  for (const { person, at, direction, judged } of lately) {
    const isFirst = direction === 'incoming' && judged?.input.history.firstContact === true;
    // A clock that was wrong for a while leaves entries of days to come.
    if (!isFirst || person.userId === caller || at > now || now - at > DAY) continue;
    first.set(person.userId, Math.min(at, first.get(person.userId) ?? at));
  }
  return [...first.values()].sort((a, b) => b - a);
};

/**
 * What happened before between the two. `theirs`: all entries of Recent with this person; `lately`: everybody's of the
 * last day. `midnight`: when today began here, ms.
 */
export const historyOf = (
  caller: UserId,
  theirs: readonly LogEntry[],
  lately: readonly LogEntry[],
  { now, midnight }: { readonly now: number; readonly midnight: number },
): History => {
  const incoming = theirs.filter(({ direction }) => direction === 'incoming');
  const today = incoming.filter(({ at }) => at >= midnight && at <= now);
  const inVain = incoming.filter((entry) => isInVain(entry) && entry.at <= now).map(({ at }) => at);
  const inVainToday = today.filter(rangInVain);
  // Whoever was really spoken to is believed, but not as often as they like.
  const didSpeak = theirs.some(({ duration }) => duration !== undefined);
  const believed = didSpeak ? Math.min(count(inVainToday, isElsewhere), BELIEVED_PER_DAY) : 0;
  return {
    called: incoming.length,
    answered: count(incoming, isAnswered),
    refused: count(incoming, ({ outcome }) => outcome === 'declined' || outcome === 'blocked'),
    attemptsToday: today.length,
    unansweredToday: inVainToday.length - believed,
    ...(inVain.length === 0 ? {} : { lastUnanswered: Math.max(...inVain) }),
    firstContact: !incoming.some(isAnswered) && incoming.length === theirs.length,
    newcomers: newcomersOf(lately, caller, now),
  };
};
