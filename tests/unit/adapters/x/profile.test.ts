// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { NOBODY, settle } from '../../../../utils/core/x/certainty.ts';
import { readProfile } from '../../../../utils/adapters/x/profile.ts';

const ME = '345' as UserId;
const CHIP = '<span data-testid="userFollowIndicator"><span>Follows you</span></span>';
const names = (name: string, handle: string, chip = ''): string =>
  `<div data-testid="UserName"><div><span>${name}</span></div><div><span>@${handle}</span>${chip}</div></div>`;
const cell = (): string =>
  `<button data-testid="UserCell">${names('Carol', 'carol', CHIP)}
    <span data-testid="13-follow"></span></button>`;

const look = (path = 'bob') =>
  readProfile({ me: ME, myHandle: undefined, route: { page: 'profile', handle: path as Handle } });

let column: Element;
let top: Element;
/** What stands beside X's message button, and below it. */
const show = (id: string, block: string): void => {
  top.innerHTML = `<button data-testid="sendDMFromProfile"></button><button data-testid="${id}-follow"></button>`;
  column.lastElementChild?.remove();
  column.insertAdjacentHTML('beforeend', `<div>${block}</div>`);
};
beforeEach(() => {
  document.body.innerHTML = '<div data-testid="primaryColumn"><div><div></div></div><div></div></div>';
  column = document.querySelector('[data-testid="primaryColumn"]') as Element;
  top = column.querySelector('div > div') as Element;
});

describe('a look at a profile', () => {
  it('finds its person, with the handle as X writes it', () => {
    show('12', names('Bob Baker', 'bob', CHIP));
    const seen = { id: '12', handle: 'bob', name: 'Bob Baker' };
    const sight = look('BOB');
    expect(sight?.verdict).toEqual({ ok: true, value: seen });
    expect(sight?.seen).toEqual({ ...seen, facts: { iFollow: false, followsMe: true } });
  });

  it('takes no “Follows you” of people in a list below it for its person’s', () => {
    show('12', names('Bob Baker', 'bob') + cell());
    expect(look()?.seen?.facts).toEqual({ iFollow: false });
  });

  it.each([
    ['an image', names('<img alt="🐻">', 'bob', CHIP)],
    ['no name at all', names('', 'bob', CHIP)],
  ])('takes no other word for the name where that is %s', (_, block) => {
    show('12', block);
    expect(look()?.verdict).toEqual({ ok: true, value: { id: '12', handle: 'bob' } });
  });

  it('is about nobody while its follow button is the one of the profile before', () => {
    let state = NOBODY;
    const at = (ms: number, path: string): unknown => {
      const sight = look(path);
      if (sight) state = settle(state, sight.look, ms);
      return state.isCertain ? state.candidate?.partner : undefined;
    };
    show('11', names('Alice', 'alice'));
    at(0, 'alice');
    show('11', names('Bob', 'bob'));
    at(100, 'bob');
    expect(at(9000, 'bob')).toBeUndefined();
    show('12', names('Bob', 'bob'));
    at(9100, 'bob');
    expect(at(9350, 'bob')).toMatchObject({ id: '12', handle: 'bob' });
    show('11', names('Alice', 'alice'));
    at(9400, 'alice');
    expect(at(9650, 'alice')).toMatchObject({ id: '11', handle: 'alice' });
    show('11', names('Bob', 'bob'));
    at(9700, 'bob');
    expect(at(99_000, 'bob')).toBeUndefined();
  });

  it('is soon certain after one that takes no messages', () => {
    document.querySelector('[data-testid="primaryColumn"] > div')?.remove();
    let state = settle(NOBODY, look('dave')?.look ?? expect.unreachable(), 0);
    column.prepend(top);
    show('12', names('Bob', 'bob'));
    for (const ms of [100, 350]) state = settle(state, look()?.look ?? expect.unreachable(), ms);
    expect(state.isCertain).toBe(true);
  });
});
