import { expect, it } from 'vitest';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import { createSilencedDigest } from '../../../../utils/models/desk/silenced.ts';
import { createFakeClock, NOW } from '../../../support/fakes/clock.ts';
import { inputOf, judgedBy } from '../../../support/judged.ts';
import { ACCOUNT, LOG } from '../../../support/page-stories.ts';

const HOUR = 3_600_000;

it('the digest counts what the last hour silenced because of how many called, and nothing else', async () => {
  const judged = judgedBy({
    history: { newcomers: [1, 2, 3].map((minutes) => inputOf().situation.now - minutes * 60_000) },
  });
  const limited = LOG.slice(0, 2).map((entry): LogEntry => ({ ...entry, judged }));
  const told: unknown[] = [];
  const digest = createSilencedDigest({
    clock: createFakeClock(),
    log: {
      since: async (_, at) => {
        told.push(at);
        return [...limited, ...limited.slice(0, 1), ...LOG];
      },
    },
    notifier: { digest: async (account, silenced) => void told.push(account, silenced) },
  });
  await digest(ACCOUNT);
  expect(told).toEqual([NOW - HOUR, ACCOUNT, { calls: 3, people: 1 }]);
});
