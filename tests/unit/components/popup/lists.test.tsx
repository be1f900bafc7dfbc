// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PersonRow } from '../../../../components/popup/PersonRow.tsx';
import { RecentTab } from '../../../../components/popup/RecentTab.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';
import { BOB, LOG } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);
beforeEach(() => {
  // jsdom has none; without sizes all rows of a short list are drawn.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

const nothing = (): void => undefined;

const showCalls = (entries: typeof LOG): void =>
  render(
    <RecentTab
      calls={entries.map((entry) => ({ entry, key: entry.call, write: nothing }))}
      total={entries.length}
      filter="all"
      onFilter={nothing}
      onClear={nothing}
      onExport={nothing}
      now={Date.now()}
    />,
    document.body,
  );

test('a call that the person ignored is not called silenced, which rules do', () => {
  const [missed] = LOG;
  if (missed === undefined) throw new Error('No call');
  showCalls([{ ...missed, outcome: 'silenced', end: 'ignored' }]);
  expect(document.querySelector('.call-row-outcome')?.textContent).toBe('Ignored');
  expect(document.body.textContent).toContain('You let it ring.');
});

test('what is done with all calls stands before them: there may be thousands', () => {
  showCalls(LOG);
  const names = [...document.querySelectorAll('button')].map(
    ({ textContent, ariaLabel }) => ariaLabel ?? textContent,
  );
  expect(names.slice(0, 2)).toEqual(['Export', 'Clear']);
  expect(names.length).toBeGreaterThan(2);
});

test('whoever may be called through a relay only, while none is set, cannot be reached, and that is said', () => {
  const status = (relayOnly: boolean, relaySet: boolean | undefined): string | null | undefined => {
    render(
      <PersonRow
        person={{ ...BOB, relayOnly }}
        devices={[]}
        relayOnly={nothing}
        note={nothing}
        remove={nothing}
        open
        onToggle={nothing}
        safetyNumbers={new Map()}
        facts={undefined}
        relaySet={relaySet}
        now={0}
      />,
      document.body,
    );
    return document.querySelector('[role=status]')?.textContent;
  };
  expect(status(true, undefined)).toBe('');
  expect(status(true, true)).toBe('');
  expect(status(false, false)).toBe('');
  expect(status(true, false)).toMatch(/^No relay is set, so calls with .?Bob.? will not connect/u);
});
