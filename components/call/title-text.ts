import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { nameOf } from '../ui/person-text.ts';

type TitleState = { readonly muted: boolean; readonly held: boolean; readonly unread: number };

/** The window's title: what one needs to know of the call while another window has the screen. */
export const titleText = (view: CallView | null | undefined, { muted, held, unread }: TitleState): string => {
  if (!view) return i18n.t('call.title');
  const title = i18n.t('call.titleCall', [nameOf(view.person)]);
  if (view.phase !== 'live' && view.phase !== 'reconnecting') return title;
  const state = held ? i18n.t('call.onHold') : muted ? i18n.t('call.muted') : undefined;
  const stated = state === undefined ? title : i18n.t('call.titleState', [state, title]);
  return unread > 0 ? i18n.t('call.titleUnread', [unread, stated]) : stated;
};
