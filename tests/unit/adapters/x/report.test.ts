import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HookReport } from '../../../../utils/core/people/seen.ts';
import type { Route } from '../../../../utils/core/x/route.ts';
import { createReporter } from '../../../../utils/adapters/x/report.ts';
import type { Sight } from '../../../../utils/adapters/x/sight.ts';

const route: Route = { page: 'chat' };
const header = { name: 'header', found: 'missing', count: 0, expected: '1' } as const;
const sight = (verdict: Sight['verdict'], anchor?: object): Sight =>
  ({ place: 'route', verdict, look: { subject: '12-345' }, anchor, findings: [header] }) as unknown as Sight;
const missing = sight({ ok: false, error: 'incomplete' });
const nobody = sight({ ok: false, error: 'not-here' });

let sent: HookReport[];
let update: (sights: readonly Sight[], on?: Route) => void;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const reporter = createReporter((report) => void sent.push(report), new AbortController().signal);
  update = (sights, on = route) => {
    reporter.update(on, sights);
    vi.advanceTimersByTime(600);
  };
});
afterEach(() => void vi.useRealTimers());

describe('the report of the hooks', () => {
  it('waits for a page that is still loading, then says that it is broken', () => {
    update([missing]);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(12_000);
    update([missing]);
    expect(sent).toEqual([{ page: 'chat', hooks: [header], broken: true }]);
  });

  it('expects nothing where no call belongs', () => {
    update([nobody]);
    expect(sent).toEqual([{ page: 'other', hooks: [{ ...header, found: 'not-expected' }], broken: false }]);
  });

  it('is sent once, and again on another page', () => {
    update([nobody]);
    update([nobody]);
    expect(sent).toHaveLength(1);
    update([nobody], { page: 'other' });
    expect(sent).toHaveLength(2);
  });
});
