import { classifyEnd } from '../../core/call/log.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { CallRecord } from './record.ts';

/** How a call that a step ended is filed; undefined: it goes on, or was no attempt. */
export const entryOf = (before: CallRecord | undefined, record: CallRecord): LogEntry | undefined => {
  if (record.state.phase !== 'ended') return undefined;
  const { facts, state, person, reason, judged } = record;
  const outcome = classifyEnd(facts.role, before?.state.phase, state);
  if (outcome === undefined) return undefined;
  return {
    account: facts.account,
    call: facts.id,
    direction: facts.role === 'caller' ? 'outgoing' : 'incoming',
    person,
    kind: facts.kind,
    at: facts.startedAt,
    outcome,
    end: state.reason,
    ...(state.liveSince === undefined ? {} : { duration: state.at - state.liveSince }),
    ...(reason === undefined ? {} : { reason }),
    ...(state.message === undefined ? {} : { message: state.message }),
    ...(state.counter === undefined ? {} : { counter: state.counter }),
    ...(judged === undefined ? {} : { judged }),
  };
};
