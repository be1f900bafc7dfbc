import { after, avatar, h, icon } from './dom.js';
import { label } from './labels.js';
import { openMenu } from './overlays.js';
import { isGroup, others, partner, state, titleOf } from './state.js';

/**
 * The 64 px row over the messages. After a switch it shows the person before for a moment, then the right name without
 * a link, then everything. All of the row opens the info view, as in X's own source; buttons in it stop that.
 */
export function conversationHeader(place, openInfo, goBack) {
  const conversation = state.conversations.get(place.conversation);
  const previous = state.conversations.get(place.previous);
  const element = h('div', { testid: 'dm-conversation-header', class: 'header', onclick: openInfo });
  const timers = [];
  const { previousLinkMs, hydrateMs } = state.settings;

  function draw(shown, withLink) {
    element.replaceChildren(
      ...[
        place.single &&
          h(
            'button',
            {
              testid: 'dm-conversation-back-button',
              class: 'round',
              'aria-label': label('back'),
              onclick: stop(goBack),
            },
            icon('back'),
          ),
        h(
          'div',
          { class: 'header-who' },
          faces(shown, withLink),
          h(
            'div',
            { class: 'header-name', testid: 'dm-conversation-username', dir: 'auto' },
            titleOf(shown),
            badge(shown),
          ),
        ),
        h(
          'div',
          { class: 'header-actions' },
          state.settings.nativeCallButton &&
            h(
              'button',
              {
                testid: 'dm-conversation-call-button',
                class: 'round fill',
                'aria-label': label('call'),
                onclick: stop(() => {}),
              },
              icon('phone'),
            ),
          h(
            'button',
            {
              testid: 'dm-conversation-more-button',
              class: 'round fill',
              'aria-label': label('more'),
              'aria-haspopup': 'menu',
              onclick: stop((event) =>
                openMenu(event.currentTarget, [label('info'), label('block'), label('report')]),
              ),
            },
            icon('more'),
          ),
        ),
      ].filter(Boolean),
    );
  }

  function start() {
    timers.splice(0).forEach(clearTimeout);
    const own = () => {
      draw(conversation, false);
      timers.push(after(hydrateMs, () => draw(conversation, true)));
    };
    if (!previous || previous === conversation || previousLinkMs <= 0) return own();
    draw(previous, true);
    timers.push(after(previousLinkMs, own));
  }

  start();
  return { element, rerender: () => draw(conversation, true), destroy: () => timers.forEach(clearTimeout) };
}

const stop = (act) => (event) => {
  event.stopPropagation();
  act(event);
};

function faces(conversation, withLink) {
  const people = isGroup(conversation) ? others(conversation) : [partner(conversation)];
  return people.map((one) => {
    const picture = avatar(one, people.length > 1 ? 24 : 36);
    if (!withLink || (state.settings.noHeaderLink && !isGroup(conversation))) return picture;
    return h(
      'a',
      { href: `/${one.handle}`, class: 'face', onclick: (event) => event.stopPropagation() },
      picture,
    );
  });
}

function badge(conversation) {
  return (
    !isGroup(conversation) &&
    partner(conversation).verified !== 'none' &&
    icon('verified', { class: 'badge' })
  );
}
