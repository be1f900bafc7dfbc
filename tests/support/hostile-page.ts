/* oxlint-disable no-extend-native, unicorn/no-thenable, unbound-method -- to spoil what everybody uses is what it is for */
/** Scripts for X's page. They are sent there as text, so they use nothing of this file. */

/** Runs after our script in the page's world, and before our content script. Notes in `stolen` what it got hold of. */
export const replaceGlobals = (): void => {
  const stolen: string[] = [];
  Object.assign(window, { stolen });
  const note = (what: string): void => void stolen.push(what);
  window.addEventListener(
    'message',
    (event) => {
      if (event.ports.length > 0) note(`port ${String(event.data)}`);
    },
    true,
  );
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
    note('postMessage');
    return Reflect.apply(post, this, args);
  };
  for (const name of ['ports', 'data'] as const) {
    const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, name) ?? {};
    Object.defineProperty(MessageEvent.prototype, name, {
      configurable: true,
      get(this: MessageEvent) {
        const value: unknown = get?.call(this);
        if (Array.isArray(value) && value.length > 0) note('ports');
        return value;
      },
    });
  }
  Event.prototype.stopImmediatePropagation = () => note('stop');
  const { parse } = JSON;
  JSON.parse = (text: string) => parse(text);
  Promise.prototype.then = new Proxy(Promise.prototype.then, {});
  Object.defineProperty(Object.prototype, 'apply', {
    configurable: true,
    get: () => undefined,
  });
  const push = Array.prototype.push;
  Array.prototype.push = function (this: unknown[], ...items: unknown[]) {
    if (items.some((item) => item instanceof MessagePort)) note('pushed port');
    return push.apply(this, items);
  };
  window.requestIdleCallback = () => 0;
};

/** Answers that X never gave, a port of its own and a message as ours look. */
export const sendRubbish = async (): Promise<void> => {
  const answer = (users: unknown[]): Response => {
    const response = new Response(JSON.stringify({ users }));
    Object.defineProperty(response, 'url', { value: 'https://x.com/i/api/graphql/q/HomeTimeline' });
    return response;
  };
  await answer([{ rest_id: '1', core: { screen_name: 'made_up' } }]).json();
  // A real answer whose reading it changes: what it says is taken for what X says.
  const user = (id: unknown, rest: object) => ({ rest_id: id, core: { screen_name: 'forged' }, ...rest });
  const forged = [
    user('77', {
      relationship_perspectives: { following: true },
      starred: true,
      facts: { accepted: true },
    }),
    user('0', {}),
    user(78, {}),
    user('79', { core: { screen_name: '<img src=x>' } }),
    user('99999999999999999999', {}),
  ];
  JSON.parse = () => ({ forged });
  Object.prototype.toString = () => 'x';
  await fetch('/i/api/graphql/q/Following?variables=%7B%7D').then((one) => one.text());
  postMessage('ahoy-people', location.origin, [new MessageChannel().port2]);
  postMessage({ to: 'background', type: 'facts', data: {} }, location.origin);
};
