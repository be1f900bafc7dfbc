import { setRenames } from './dom.js';
import { setLanguage } from './labels.js';

/** All that this tab knows; filled by `boot`, changed by what the server tells and by the person. */
export const state = {
  me: null,
  people: [],
  settings: {},
  follows: new Set(),
  conversations: new Map(),
  drafts: {},
};

const listeners = new Set();
/** `listener(kind, detail)` on every change; kinds are those of the server's events, and `route`. */
export function onChange(listener, signal) {
  listeners.add(listener);
  signal?.addEventListener('abort', () => listeners.delete(listener));
}
export const changed = (kind, detail) => [...listeners].forEach((listener) => listener(kind, detail));

export const person = (id) => state.people.find((one) => one.id === id);
export const me = () => person(state.me);
export const isGroup = (conversation) => conversation.id.startsWith('g');
export const others = (conversation) => conversation.members.filter((id) => id !== state.me).map(person);
/** The other person of a conversation of two; oneself in notes to self. */
export const partner = (conversation) => others(conversation)[0] ?? me();
export const isAccepted = (conversation) => conversation.accepted.includes(state.me);
export const titleOf = (conversation) =>
  isGroup(conversation) ? conversation.name : partner(conversation).name;
/** Conversations with something said in them; a request is one that I have not accepted. */
export const talks = (accepted) =>
  [...state.conversations.values()]
    .filter((one) => one.messages.length > 0 && isAccepted(one) === accepted)
    .sort((a, b) => (b.last ?? 0) - (a.last ?? 0));

let socket;
export const say = (message) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));

export async function boot() {
  const data = await fetch('/sandbox/boot').then((response) => response.json());
  Object.assign(state, data, {
    follows: new Set(data.follows),
    conversations: new Map(data.conversations.map((one) => [one.id, one])),
  });
  applySettings(data.settings);
  if (state.me !== null) connect();
}

function applySettings(settings) {
  state.settings = settings;
  setRenames(settings.testIdRenames);
  setLanguage(settings.lang);
}

function connect() {
  socket = new WebSocket(`wss://${location.host}/sandbox/live`);
  socket.addEventListener('message', ({ data }) => take(JSON.parse(data)));
  // A page in the back/forward cache loses its socket; it comes back with the page.
  addEventListener('pageshow', (event) => event.persisted && location.reload());
}

function take(event) {
  if (event.type === 'message') putMessage(event.message);
  else if (event.type === 'conversation')
    Object.assign(state.conversations.get(event.conversation.id), { accepted: event.conversation.accepted });
  else if (event.type === 'settings') applySettings(event.settings);
  changed(event.type, event);
}

export function putMessage(message) {
  const conversation = state.conversations.get(message.conversation);
  if (!conversation) return;
  const known = conversation.messages.find((one) => one.id === message.id);
  if (known) return void Object.assign(known, message);
  conversation.messages.push(message);
  conversation.last = Date.now();
}

export function sendMessage(conversation, text) {
  const message = {
    id: crypto.randomUUID(),
    conversation: conversation.id,
    from: state.me,
    text,
    status: 'pending',
  };
  putMessage(message);
  changed('message', { message });
  say({ type: 'send', conversation: conversation.id, id: message.id, text });
}
