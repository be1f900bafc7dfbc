import browser from 'webextension-polyfill';
import type { Overview } from '../../models/ports/messages.ts';

const COLORS = { ring: '#1d9bf0', invite: '#1d9bf0', unreachable: '#b3261e' } as const;

/** The toolbar button says the most urgent thing: somebody rings, somebody asks, nobody can reach me. */
export const showBadge = async ({ calls, invites, reachability }: Overview): Promise<void> => {
  const rings = calls.filter(({ role, phase }) => role === 'callee' && phase === 'ringing').length;
  const [text, color] =
    rings > 0
      ? [String(rings), COLORS.ring]
      : invites.length > 0
        ? [String(invites.length), COLORS.invite]
        : reachability.state === 'unreachable' && reachability.why !== 'no-account'
          ? ['!', COLORS.unreachable]
          : ['', COLORS.unreachable];
  const action = browser.action ?? browser.browserAction;
  await action.setBadgeText({ text });
  await action.setBadgeBackgroundColor({ color });
};
