import type { UserId } from '../../../utils/core/people/ids.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import { launchAlice } from '../alone.ts';
import type { Measurement } from '../bench.ts';
import type { ScreeningBench } from '../page/screening.ts';

declare global {
  var screeningBench: ScreeningBench;
}

const CALLS = 10_000;
const RULES = 100;

/** From a ring to its verdict. */
export const screening: Measurement = {
  name: 'screening',
  async measure({ sandbox, load }) {
    const alice = await launchAlice(sandbox);
    const page = await alice.openOptions();
    await load(page, 'screening');
    const account = personOf('alice').id as UserId;
    await page.evaluate(([id, calls]) => screeningBench.fill(id, calls), [account, CALLS] as const);
    return [
      {
        what: `a ring judged, ${CALLS} calls in Recent`,
        samples: await page.evaluate((id) => screeningBench.judge(id, 200), account),
      },
      {
        what: `1000 decisions by ${RULES} rules`,
        samples: await page.evaluate((rules) => screeningBench.decide(rules, 50), RULES),
      },
    ];
  },
};
