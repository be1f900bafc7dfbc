import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Overview, PendingInvite } from './ports/messages.ts';
import type { DeclineWords } from '../core/call/decline.ts';
import type { CallCommand } from '../core/call/input.ts';
import { UNSAID_KIND } from '../core/call/unsaid-kind.ts';
import type { Reminder } from '../core/call/reminder.ts';
import type { CallView, PersonLabel } from '../core/call/view.ts';
import type { UserId } from '../core/people/ids.ts';
import type { Background } from './background.ts';
import { createErrands, type Errands, type Failure } from './errands.ts';

/** A call that rings here, and what can be done about it. */
export type RingingCall = {
  readonly view: CallView;
  /** Who is talked to now, and has to wait once this call is taken. */
  readonly holds: PersonLabel | undefined;
  readonly accept: () => void;
  /** Undefined: they ring without a picture, so that is what *Accept* does. */
  readonly acceptAudioOnly: (() => void) | undefined;
  /** All three resolve to whether it was done. */
  readonly decline: (words?: DeclineWords) => Promise<boolean>;
  readonly ignore: () => Promise<boolean>;
  readonly block: () => Promise<boolean>;
};

/** A call with a window of its own. */
export type OngoingCall = { readonly view: CallView; readonly show: () => void; readonly hangUp: () => void };

export type InviteToAnswer = PendingInvite & {
  readonly call: () => void;
  /** All three resolve to whether it was done. */
  readonly allow: () => Promise<boolean>;
  readonly ignore: () => Promise<boolean>;
  readonly block: () => Promise<boolean>;
};

/** “In 15 minutes”, taken: a call to make later. */
export type PlannedCall = {
  readonly reminder: Reminder;
  readonly call: () => void;
  readonly cancel: () => void;
};

export type OverviewModel = {
  /** loading: not read yet · no-answer: the background cannot be reached */
  readonly overview: ReadonlySignal<'loading' | 'no-answer' | Overview>;
  readonly account: ReadonlySignal<Overview['account']>;
  readonly ringing: ReadonlySignal<readonly RingingCall[]>;
  readonly ongoing: ReadonlySignal<readonly OngoingCall[]>;
  readonly invites: ReadonlySignal<readonly InviteToAnswer[]>;
  /** The next one first. */
  readonly planned: ReadonlySignal<readonly PlannedCall[]>;
  /** Why nothing came of the last thing asked of the background. */
  readonly failed: ReadonlySignal<Failure | undefined>;
};

/** What the background knows right now: reachability, calls, waiting invites. */
export const createOverview = (background: Background, until: AbortSignal): OverviewModel => {
  const overview = signal<'loading' | 'no-answer' | Overview>('loading');
  const errands = createErrands(background);
  const { send, failed } = errands;
  const command = (view: CallView, command: CallCommand) =>
    errands.attempt('call-command', { call: view.id, command });

  background.on(
    {
      'overview-changed': (changed) => {
        overview.value = changed;
      },
    },
    until,
  );
  background.ask('overview').then(
    (read) => {
      // A change that arrived meanwhile is newer than this answer.
      if (typeof overview.peek() === 'string') overview.value = read;
    },
    () => {
      if (overview.peek() === 'loading') overview.value = 'no-answer';
    },
  );

  const known = computed(() => (typeof overview.value === 'string' ? undefined : overview.value));

  return {
    overview,
    failed,
    account: computed(() => known.value?.account),
    ringing: computed(() => {
      const calls = known.value?.calls ?? [];
      return calls.filter(isRingingHere).map(toRinging(command, calls.find(isTalk)?.person));
    }),
    ongoing: computed(() => (known.value?.calls ?? []).filter(isOngoing).map(toOngoing(send, command))),
    invites: computed(() => (known.value?.invites ?? []).map(toInvite(errands))),
    planned: computed(() =>
      (known.value?.reminders ?? []).toSorted((a, b) => a.at - b.at).map(toPlanned(errands)),
    ),
  };
};

const isRingingHere = (view: CallView) => view.role === 'callee' && view.phase === 'ringing';

const isOngoing = (view: CallView) =>
  view.phase !== 'ended' && view.phase !== 'screening' && !isRingingHere(view);

/** One that is put on hold when another call is taken; also while it goes on by a ring of its own. */
const isTalk = ({ phase, onHold, rejoins }: CallView) =>
  !onHold &&
  phase !== 'ended' &&
  (phase === 'connecting' || phase === 'live' || phase === 'reconnecting' || rejoins !== undefined);

type Command = (view: CallView, command: CallCommand) => Promise<boolean>;

const toRinging =
  (command: Command, holds: PersonLabel | undefined) =>
  (view: CallView): RingingCall => ({
    view,
    holds,
    accept: () => void command(view, { type: 'accept', kind: view.kind }),
    acceptAudioOnly:
      view.kind === 'video' ? () => void command(view, { type: 'accept', kind: 'audio' }) : undefined,
    decline: (words = {}) => command(view, { type: 'decline', ...words }),
    ignore: () => command(view, { type: 'ignore' }),
    block: () => command(view, { type: 'block' }),
  });

const toOngoing =
  (send: Errands['send'], command: Command) =>
  (view: CallView): OngoingCall => ({
    view,
    show: () => send('show-call', { call: view.id }),
    hangUp: () => void command(view, { type: 'hang-up' }),
  });

const toPlanned =
  ({ send, call }: Errands) =>
  (reminder: Reminder): PlannedCall => {
    const whom = { account: reminder.account, userId: reminder.person.userId };
    const cancel = (): void => send('cancel-reminder', whom);
    return {
      reminder,
      call: () =>
        void call({ ...whom, kind: reminder.kind }).then((isPlaced) => {
          if (isPlaced) cancel();
        }),
      cancel,
    };
  };

const toInvite =
  ({ attempt, call }: Errands) =>
  (pending: PendingInvite): InviteToAnswer => {
    const whom: { account: UserId; userId: UserId } = {
      account: pending.invite.account,
      userId: pending.invite.from,
    };
    return {
      ...pending,
      allow: () =>
        attempt('change-person', {
          ...whom,
          change: { type: 'allow', ...(pending.asks === undefined ? {} : { agreed: pending.asks }) },
        }),
      call: () => void call({ ...whom, kind: UNSAID_KIND }),
      ignore: () => attempt('change-person', { ...whom, change: { type: 'ignore-invite' } }),
      block: () => attempt('change-person', { ...whom, change: { type: 'block', changeAddress: false } }),
    };
  };
