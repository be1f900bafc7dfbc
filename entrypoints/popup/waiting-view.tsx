import type { VNode } from 'preact';
import { Waiting } from '../../components/popup/Waiting.tsx';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createDrafts } from '../../utils/models/drafts.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import type { Undoing } from './undo-view.tsx';

const BLOCKED = { type: 'blocked', newAddress: false } as const;

/** Calls and invites. A chunk of its own, which loads while the background is asked what there is. */
export const createWaitingView = (
  overview: OverviewModel,
  { done, takeBack: { toPerson } }: Pick<Undoing, 'done' | 'takeBack'>,
): (() => VNode) => {
  const drafts = createDrafts(createSessionStore());
  const say = async (
    type: 'allowed' | 'call-ignored' | 'call-declined',
    person: PersonLabel,
    act: () => Promise<boolean>,
  ) => {
    if (await act()) done({ type, person });
  };
  return () => (
    <Waiting
      ringing={overview.ringing.value.map((call) => ({
        ...call,
        decline: (words) => void say('call-declined', call.view.person, () => call.decline(words)),
        ignore: () => void say('call-ignored', call.view.person, call.ignore),
        block: () => toPerson({ account: call.view.account, ...call.view.person }, BLOCKED, call.block),
        draft: drafts.of(call.view.id, 'message') ?? '',
        onDraft: (text: string) => drafts.type(call.view.id, 'message', text),
      }))}
      ongoing={overview.ongoing.value}
      planned={overview.planned.value}
      invites={overview.invites.value.map(({ invite, ...rest }) => ({
        ...rest,
        reason: invite.reason,
        allow: () => void say('allowed', rest.person, rest.allow),
        ignore: () => toPerson(rest.person, { type: 'invite-ignored' }, rest.ignore),
        block: () => toPerson(rest.person, BLOCKED, rest.block),
      }))}
      now={Date.now()}
    />
  );
};
