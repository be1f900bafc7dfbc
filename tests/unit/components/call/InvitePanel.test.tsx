// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { InvitePanel } from '../../../../components/call/InvitePanel.tsx';
import type { InvitePlacement } from '../../../../utils/core/call/view.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

let shown = 0;
const show = (placed: InvitePlacement, late = false): void =>
  render(
    <InvitePanel
      invite={{ text: 'ahoy1:', placed }}
      name="Bob"
      late={late}
      onCopy={() => Promise.resolve(true)}
      onShow={() => (shown += 1)}
    />,
    document.body,
  );

const statuses = (): readonly Element[] => [...document.querySelectorAll('[role=status]')];

test.each(['draft', 'failed'] as const)(
  'what became of an invite is heard where it is seen: %s',
  (placed) => {
    show('pending');
    const [status] = statuses();
    show(placed);
    expect(statuses()[0]).toBe(status);
    expect(status?.textContent).toContain('Copy the invite');
  },
);

test.each(['written', 'draft', 'failed'] as const)('an invite says that both need Ahoy: %s', (placed) => {
  show(placed);
  expect(document.body.textContent).toMatch(/Bob needs Ahoy, too/u);
});

test('an invite that may be sent already is not asked for again, and leads to its conversation', () => {
  show('written');
  expect(document.body.textContent).toContain('if you have not sent it yet, press send there');
  const button = document.querySelector('button');
  expect(button?.textContent).toBe('Show the conversation');
  shown = 0;
  button?.click();
  expect(shown).toBe(1);
});

test('that it was copied is heard in a place that was there before', async () => {
  show('draft');
  const [, copied] = statuses();
  expect(copied?.textContent).toBe('');
  document.querySelector('button')?.click();
  await expect.poll(() => copied?.textContent).toContain('Copied.');
});

test('an answer that comes late is promised as a notification, and no ring any more', () => {
  show('written');
  expect(document.body.textContent).toContain('this window rings');
  show('written', true);
  expect(document.body.textContent).not.toContain('this window rings');
  expect(document.body.textContent).toContain('A notification tells you once Bob can be called');
});

test('an invite that nobody could place can still be copied when it is late', () => {
  show('draft', true);
  expect(document.body.textContent).toContain('A notification tells you');
  expect(document.querySelector('button')?.textContent).toContain('Copy invite');
});
