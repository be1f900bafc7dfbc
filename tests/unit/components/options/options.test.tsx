// @vitest-environment jsdom
import { render, type ComponentProps } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DataResets } from '../../../../components/options/DataResets.tsx';
import { OptionsPage } from '../../../../components/options/OptionsPage.tsx';
import { NEW_RELAY } from '../../../../utils/core/protocol/relay.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const nothing = (): void => undefined;

const servers: NonNullable<ComponentProps<typeof OptionsPage>['servers']> = {
  fields: { brokerUrl: '', relays: [] },
  errors: { relays: [] },
  onlyAmongUsers: false,
  outcome: 'none',
  unsaved: false,
  relayWhenNeeded: false,
  onTypeBroker: nothing,
  onTypeRelay: nothing,
  onAddRelay: undefined,
  onRemoveRelay: nothing,
  onSave: nothing,
};
const privacy = {
  choices: { alwaysRelay: false, hideLocal: false },
  relaySet: true,
  failed: false,
  onChoose: nothing,
};

const show = (change: Partial<ComponentProps<typeof OptionsPage>>): void =>
  render(
    <OptionsPage
      version="1"
      servers={servers}
      test={{ state: { step: 'none' }, onStart: undefined, onStop: undefined }}
      privacy={privacy}
      account={{ account: undefined, change: 'none', onNewAddress: undefined }}
      devices={undefined}
      imports={undefined}
      data={undefined}
      {...change}
    />,
    document.body,
  );

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);

test('begin with what most people look for, and servers can be linked to', () => {
  show({});
  expect([...document.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
    'Devices and sound',
    'Privacy',
    'Servers',
    'Account and keys',
    'Import',
    'Your data',
    'About',
  ]);
  expect(document.querySelector('#servers h2')?.textContent).toBe('Servers');
});

test('lead to the field that cannot be saved, which is said once', async () => {
  const refused = {
    ...servers,
    errors: { brokerUrl: 'not-secure', relays: [] },
    outcome: 'refused',
  } as const;
  show({ servers: refused });
  document.querySelector<HTMLFormElement>('#servers form')?.requestSubmit();
  await expect.poll(() => document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  const live = [...document.querySelectorAll('#servers :is([aria-live], [role=status])')];
  expect(live.map(({ textContent }) => textContent).filter(Boolean)).toEqual([
    'Not saved: see the marked field.',
  ]);
});

test('say when a relay is tried only where that is so', () => {
  const said = (relayWhenNeeded: boolean): string | null | undefined => {
    show({ servers: { ...servers, outcome: 'saved', relayWhenNeeded } });
    return document.querySelector('#servers .options-outcome[role=status]')?.textContent;
  };
  expect(said(false)).toBe('Saved, and used from now on.');
  expect(said(true)).toBe('Saved, and used from now on. A relay is tried only when a call needs it.');
});

test('a double press starts a test and does not stop it, or stops it and starts none', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  const pressed: string[] = [];
  const onStart = (): void => void pressed.push('start');
  const onStop = (): void => void pressed.push('stop');
  const findings = { broker: undefined, local: undefined, publicAddress: undefined, relays: [] };
  const showIdle = (): void => show({ test: { state: { step: 'none' }, onStart, onStop: undefined } });
  const showRunning = (): void =>
    show({ test: { state: { step: 'running', findings }, onStart: undefined, onStop } });
  showIdle();
  button('Test connection')?.click();
  showRunning();
  button('Stop the test')?.click();
  expect(pressed).toEqual(['start']);
  now.mockReturnValue(10_500);
  button('Stop the test')?.click();
  showIdle();
  button('Test connection')?.click();
  expect(pressed).toEqual(['start', 'stop']);
  now.mockReturnValue(11_000);
  button('Test connection')?.click();
  // It may be over at once, and can be tried again.
  button('Test connection')?.click();
  expect(pressed).toEqual(['start', 'stop', 'start', 'start']);
  now.mockRestore();
});

test('ask before a relay goes with its login, which nothing brings back', async () => {
  const removed: number[] = [];
  const relay = { ...NEW_RELAY, url: 'turn:mine.example.org', username: 'alice', secret: 'secret' };
  const onRemoveRelay = (index: number): void => void removed.push(index);
  show({ servers: { ...servers, fields: { brokerUrl: '', relays: [relay, NEW_RELAY] }, onRemoveRelay } });
  // As a second press on *Add another relay* finds it: under the pointer.
  button('Remove relay 1')?.click();
  expect(removed).toEqual([]);
  await expect.poll(() => document.activeElement?.textContent).toBe('Keep');
  button('Remove')?.click();
  expect(removed).toEqual([0]);
});

test('say that no call will connect while all have to go through a relay and none is set', () => {
  const warning = (): string | null | undefined =>
    [...document.querySelectorAll('[role=status]')].find(({ textContent }) =>
      /none is set/u.test(textContent),
    )?.textContent;
  const choices = { ...privacy.choices, alwaysRelay: true };
  show({ privacy: { ...privacy, choices } });
  expect(warning()).toBeUndefined();
  show({ privacy: { ...privacy, relaySet: false } });
  expect(warning()).toBeUndefined();
  show({ privacy: { ...privacy, choices, relaySet: false } });
  expect(warning()).toContain('so no call will connect');
});

test('say what a reset does below its button, as everywhere else', () => {
  render(<DataResets account="@alice" onReset={nothing} />, document.body);
  const items = [...document.querySelectorAll('li')].map(({ children }) =>
    [...children].map(({ textContent }) => textContent),
  );
  expect(items[1]?.[0]).toBe('Remove people and cards');
  expect(items[1]?.[1]).toContain('Includes stars');
});
