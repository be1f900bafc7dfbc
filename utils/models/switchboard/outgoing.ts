import { startCall } from '../../core/call/caller.ts';
import { CALL_TIMES } from '../../core/call/state.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { CallId, MediaKind } from '../../core/protocol/letter.ts';
import type { Book } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { Engine } from './engine.ts';
import { isEngaged, viewOf, type CallRecord } from './record.ts';

export type PlaceCall = {
  readonly account: UserId;
  readonly userId: UserId;
  readonly kind: MediaKind;
  readonly handle?: Handle;
  readonly name?: string;
  /** The tab in which the button was pressed: the invite goes into its composer. */
  readonly tab?: number;
};

export interface Outgoing {
  placeCall(request: PlaceCall): Promise<void>;
  /** Rings whatever devices are known now (after the countdown). */
  dial(call: CallId): Promise<void>;
  /** Somebody whom I invited answered; false when no window waits for them. */
  onPaired(account: UserId, userId: UserId): Promise<boolean>;
}

export const createOutgoing = (deps: SwitchboardDeps, book: Book, engine: Engine): Outgoing => {
  /** A second press, or a press while they ring here, is no second call. */
  const goOnWith = async (request: PlaceCall, calls: readonly CallRecord[]): Promise<boolean> => {
    const theirs = calls.filter(
      ({ facts }) => facts.account === request.account && facts.userId === request.userId,
    );
    const ringing = theirs.find(
      ({ state }) => state.phase === 'ringing-here' && state.accepting === undefined,
    );
    if (ringing !== undefined)
      return engine.apply(ringing.facts.id, { type: 'join', at: deps.clock.now(), kind: request.kind });
    const open = theirs.find((call) => isEngaged(call) || call.state.phase === 'inviting');
    if (open !== undefined) await deps.windows.show(viewOf(open));
    return open !== undefined || calls.some(isEngaged);
  };

  const invite = async (record: CallRecord, tab: number | undefined): Promise<void> => {
    const { id, account, userId } = record.facts;
    const text = await deps.pairing.makeInviteText(account, userId, record.reason);
    if (text !== undefined) await engine.amend(id, (call) => ({ ...call, inviteText: text }));
    const placed = text === undefined ? 'failed' : await deps.placeInvite(viewOf(record), text, tab);
    await engine.apply(id, { type: 'invite-placed', at: deps.clock.now(), placed });
  };

  return {
    async placeCall(request) {
      const { account, userId, kind } = request;
      if (await goOnWith(request, (await book.read()).calls)) return;
      const person = await deps.people.get(account, userId);
      if (person?.blocked === true) return;
      await deps.pairing.accept(account, userId);
      const now = deps.clock.now();
      const id = encodeBase64url(deps.random.bytes(16)) as CallId;
      const devices = await deps.pairing.devicesOf(account, userId);
      const { state, effects } = startCall(devices, { kind, role: 'caller' }, now);
      const handle = request.handle ?? person?.handle;
      const name = request.name ?? person?.name;
      const record: CallRecord = {
        facts: {
          id,
          account,
          userId,
          role: 'caller',
          kind,
          startedAt: now,
          relayOnly: person?.relayOnly ?? false,
        },
        state,
        window: id,
        person: {
          userId,
          ...(handle === undefined ? {} : { handle }),
          ...(name === undefined ? {} : { name }),
        },
        sent: 0,
        heard: {},
        rings: [],
      };
      await engine.open(record, effects);
      // Not awaited: the composer may take ten seconds to appear, and nothing else has to wait for it.
      if (devices.length === 0) void invite(record, request.tab);
    },

    async dial(call) {
      const record = (await book.read()).calls.find(({ facts }) => facts.id === call);
      if (record === undefined) return;
      const devices = await deps.pairing.devicesOf(record.facts.account, record.facts.userId);
      await engine.apply(call, { type: 'dial', at: deps.clock.now(), devices });
    },

    async onPaired(account, userId) {
      const now = deps.clock.now();
      const waiting = (await book.read()).calls.find(
        ({ facts, state }) =>
          facts.account === account &&
          facts.userId === userId &&
          state.phase === 'inviting' &&
          now - facts.startedAt < CALL_TIMES.inviting,
      );
      return waiting !== undefined && engine.apply(waiting.facts.id, { type: 'paired', at: now });
    },
  };
};
