import type { UserId } from '../../../utils/core/people/ids.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import { launchAlice } from '../alone.ts';
import type { Measurement } from '../bench.ts';
import type { LookupBench } from '../page/lookup.ts';

declare global {
  var lookupBench: LookupBench;
}

const PEOPLE = 200_000;
const LISTED = 500_000;

/** What screening asks before it decides: all facts of one person. */
export const lookup: Measurement = {
  name: 'lookup',
  async measure({ sandbox, load }) {
    const alice = await launchAlice(sandbox);
    const page = await alice.openOptions();
    await load(page, 'lookup');
    const given = [personOf('alice').id as UserId, PEOPLE] as const;
    await page.evaluate(([id, people, listed]) => lookupBench.fill(id, people, listed), [
      ...given,
      LISTED,
    ] as const);
    return [
      {
        what: `facts of one of ${PEOPLE} people, lists of ${LISTED}`,
        samples: await page.evaluate(([id, people]) => lookupBench.known(id, people, 300), given),
        limits: [{ ms: 5 }],
      },
      {
        what: `a write of one of ${PEOPLE} people`,
        samples: await page.evaluate(([id, people]) => lookupBench.update(id, people, 300), given),
        limits: [{ ms: 5 }],
      },
    ];
  },
};
