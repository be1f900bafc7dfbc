import { beforeAll, describe, expect, it } from 'vitest';
import { messageText, whyText } from '../../../../components/popup/call-texts.ts';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { judgedBy } from '../../../support/judged.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

const entry = (change: Partial<LogEntry>): LogEntry => ({
  account: '1' as UserId,
  call: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  direction: 'incoming',
  person: { userId: '2' as UserId, name: 'Alice' },
  kind: 'audio',
  at: 0,
  outcome: 'declined',
  ...change,
});

describe('Recent explains', () => {
  it.each<[string, Partial<LogEntry>, string]>([
    [
      'a person blocked while they rang by that, not by why it rang',
      { outcome: 'blocked', end: 'blocked', judged: judgedBy({ caller: { accepted: true } }) },
      'You blocked Alice when it rang.',
    ],
    [
      'a ring of a blocked person',
      { outcome: 'blocked', end: 'blocked', judged: judgedBy({ caller: { blocked: true } }) },
      'Blocked: you blocked them.',
    ],
    [
      'a rule that blocks everyone else',
      {
        outcome: 'blocked',
        end: 'blocked',
        judged: judgedBy({}, rulesWith({ everyoneElse: 'block' }).rules),
      },
      'Blocked: not among the people who may ring you.',
    ],
    [
      'a list that lets everyone else ring',
      {
        outcome: 'missed',
        end: 'missed',
        judged: judgedBy({}, [
          { id: 'everyone-else', on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'ring' } },
        ]),
      },
      'It rang, and you did not answer. Rang: everyone else may ring you, too.',
    ],
    [
      'a limit, of which more may have come',
      {
        outcome: 'silenced',
        end: 'silenced',
        judged: judgedBy({ history: { attemptsToday: 7 } }, [
          {
            id: 'own',
            on: true,
            when: { type: 'attempts-today', atLeast: 3 },
            outcome: { verdict: 'silent' },
          },
        ]),
      },
      'Silenced: they called at least 3 times today.',
    ],
    [
      'a rule that declined by the rule alone',
      { end: 'declined', judged: judgedBy({}, rulesWith({ everyoneElse: 'decline' }).rules) },
      'Declined: not among the people who may ring you.',
    ],
    [
      'a ring that met another call, and what the rules would have made of it',
      {
        outcome: 'missed',
        end: 'busy',
        judged: judgedBy({ caller: { accepted: true }, situation: { inCall: true } }),
      },
      'You were in another call. Would have rung: you exchanged cards.',
    ],
    [
      'a ring that ended as another one was taken, and why it rang',
      { outcome: 'missed', end: 'busy', judged: judgedBy({ caller: { accepted: true } }) },
      'You were in another call. Rang: you exchanged cards.',
    ],
    [
      'a decline of mine, and why it rang',
      { end: 'declined', judged: judgedBy({ caller: { accepted: true } }) },
      'You declined. Rang: you exchanged cards.',
    ],
    ['a ring while I was in a call', { outcome: 'missed', end: 'busy' }, 'You were in another call.'],
    [
      'a call that was answered and over at once',
      { outcome: 'answered', end: 'hung-up' },
      'It ended before a connection was made.',
    ],
    ['a call that was answered', { outcome: 'answered', end: 'hung-up', duration: 5_000 }, ''],
    [
      'a call of mine that was answered',
      { direction: 'outgoing', outcome: 'answered', end: 'hung-up-by-peer', duration: 5_000 },
      'You called, and Alice answered.',
    ],
    [
      'a call of mine that was answered and over at once',
      { direction: 'outgoing', outcome: 'answered', end: 'hung-up' },
      'It ended before a connection was made.',
    ],
    [
      'a call that was to have a reason',
      { direction: 'outgoing', outcome: 'unanswered', end: 'no-reason' },
      'Alice asked what it is about, and no reason was sent, so it did not ring.',
    ],
    [
      'a call to somebody who was in one',
      { direction: 'outgoing', outcome: 'unanswered', end: 'busy' },
      'Alice was in another call.',
    ],
  ])('%s', (_, change, sentence) => {
    expect(whyText(entry(change))).toBe(sentence);
  });

  it('what was written with a decline, and by whom', () => {
    const message = 'please write first';
    expect(messageText(entry({ message }))).toBe('Sent to the caller: “please write first”');
    expect(messageText(entry({ message, direction: 'outgoing', end: 'declined-by-peer' }))).toBe(
      'Alice wrote: “please write first”',
    );
    expect(messageText(entry({}))).toBeUndefined();
  });
});
