/** People, pins and invites in memory, with the promises that the ports make. */
import { isDecided } from '../../../utils/core/people/listed-people.ts';
import type { Person, Pin, ReadInvite, SentInvite } from '../../../utils/core/people/person.ts';
import { MAX_DEVICES_PER_PERSON } from '../../../utils/core/protocol/limits.ts';
import type { InviteStore, PeopleStore, PinStore } from '../../../utils/models/ports/people.ts';

const keyOf = (...parts: readonly string[]): string => parts.join('/');

const ofAccount = <T extends { readonly account: string }>(
  values: ReadonlyMap<string, T>,
  account: string,
): readonly T[] => [...values.values()].filter((value) => value.account === account);

export const createFakePeople = (): PeopleStore => {
  const people = new Map<string, Person>();
  return {
    get: async (account, userId) => people.get(keyOf(account, userId)),
    list: async (account) => ofAccount(people, account),
    kept: async (account) => ofAccount(people, account).filter(isDecided),
    visit: async (account, take) => take(ofAccount(people, account)),
    async update(account, userId, change) {
      const person = change(people.get(keyOf(account, userId)));
      people.set(keyOf(account, userId), person);
      return person;
    },
    async updateMany(account, userIds, change) {
      let written = 0;
      for (const userId of userIds) {
        const known = people.get(keyOf(account, userId));
        const person = change(userId, known);
        if (person !== known) written += 1;
        people.set(keyOf(account, userId), person);
      }
      return written;
    },
    async remove(account, userId) {
      people.delete(keyOf(account, userId));
    },
  };
};

export const createFakePins = (): PinStore => {
  const pins = new Map<string, Pin>();
  const list: PinStore['list'] = async (account) => ofAccount(pins, account);
  const ofPerson: PinStore['ofPerson'] = async (account, userId) =>
    (await list(account)).filter((pin) => pin.userId === userId);
  return {
    list,
    ofPerson,
    get: async (account, key) => pins.get(keyOf(account, key)),
    async put(pin) {
      const key = keyOf(pin.account, pin.card.signingKey);
      const known = pins.get(key);
      if (known !== undefined && known.userId !== pin.userId) throw new Error('Pinned to another person');
      const others = (await ofPerson(pin.account, pin.userId)).filter((other) => other !== known);
      if (others.length === MAX_DEVICES_PER_PERSON) {
        const [oldest] = others.toSorted((a, b) => a.heardAt - b.heardAt);
        if (oldest !== undefined) pins.delete(keyOf(oldest.account, oldest.card.signingKey));
      }
      pins.set(key, pin);
    },
    async remove(account, key) {
      pins.delete(keyOf(account, key));
    },
  };
};

export const createFakeInvites = (): InviteStore => {
  const sent = new Map<string, SentInvite>();
  const read = new Map<string, ReadInvite>();
  const marks = new Map<string, number>();
  return {
    async putSent(invite) {
      sent.set(keyOf(invite.account, invite.pskId), invite);
    },
    getSent: async (account, pskId) => sent.get(keyOf(account, pskId)),
    sentTo: async (account, invited) =>
      ofAccount(sent, account).filter((invite) => invite.invited === invited),
    async removeSent(account, pskId) {
      sent.delete(keyOf(account, pskId));
    },
    async use(account, pskId, key) {
      const invite = sent.get(keyOf(account, pskId));
      if (invite === undefined) return 'unknown';
      if (invite.usedBy !== undefined) return invite.usedBy === key ? 'fresh' : 'used-by-other';
      sent.set(keyOf(account, pskId), { ...invite, usedBy: key });
      return 'fresh';
    },
    async putRead(invite) {
      read.set(keyOf(invite.account, invite.signingKey), invite);
    },
    listRead: async (account) => ofAccount(read, account),
    async removeRead(account, key) {
      read.delete(keyOf(account, key));
    },
    mark: async (account, subject) => marks.get(keyOf(account, subject)),
    async setMark(account, subject, at) {
      marks.set(keyOf(account, subject), Math.max(at, marks.get(keyOf(account, subject)) ?? 0));
    },
    async resetMark(account, subject, at) {
      if (at === undefined) marks.delete(keyOf(account, subject));
      else marks.set(keyOf(account, subject), at);
    },
  };
};
