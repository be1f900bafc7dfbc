import { randomUUID } from 'node:crypto';
import { CAST, conversationId, FOLLOWS, GROUP, personOf } from './cast.ts';
import { DEFAULT_SETTINGS, type XSettings } from './settings.ts';

type SendStatus = 'pending' | 'sent' | 'delivered' | 'failed';
export type Message = { id: string; conversation: string; from: string; text: string; status: SendStatus };
type Conversation = {
  id: string;
  members: string[];
  name: string;
  accepted: string[];
  messages: Message[];
};
/** What is pushed to the open pages of an account. */
export type PageEvent =
  | { type: 'message'; message: Message }
  | { type: 'conversation'; conversation: Conversation }
  | { type: 'settings'; settings: XSettings }
  | { type: 'act'; name: string; args: unknown[] };

/** Everything that X's servers would know. Ids are user ids; handles appear only at the edges. */
export type World = {
  readonly conversations: Map<string, Conversation>;
  readonly follows: Set<string>;
  settingsOf(id: string): XSettings;
  configure(id: string, change: Partial<XSettings>): void;
  conversation(id: string): Conversation | undefined;
  /** Adds a message, or changes the one that has this id already, and tells every member's pages. */
  put(message: Message): void;
  accept(conversation: string, id: string): void;
  draft(id: string, conversation: string): string;
  setDraft(id: string, conversation: string, text: string): void;
  watch(id: string, listener: (event: PageEvent) => void): () => void;
  tell(ids: readonly string[], event: PageEvent): void;
};

export const followKey = (follower: string, followed: string): string => `${follower}>${followed}`;

export function createWorld(): World {
  const conversations = firstConversations();
  const settings = new Map<string, XSettings>();
  const drafts = new Map<string, string>();
  const watchers = new Map<string, Set<(event: PageEvent) => void>>();
  const follows = new Set(FOLLOWS.map(([a, b]) => followKey(personOf(a).id, personOf(b).id)));

  const tell: World['tell'] = (ids, event) => {
    for (const id of new Set(ids)) for (const listener of watchers.get(id) ?? []) listener(event);
  };
  const settingsOf: World['settingsOf'] = (id) => settings.get(id) ?? DEFAULT_SETTINGS;

  return {
    conversations,
    follows,
    settingsOf,
    tell,
    configure(id, change) {
      settings.set(id, { ...settingsOf(id), ...change });
      tell([id], { type: 'settings', settings: settingsOf(id) });
    },
    conversation: (id) => conversations.get(id),
    put(message) {
      const conversation = conversations.get(message.conversation);
      if (!conversation) throw new Error(`no conversation ${message.conversation}`);
      const known = conversation.messages.find((one) => one.id === message.id);
      if (known) Object.assign(known, message);
      else conversation.messages.push({ ...message });
      tell(conversation.members, { type: 'message', message });
    },
    accept(id, who) {
      const conversation = conversations.get(id);
      if (!conversation) return;
      if (!conversation.accepted.includes(who)) conversation.accepted.push(who);
      tell(conversation.members, { type: 'conversation', conversation });
    },
    draft: (id, conversation) => drafts.get(`${id} ${conversation}`) ?? '',
    setDraft: (id, conversation, text) => void drafts.set(`${id} ${conversation}`, text),
    watch(id, listener) {
      const mine = watchers.get(id) ?? new Set();
      watchers.set(id, mine.add(listener));
      return () => void mine.delete(listener);
    },
  };
}

function firstConversations(): Map<string, Conversation> {
  const all = new Map<string, Conversation>();
  const add = (conversation: Conversation): Conversation => {
    all.set(conversation.id, conversation);
    return conversation;
  };
  for (const one of CAST) {
    for (const other of CAST) {
      const id = conversationId(one.handle, other.handle);
      if (all.has(id)) continue;
      const members = [one.id, other.id];
      // Dave is the stranger: what he writes to anybody is a request until it is accepted.
      const accepted = members.filter((who) => other.handle !== 'dave' || who === other.id || one === other);
      const talk = add({
        id,
        members,
        name: '',
        accepted: one.handle === 'dave' ? members : accepted,
        messages: [],
      });
      if (one.handle === 'alice') talk.messages.push(...opening(talk, one.handle, other.handle));
    }
  }
  const members = GROUP.members.map((handle) => personOf(handle).id);
  const group = add({ id: GROUP.id, members, name: GROUP.name, accepted: [...members], messages: [] });
  group.messages.push(
    said(group, 'bob', 'Shall we meet on Thursday?'),
    said(group, 'carol', 'Works for me.'),
  );
  return all;
}

const said = (conversation: Conversation, handle: string, text: string): Message => ({
  id: randomUUID(),
  conversation: conversation.id,
  from: personOf(handle).id,
  text,
  status: 'delivered',
});

function opening(talk: Conversation, alice: string, other: string): Message[] {
  if (other === 'dave') return [said(talk, 'dave', 'Hello friend, do you have a minute for an opportunity?')];
  if (other === alice) return [said(talk, alice, 'Note to self: buy ink.')];
  return [
    said(talk, other, 'Hi Alice, did the new map arrive?'),
    said(talk, alice, 'It did, and it is beautiful. Thank you!'),
    said(talk, other, 'Great. I can explain the legend when you have time.'),
  ];
}
