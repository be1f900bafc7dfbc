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

/** Every press that a script can make, on every button of ours. `kept`: a trusted event that the page came by. */
export const forgePresses = (kept: Event | undefined): number => {
  const root = window.__sandbox.root()?.querySelector('ahoy-call')?.shadowRoot;
  const menu = root?.querySelector<HTMLElement>('[popover]');
  menu?.showPopover();
  const buttons = [...(root?.querySelectorAll('button') ?? [])];
  const spread = { bubbles: true, cancelable: true, composed: true };
  for (const button of buttons) {
    const at = button.getBoundingClientRect();
    const where = {
      ...spread,
      clientX: at.x + 5,
      clientY: at.y + 5,
      detail: 1,
      pointerId: 1,
      isPrimary: true,
    };
    button.focus();
    for (const type of ['pointerdown', 'pointerup', 'click'])
      button.dispatchEvent(new PointerEvent(type, where));
    for (const type of ['mousedown', 'mouseup', 'click']) button.dispatchEvent(new MouseEvent(type, where));
    for (const key of ['Enter', ' '])
      for (const type of ['keydown', 'keypress', 'keyup'])
        button.dispatchEvent(new KeyboardEvent(type, { ...spread, key, code: key === ' ' ? 'Space' : key }));
    button.click();
    if (kept) button.dispatchEvent(kept);
    // An event says itself whether it is trusted, and cannot be taught otherwise.
    const liar = new MouseEvent('click', where);
    Reflect.defineProperty(liar, 'isTrusted', { value: true });
    button.dispatchEvent(liar);
    const label = document.createElement('label');
    button.before(label);
    label.append(button);
    label.click();
    const form = document.createElement('form');
    form.addEventListener('submit', (event) => event.preventDefault());
    label.before(form);
    form.append(button);
    button.type = 'submit';
    form.requestSubmit(button);
    button.type = 'button';
    form.replaceWith(button);
    label.remove();
  }
  menu?.hidePopover();
  return buttons.length;
};

export type Lure = 'label' | 'form' | 'accesskey' | 'clone' | 'taken out' | 'moved';

/** Brings a person's next press on something else to our button, as far as a page can. Gives where they will press. */
export const lurePresses = (way: Lure): { x: number; y: number } => {
  const host = window.__sandbox.root()?.querySelector('ahoy-call') as HTMLElement;
  const button = host.shadowRoot?.querySelector('button') as HTMLButtonElement;
  const everywhere = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:2147483647';
  const { x, y } = button.getBoundingClientRect();
  if (way === 'label') {
    const label = document.createElement('label');
    label.append('Send');
    button.before(label);
    label.append(button);
    const text = document.createRange();
    text.selectNode(label.firstChild as Node);
    const at = text.getBoundingClientRect();
    return { x: at.x + 2, y: at.y + at.height / 2 };
  }
  if (way === 'form') {
    const form = document.createElement('form');
    form.addEventListener('submit', (event) => event.preventDefault());
    const field = document.createElement('input');
    button.before(form);
    form.append(button, field);
    button.type = 'submit';
    const at = field.getBoundingClientRect();
    return { x: at.x + 5, y: at.y + 5 };
  }
  if (way === 'accesskey') {
    button.accessKey = 'k';
    return { x: x - 60, y };
  }
  if (way === 'clone') {
    const clone = host.cloneNode(true) as HTMLElement;
    const copy = button.cloneNode(true) as HTMLElement;
    copy.style.cssText = everywhere;
    clone.attachShadow({ mode: 'open' }).append(copy);
    document.body.append(clone);
  } else if (way === 'taken out') {
    button.style.cssText = everywhere;
    document.body.append(button);
  } else {
    // Under the pointer once it is down.
    const move = (): void => void (button.style.cssText = 'position:relative;z-index:9;left:-60px');
    addEventListener('pointerdown', move, true);
    return { x: x - 60 + 18, y: y + 18 };
  }
  return { x: 300, y: 500 };
};
