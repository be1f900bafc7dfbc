import type { Partner } from '../../core/people/seen.ts';
import { findToken, mayHoldToken } from '../../core/protocol/find-token.ts';
import { SLOW_MS } from '../../core/x/certainty.ts';
import { authorOf, incomingRowId, type RowSide } from '../../core/x/message-row.ts';
import { createFinder } from './find.ts';
import { readText } from './message-text.ts';
import { MESSAGE, MESSAGE_ROW, MESSAGE_TEXT, messageText } from './selectors.ts';

/**
 * Reading invites out of message rows. Rows come and go by the thousand while a person scrolls, so nothing here watches
 * them. X tells of each message in its inbox too, which stands still then: the one observer here is on that; it wakes
 * once, goes to sleep and looks when `QUIET_MS` have passed.
 * Cost: at most one wake-up per second, one look in 15 s at rest, and one substring search in the rendered text; rows are read only if it hits.
 */
const QUIET_MS = 1000;
/**
 * Where no inbox is beside the conversation, or no message is there yet, a look comes this often, and one more after
 * something was told, ms.
 */
const OFTEN_MS = 5000;
/** And this often in any case: the inbox may say nothing, as of a message that was edited, or long before the row is there, ms. */
const SELDOM_MS = 15_000;
/** Time between the two readings that must agree, ms. */
const AGAIN_MS = 400;
/** An invite that is not settled is told of again after so long, then three times as long, and so on, ms. */
const AGAIN_FIRST_MS = 10_000;
const AGAIN_MOST_MS = 3_600_000;
const MAX_ROWS = 200;
const MAX_KNOWN = 500;
const MAX_TEXT = 4000;
/** X itself takes a list for scrolled to its end when this little is left, px. */
const END_PX = 60;

/** A row is made anew, moves up, or is described anew. */
const INBOX_CHANGES = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ['aria-description'],
};

type Reading = { readonly row: string; readonly token: string; readonly text: string };

/** When an invite is to be told of (again), and how long it waited for that, ms. */
type Known = { readonly at: number; readonly waited: number };

export type ReadingPlace = {
  /** Their rows are by `partner` or by me. */
  readonly messages: Element;
  readonly partner: Partner;
  /** Around the rows of conversations, this one's among them. */
  readonly inbox: Element | undefined;
  /** The URL says whose messages these are; only then are they read for invites. */
  readonly isNamed: boolean;
};

export type InviteReader = {
  /** Called with each look at the page: from now on reads what is in `place`; with undefined, nothing. */
  readonly follow: (place: ReadingPlace | undefined) => void;
};

