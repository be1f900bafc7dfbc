import type { VNode } from 'preact';
import { Waiting } from '../../components/popup/Waiting.tsx';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createDrafts } from '../../utils/models/drafts.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import type { TakeBack } from '../../utils/models/take-back.ts';

const BLOCKED = { type: 'blocked', newAddress: false } as const;

/** Calls and invites. A chunk of its own, which loads while the background is asked what there is. */
export const createWaitingView = (overview: OverviewModel, { toPerson }: TakeBack): (() => VNode) => {
  const drafts = createDrafts(createSessionStore());
  return () => (
    <Waiting
      ringing={overview.ringing.value.map((call) => ({
        ...call,
        block: () => toPerson({ account: call.view.account, ...call.view.person }, BLOCKED, call.block),
        draft: drafts.of(call.view.id, 'message') ?? '',
        onDraft: (text: string) => drafts.type(call.view.id, 'message', text),
      }))}
      ongoing={overview.ongoing.value}
      planned={overview.planned.value}
      invites={overview.invites.value.map(({ invite, ...rest }) => ({
        ...rest,
        reason: invite.reason,
        ignore: () => toPerson(rest.person, { type: 'invite-ignored' }, rest.ignore),
        block: () => toPerson(rest.person, BLOCKED, rest.block),
      }))}
      now={Date.now()}
    />
  );
};
