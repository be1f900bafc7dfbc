import { expect, test } from 'vitest';
import { watchSilence } from '../../../../utils/models/call-session/silence.ts';
import { createFakeDelays } from '../../../support/fakes/media.ts';

const LOOK = 100;

/** Looks at each of these moments in turn; gives how often a whole picture was sent. */
const renewals = async (...heard: readonly (number | undefined)[]): Promise<number> => {
  const [{ delays, ring }, until] = [createFakeDelays(), new AbortController()];
  const left = [...heard];
  let renewed = 0;
  watchSilence(
    { heardAt: () => left.shift(), renewPictures: () => void (renewed += 1) },
    delays,
    until.signal,
  );
  while (left.length > 0) await ring(LOOK);
  until.abort();
  await ring(LOOK);
  return renewed;
};

test('a voice that comes back after a silence gets a whole picture, once', async () => {
  expect(await renewals(5000, 5100, 5100, undefined, 10_100, 10_200, 10_300)).toBe(1);
});

test('every silence counts', async () => {
  expect(await renewals(5000, 7000, 7100, 12_100)).toBe(2);
});

test('the first voice of a call and the pauses of a quiet room are no return', async () => {
  expect(await renewals(undefined, undefined, 9000, 9400, 9800, 10_800)).toBe(0);
});
