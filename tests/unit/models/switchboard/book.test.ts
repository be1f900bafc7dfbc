import { expect, it } from 'vitest';
import { createBook, type Pages } from '../../../../utils/models/switchboard/book.ts';
import type { Patience } from '../../../../utils/models/patience.ts';
import type { CallRecord } from '../../../../utils/models/switchboard/record.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { alicesPhone, BOB, placeCall } from './given.ts';

/** Whatever is written is written. */
const patience: Patience = (_what, work) => work().then(() => true);

const aCall = async (): Promise<CallRecord> => {
  const phone = await alicesPhone();
  await placeCall(phone, BOB);
  const { calls } = (await phone.stored()) as Pages;
  const [record] = calls;
  if (record === undefined) throw new Error('No call was written down');
  return record;
};

const over = (record: CallRecord, id: string): CallRecord => ({
  ...record,
  facts: { ...record.facts, id: id as CallRecord['facts']['id'] },
  state: { phase: 'ended', reason: 'hung-up', at: 1 },
});

it('finds calls that are over and calls that go on after the worker died', async () => {
  const session = createFakeSession();
  const call = await aCall();
  const calls = [over(call, 'A'), over(call, 'B'), call];
  await createBook(session, patience).write((pages) => ({ ...pages, calls }));
  expect((await createBook(session, patience).read()).calls).toEqual(calls);
});

it('does not write calls that are over again with each step of another one', async () => {
  const written: (readonly string[])[] = [];
  const session = createFakeSession();
  const book = createBook(
    {
      ...session,
      write(key, value) {
        written.push([key]);
        return session.write(key, value);
      },
      writeAll(values) {
        written.push(Object.keys(values));
        return session.writeAll(values);
      },
    },
    patience,
  );
  const call = await aCall();
  await book.write((pages) => ({ ...pages, calls: [over(call, 'A'), call] }));
  await book.write((pages) => ({
    ...pages,
    calls: pages.calls.map((one) => (one === call ? { ...one, sent: 9 } : one)),
  }));
  expect(written).toEqual([['switchboard', 'switchboard.ended'], ['switchboard']]);
  expect((await createBook(session, patience).read()).calls.map(({ sent }) => sent)).toEqual([call.sent, 9]);
});
