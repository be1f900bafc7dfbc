/** Noting how things stand with a person before something is done to them, and putting that back. */
import type { UserId } from '../../core/people/ids.ts';
import { restorePerson, type KeptPerson, type PersonAct } from '../../core/people/kept-person.ts';
import type { Answering } from './answering.ts';
import type { PairingDeps } from './deps.ts';

export const createKeeping = (deps: PairingDeps, answering: Answering) => {
  const { events, invites, people, pins } = deps;

  const keep = async (account: UserId, userId: UserId): Promise<KeptPerson> => {
    const person = await people.get(account, userId);
    const devices = await pins.ofPerson(account, userId);
    const subjects = [userId, ...devices.map(({ card }) => card.signingKey)];
    return {
      ...(person === undefined ? {} : { person }),
      pins: devices,
      read: await answering.readFrom(account, userId),
      sent: await invites.sentTo(account, userId),
      marks: await Promise.all(
        subjects.map(async (subject) => {
          const at = await invites.mark(account, subject);
          return { subject, ...(at === undefined ? {} : { at }) };
        }),
      ),
    };
  };

  /** What came in meanwhile is newer than what was kept, and stays. */
  const restore = async (
    account: UserId,
    userId: UserId,
    act: PersonAct,
    kept: KeptPerson,
  ): Promise<void> => {
    const person = restorePerson(kept.person, await people.get(account, userId), act);
    if (person !== undefined) await people.update(account, userId, () => person);
    for (const pin of kept.pins) {
      const now = await pins.get(account, pin.card.signingKey);
      if (now === undefined) await pins.put(pin);
      else if (act === 'device-confirmed' && pin.confirmedAt === undefined) {
        const { confirmedAt: _compared, ...rest } = now;
        await pins.put(rest);
      }
    }
    const read = await answering.readFrom(account, userId);
    /** Devices that invited anew: what was read of them before is over. */
    const anew = read
      .filter(({ signingKey, secret }) => {
        const before = kept.read.find((invite) => invite.signingKey === signingKey);
        return secret !== before?.secret;
      })
      .map(({ signingKey }) => signingKey);
    for (const invite of kept.read) if (!anew.includes(invite.signingKey)) await invites.putRead(invite);
    for (const invite of kept.sent)
      if ((await invites.getSent(account, invite.pskId)) === undefined) await invites.putSent(invite);
    for (const { subject, at } of kept.marks)
      if (!anew.some((key) => key === subject)) await invites.resetMark(account, subject, at);
    events.changed();
  };

  return { keep, restore };
};
