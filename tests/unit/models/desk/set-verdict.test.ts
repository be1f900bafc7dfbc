import { beforeEach, expect, it } from 'vitest';
import type { Handle } from '../../../../utils/core/people/ids.ts';
import { createDesk, type DeskDeps } from '../../../../utils/models/desk/desk.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { ACCOUNT, BOB, LONG, OWN_ACCOUNT } from '../../../support/page-stories.ts';

let changed: unknown[];
let asked: unknown[];
beforeEach(() => {
  [changed, asked] = [[], []];
});

const CHAT = { tabId: 7, url: `https://x.com/i/chat/${BOB.userId}-${ACCOUNT}` };
const OTHER_CHAT = { tabId: 7, url: `https://x.com/i/chat/${ACCOUNT}-${LONG.userId}` };
const BOBBY = { id: BOB.userId, handle: 'bob' as Handle };

/** As much of the desk as a verdict needs. */
const say = (
  tab: typeof CHAT,
  verdict: Parameters<ReturnType<typeof createDesk>['setVerdict']>[1]['verdict'],
) => {
  const deps: Partial<DeskDeps> = {
    clock: createFakeClock(),
    people: createFakePeople(),
    accounts: { get: (id: string) => Promise.resolve(id === ACCOUNT ? OWN_ACCOUNT : undefined) } as never,
    changePerson: (...change) => {
      changed.push(change);
      return Promise.resolve();
    },
    wishes: {
      ask: (...wish) => {
        asked.push(wish);
        return Promise.resolve();
      },
    },
    join: () => Promise.resolve(),
    peopleChanged: () => {},
  };
  return createDesk(deps as DeskDeps).setVerdict(tab, { me: ACCOUNT, partner: BOBBY, verdict });
};

it.each(['silent', 'decline'] as const)('X’s page may keep somebody quiet at once: %s', async (verdict) => {
  expect(await say(CHAT, verdict)).toBe('saved');
  expect(changed).toEqual([[ACCOUNT, BOB.userId, { type: 'verdict', verdict }]]);
  expect(asked).toEqual([]);
});

it.each(['ring', 'ask', 'rules', 'block'] as const)(
  'whatever else it says is only asked about: %s',
  async (verdict) => {
    expect(await say(CHAT, verdict)).toBe('asked');
    expect(asked).toEqual([[ACCOUNT, BOB.userId, verdict]]);
    expect(changed).toEqual([]);
  },
);

it.each(['silent', 'ring'] as const)(
  'a tab that shows another conversation is refused: %s',
  async (verdict) => {
    expect(await say(OTHER_CHAT, verdict)).toBe('refused');
    expect([changed, asked]).toEqual([[], []]);
  },
);
