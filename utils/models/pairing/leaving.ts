/** Blocking and removing. Each leaves a mark, so that a row which still stands in the DM does not undo it. */
import type { PublicKey } from '../../core/people/card.ts';
import { newPerson } from '../../core/people/facts.ts';
import type { UserId } from '../../core/people/ids.ts';
import { DEVICE_LIFETIME } from '../../core/protocol/limits.ts';
import type { Answering } from './answering.ts';
import type { PairingDeps } from './deps.ts';

export const createLeaving = (deps: PairingDeps, answering: Answering) => {
  const { clock, events, invites, people, pins } = deps;

  const setBlocked = (account: UserId, userId: UserId, blocked: boolean) =>
    people.update(account, userId, (person) => ({
      ...(person ?? newPerson(account, userId, clock.now())),
      blocked,
    }));

  const endSecrets = async (account: UserId, userId: UserId): Promise<void> => {
    for (const { pskId } of await invites.sentTo(account, userId)) await invites.removeSent(account, pskId);
  };

  /** Devices stay pinned, so that their rings are known for what they are. */
  const block = async (account: UserId, userId: UserId): Promise<void> => {
    await invites.setMark(account, userId, clock.now());
    await setBlocked(account, userId, true);
    await endSecrets(account, userId);
    await answering.ignore(account, userId, 'all');
  };

  const unblock = async (account: UserId, userId: UserId): Promise<void> => {
    await setBlocked(account, userId, false);
    events.changed();
  };

  const remove = async (account: UserId, userId: UserId): Promise<void> => {
    await invites.setMark(account, userId, clock.now());
    await endSecrets(account, userId);
    for (const { signingKey } of await answering.readFrom(account, userId))
      await answering.forget(account, signingKey);
    for (const { card } of await pins.ofPerson(account, userId)) await pins.remove(account, card.signingKey);
    await people.remove(account, userId);
    events.changed();
  };

  const dropDevice = async (account: UserId, userId: UserId, device: PublicKey): Promise<void> => {
    for (const { pskId, usedBy } of await invites.sentTo(account, userId))
      if (usedBy === device) await invites.removeSent(account, pskId);
    await answering.forget(account, device);
    await pins.remove(account, device);
  };

  /** The device can come back only by a newer invite, not by repeating its `hello`. */
  const removeDevice = async (account: UserId, device: PublicKey): Promise<void> => {
    await invites.setMark(account, device, clock.now());
    const pin = await pins.get(account, device);
    if (pin !== undefined) await dropDevice(account, pin.userId, device);
    events.changed();
  };

  /** Forgets devices that were not heard of for 180 days. Only while the clock is known to be right. */
  const prune = async (account: UserId): Promise<void> => {
    for (const { card, userId, heardAt } of await pins.list(account))
      if (clock.now() - heardAt > DEVICE_LIFETIME) await dropDevice(account, userId, card.signingKey);
  };

  return { block, unblock, remove, removeDevice, prune };
};