export const createInviteReader = (
  /** Answers whether nothing would come of telling it again. */
  found: (partner: Partner, token: string, text: string) => Promise<boolean | undefined>,
  /** Who of the two wrote last; told when a look at the rows for invites shows another than before. */
  wroteLast: (partner: Partner, author: 'me' | 'them') => void,
  /** Whether the page shows that person's accepted conversation at this very moment. */
  isStill: (partner: Partner) => boolean,
  signal: AbortSignal,
): InviteReader => {
  const known = new Map<string, Known>();
  let place: ReadingPlace | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAuthor: 'me' | 'them' | undefined;
  /** Something happened: what belongs to it may still be on its way. */
  let isNews = true;

  const observer = new MutationObserver(() => {
    observer.disconnect();
    isNews = true;
    later(QUIET_MS, scan);
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });

  const later = (ms: number, act: () => void): void => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(act, ms);
  };

  const sleep = (next: number): void => {
    if (!place) return;
    const { inbox, messages } = place;
    let isAlert = isNews || messagesIn(messages).length === 0;
    // X may have made its inbox anew: of the old one nothing is to be heard.
    if (inbox?.isConnected) observer.observe(inbox, INBOX_CHANGES);
    else isAlert = true;
    later(Math.min(next - performance.now(), isAlert ? OFTEN_MS : SELDOM_MS), scan);
    isNews = false;
  };

  const scan = (): void => {
    if (!place) return;
    const { messages, partner, isNamed } = place;
    const now = performance.now();
    noteAuthor(messages, partner);
    const all = isNamed ? readRows(messages) : [];
    const dueAt = ({ token }: Reading): number => known.get(keyOf(partner, token))?.at ?? 0;
    const due = all.filter((one) => dueAt(one) <= now);
    if (due.length > 0) later(AGAIN_MS, () => confirm(due));
    else sleep(Math.min(...all.map(dueAt)));
  };

  const noteAuthor = (messages: Element, partner: Partner): void => {
    const author = readLastAuthor(messages);
    if (author === undefined || author === lastAuthor || !isStill(partner)) return;
    lastAuthor = author;
    wroteLast(partner, author);
  };

  const confirm = (before: readonly Reading[]): void => {
    if (!place) return;
    const { messages, partner } = place;
    const again = isStill(partner) ? readRows(messages) : [];
    for (const { row, token, text } of before) {
      if (again.some((one) => one.row === row && one.token === token && one.text === text))
        void tell(partner, token, text);
    }
    sleep(performance.now() + OFTEN_MS);
  };

  const tell = async (partner: Partner, token: string, text: string): Promise<void> => {
    const key = keyOf(partner, token);
    const before = known.get(key)?.waited;
    const waited = before ? Math.min(before * 3, AGAIN_MOST_MS) : AGAIN_FIRST_MS;
    // To tell of one again does no harm.
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, { at: performance.now() + waited, waited });
    if (await found(partner, token, text)) known.set(key, { at: Infinity, waited });
  };

  return {
    follow(next) {
      const before = place;
      place = next;
      const isSame = next?.messages === before?.messages && next?.partner.id === before?.partner.id;
      if (isSame && next?.inbox === before?.inbox) return;
      observer.disconnect();
      clearTimeout(timer);
      isNews = true;
      if (!isSame) lastAuthor = undefined;
      // The rows of the person before may still stand there.
      if (next) later(next.messages === before?.messages && !isSame ? SLOW_MS : AGAIN_MS, scan);
    },
  };
};

/** The same token from somebody else is another invite: who may use it, the token itself says. */
const keyOf = ({ id }: Partner, token: string): string => `${id} ${token}`;

/** Undefined while the person reads older messages: the last row that is rendered is not the last message then. */
const readLastAuthor = (messages: Element): 'me' | 'them' | undefined => {
  const isAtEnd = messages.scrollHeight - messages.clientHeight - messages.scrollTop < END_PX;
  const last = isAtEnd ? messagesIn(messages).at(-1) : undefined;
  return last && authorOf(sideOf(last));
};

const messagesIn = (list: Element): readonly Element[] => createFinder().all(MESSAGE, list);

/** Of several texts in a row the one by the row's own id: a reply holds the text of what it quotes, too. */
const textIn = (body: Element, row: string): string => {
  const texts = [...body.querySelectorAll(MESSAGE_TEXT)];
  const own = texts.length > 0 ? texts.find((one) => one.matches(messageText(row))) : body;
  return own ? readText(own) : '';
};

const sideOf = (body: Element): RowSide => ({
  classes: [...body.classList],
  alignment: getComputedStyle(body).justifyContent,
  status: body.getAttribute('data-send-status'),
});

const readRows = (messages: Element): readonly Reading[] => {
  if (!mayHoldToken(messages.textContent)) return [];
  return messagesIn(messages)
    .slice(-MAX_ROWS)
    .flatMap((body) => {
      if (!mayHoldToken(body.textContent)) return [];
      const row = incomingRowId({
        itemKey: body.closest(MESSAGE_ROW)?.getAttribute('data-dm-item-key'),
        rowKey: body.getAttribute('data-dm-message-row'),
        testId: body.getAttribute('data-testid'),
        ...sideOf(body),
      });
      if (!row) return [];
      const text = textIn(body, row);
      const token = findToken(text);
      return token ? [{ row, token, text: text.slice(0, MAX_TEXT) }] : [];
    });
};
