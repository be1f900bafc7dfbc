import type { CallView } from '../../../utils/core/call/view.ts';
import type { Devices } from '../../../utils/core/media/devices.ts';
import { NOW } from './in-call-stories.ts';

export const invite = {
  text: 'I would like to call you right here on X. With Ahoy in your browser this message is all it needs: ahoy1:AbcDEfghijKLmnopqrSTuvwxyz0123456789AbcDEfghijKLmnopqrSTuvwxyz0123456789AbcDEfghijKLmnopqrSTuvwxyz0123456789',
} as const;

/** So long after the call was placed an answer would not ring any more. */
const late = { phase: 'inviting', startedAt: NOW - 600_000 } as const;

export const lateInvites = (view: CallView, devices: Devices) =>
  ({
    'inviting-late': { view: { ...view, ...late, invite: { ...invite, placed: 'written' } }, devices },
    'inviting-draft-late': { view: { ...view, ...late, invite: { ...invite, placed: 'draft' } }, devices },
  }) as const;
