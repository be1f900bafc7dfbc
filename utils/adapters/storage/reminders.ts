import browser from 'webextension-polyfill';
import * as v from 'valibot';
import type { Reminder } from '../../core/call/reminder.ts';
import type { ReminderStore } from '../../models/ports/calls.ts';
import { handle, userId } from '../../core/people/id-schemas.ts';
import { mediaKind } from '../../core/protocol/field-schemas.ts';

const KEY = 'reminders';

const reminder: v.GenericSchema<unknown, Reminder> = v.object({
  account: userId,
  person: v.object({ userId, handle: v.exactOptional(handle), name: v.exactOptional(v.string()) }),
  kind: mediaKind,
  minutes: v.number(),
  at: v.number(),
  told: v.exactOptional(v.literal(true)),
});

/** Reminders in `storage.local`. One that cannot be read is dropped; the others stay. */
export const createReminderStore = (): ReminderStore => ({
  async read() {
    const stored = (await browser.storage.local.get(KEY))[KEY];
    return (Array.isArray(stored) ? stored : []).filter((one): one is Reminder => v.is(reminder, one));
  },
  write: (reminders) => browser.storage.local.set({ [KEY]: reminders }),
});
