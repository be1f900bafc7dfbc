import { expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { keyOfHandle, type PendingHandle } from '../../../../utils/core/people/pending-handle.ts';
import { createJoining } from '../../../../utils/models/desk/joining.ts';

const ALICE = '1001' as UserId;
const BOB = '2002' as UserId;
const handle = (text: string) => text as Handle;

const open = (...imported: readonly string[]) => {
  const waiting = new Map(imported.map((text) => [text, handle(text)]));
  const starred: UserId[] = [];
  let starFails = false;
  const join = createJoining({
    handles: {
      find: async (account, handles): Promise<readonly PendingHandle[]> =>
        handles.flatMap((seen) => {
          const key = keyOfHandle(seen);
          const found = waiting.get(key);
          return found ? [{ account, key, handle: found, at: 0, source: 'contacts' as const }] : [];
        }),
      remove: async (_, gone) => void waiting.delete(keyOfHandle(gone)),
    },
    star: async (_, userId) => {
      if (starFails) throw new Error('broken');
      starred.push(userId);
    },
  });
  return { join, starred, waiting, breakStar: () => (starFails = true) };
};

it('who was imported by a handle is starred when X shows whose it is, once', async () => {
  const { join, starred, waiting } = open('bob', 'carol');
  await join(ALICE, [{ id: BOB, handle: handle('Bob') }, { id: '3003' as UserId }]);
  await join(ALICE, [{ id: BOB, handle: handle('Bob') }]);
  expect(starred).toEqual([BOB]);
  expect([...waiting.keys()]).toEqual(['carol']);
});

it('who could not be starred waits on', async () => {
  const { join, waiting, breakStar } = open('bob');
  breakStar();
  await expect(join(ALICE, [{ id: BOB, handle: handle('bob') }])).rejects.toThrow();
  expect([...waiting.keys()]).toEqual(['bob']);
});
