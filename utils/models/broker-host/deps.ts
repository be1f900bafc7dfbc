import type { FromHost } from '../ports/messages.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Sounds } from '../ports/browser.ts';
import type { Broker, ReplayMarks, Sealing } from '../ports/letters.ts';
import type { InviteStore, PeopleStore, PinStore } from '../ports/people.ts';
import type { Clock, Delays, Random } from '../ports/system.ts';

/** What the host tells the background: messages where that is elsewhere (Chrome), calls where it is here (Firefox). */
export type HostEvents = {
  readonly [K in Exclude<keyof FromHost, 'host-started'>]: (data: FromHost[K]['in']) => Promise<unknown>;
};

export type BrokerHostDeps = {
  readonly clock: Clock;
  readonly delays: Delays;
  readonly random: Random;
  readonly broker: Broker;
  readonly sealing: Sealing;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly people: Pick<PeopleStore, 'get'>;
  readonly pins: Pick<PinStore, 'get' | 'list'>;
  readonly invites: Pick<InviteStore, 'getSent'>;
  readonly replay: ReplayMarks;
  readonly sounds: Sounds;
  readonly events: HostEvents;
  /** One line for the console: causes and counts only. */
  readonly note: (line: string) => void;
};
