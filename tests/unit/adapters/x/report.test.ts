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
let update: (sights: readonly Sight[], isLacking: boolean, on?: Route) => void;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const reporter = createReporter((report) => void sent.push(report), new AbortController().signal);
  update = (sights, isLacking, on = route) => {
    reporter.update(on, sights, isLacking);
    vi.advanceTimersByTime(600);
  };
});
afterEach(() => void vi.useRealTimers());

describe('the report of the hooks', () => {
  it('waits for a page that is still loading, then says that it is broken', () => {
    update([missing], true);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(12_000);
    update([missing], true);
    expect(sent).toEqual([{ page: 'chat', hooks: [header], broken: true }]);
  });

  it('expects nothing where no call belongs', () => {
    update([nobody], false);
    expect(sent).toEqual([{ page: 'other', hooks: [{ ...header, found: 'not-expected' }], broken: false }]);
  });

  it('says so too where a person is told but never certain', () => {
    const told = sight({ ok: true, value: { id: '12', handle: 'bob' } } as never, {});
    update([told], true);
    vi.advanceTimersByTime(12_000);
    update([told], true);
    expect(sent.at(-1)?.broken).toBe(true);
    update([told], false);
    expect(sent.at(-1)?.broken).toBe(false);
  });

  it('is sent once, and again on another page', () => {
    update([nobody], false);
    update([nobody], false);
    expect(sent).toHaveLength(1);
    update([nobody], false, { page: 'other' });
    expect(sent).toHaveLength(2);
  });
});
