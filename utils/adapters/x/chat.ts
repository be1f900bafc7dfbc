import { decidePartner, isNamedInRow, readRow, type ChatEvidence } from '../../core/x/evidence.ts';
import type { Conversation } from '../../core/x/conversation.ts';
import { err } from '../../core/lib/result.ts';
import type { Route } from '../../core/x/route.ts';
import { createFinder } from './find.ts';
import { readHeader } from './header.ts';
import type { PageNow } from './page.ts';
import { findRoot } from './roots.ts';
import { readSelectedRow } from './selected-row.ts';
import * as hooks from './selectors.ts';
import { isExpected, type Sight } from './sight.ts';

/** Looks at one chat. Undefined when this page has none in that place. */
export const readChat = (place: 'route' | 'drawer', { me, myHandle, route }: PageNow): Sight | undefined => {
  const isChatPage = route.page === 'conversation' || route.page === 'chat';
  if (isChatPage !== (place === 'route')) return undefined;

  const find = createFinder();
  const { root, isAwaited } = findRoot(find, place === 'route' ? hooks.ROUTE_HOST : hooks.DRAWER_HOST);
  const pane = find.current(hooks.PANEL, root);
  const header = readHeader(find, find.current(hooks.HEADER, pane) ?? find.current(hooks.HEADER, root));
  const panel = pane ?? header.element?.parentElement ?? undefined;
  const shown = header.handles.length === 1 ? header.handles[0] : undefined;
  const row = readSelectedRow(find, root);
  const composer = find.current(hooks.COMPOSER, panel);
  const messages = find.current(hooks.MESSAGE_LIST, panel);
  find.all(hooks.MESSAGE, messages);
  // What comes with the messages may say that this is a request.
  const isLoading = !messages && (!composer || Boolean(panel?.querySelector(hooks.SKELETON)));
  const column = document.querySelector(place === 'route' ? hooks.PAGE_COLUMN : hooks.DRAWER_PLACE);
  const passcode = find.one(hooks.PASSCODE, root ?? column ?? undefined);
  const emptyState = find.one(hooks.EMPTY_STATE, root);
  const isVacant = passcode !== undefined || (emptyState !== undefined && header.handles.length === 0);
  const prompt = find
    .all(hooks.REQUEST_PROMPT, root)
    .find((one) => panel?.contains(one) || !one.closest(hooks.ELSEWHERE));
  const isRequest = prompt !== undefined || row?.isRequest === true;
  const notice = composer ? undefined : findNotice(messages, panel, header.element);

  const open = place === 'route' ? conversationOf(route) : row?.conversation;
  const isOneToOne = place === 'drawer' || route.page === 'conversation';
  const evidence: ChatEvidence = {
    me,
    myHandle,
    conversation: open,
    handles: header.handles,
    name: header.name,
    row,
    // X keeps the box of a conversation that is over, and lets nobody write in it.
    closed:
      !isOneToOne ||
      isVacant ||
      isRequest ||
      notice !== undefined ||
      (composer && !writable(composer)) === true,
  };
  // A drawer that shows one person but no id is no place without calls: its hooks have failed.
  const isNameless = place === 'drawer' && !row && shown !== undefined;
  const decided = decidePartner(evidence);
  const verdict = isNameless || (isLoading && decided.ok) ? err('incomplete') : decided;

  return {
    place,
    verdict,
    look: {
      subject: open && `${open.low}-${open.high}`,
      shown,
      partner: verdict.ok ? verdict.value : undefined,
      witnessed:
        verdict.ok &&
        row !== undefined &&
        readRow(row.description, verdict.value.handle, header.name) === 'same',
      isNamed:
        verdict.ok && row !== undefined && isNamedInRow(row.description, verdict.value.handle, header.name),
    },
    anchor: header.anchor,
    isIncomplete: isExpected(verdict) && (!verdict.ok || !header.anchor || !composer || !messages),
    isAwaited,
    findings: find.findings(),
    watch: {
      ways: [
        composer,
        // It gives way to the composer once the request is accepted, or the person can be written to again.
        prompt?.parentElement,
        notice,
        notice?.parentElement,
        messages?.parentElement,
        header.element?.parentElement,
        passcode,
        emptyState,
        ...(root?.querySelectorAll(hooks.STEPS) ?? []),
        panel,
        root,
        column,
      ].filter((node) => !!node),
      whole: header.element ? [header.element] : [],
      single: row ? [row.element] : [],
    },
    composer: isRequest ? undefined : writable(composer),
    messages,
    inbox: row?.element.closest(hooks.INBOX) ?? row?.element.parentElement ?? undefined,
    seen: verdict.ok && header.isVerified ? { ...verdict.value, facts: { verified: true } } : undefined,
  };
};

const writable = (composer: Element | undefined): HTMLTextAreaElement | undefined =>
  composer instanceof HTMLTextAreaElement && !composer.disabled && !composer.readOnly ? composer : undefined;

const conversationOf = (route: Route): Conversation | undefined =>
  'conversation' in route ? route.conversation : undefined;

/**
 * Words where the composer belongs: a request, or a person who can no longer be written to. Independent of test ids:
 * anything with text that follows the list, below the panel and apart from the header and the composer's own place.
 */
const findNotice = (
  messages: Element | undefined,
  panel: Element | undefined,
  header: Element | undefined,
): Element | undefined => {
  for (let level = messages; level && level !== panel; level = level.parentElement ?? undefined) {
    for (let next = level.nextElementSibling; next; next = next.nextElementSibling) {
      const isHeader = header !== undefined && (next.contains(header) || header.contains(next));
      const place = next.matches(hooks.COMPOSER_PLACE) ? next : next.querySelector(hooks.COMPOSER_PLACE);
      // There words are of the composer, which comes late, unless that is all there is.
      const isComposer = place && (place.querySelector(hooks.WRITING) || !hasWords(place));
      if (!isHeader && !isComposer && next.textContent.trim() !== '') return next;
    }
  }
  return undefined;
};

/** Words that are no button's. */
const hasWords = (element: Element): boolean => {
  const buttons = [...element.querySelectorAll('button')].map((button) => button.textContent);
  return buttons.reduce((text, own) => text.replace(own, ''), element.textContent).trim() !== '';
};
