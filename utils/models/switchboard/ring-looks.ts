import type { PersonLabel } from '../../core/call/view.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SwitchboardDeps } from './deps.ts';
import { proofOf } from './proof.ts';
import type { CallRecord } from './record.ts';
import type { Ring } from './ring.ts';

type RingLooks = {
  readonly looks: Pick<CallRecord, 'resembles' | 'calledAccount' | 'proof'>;
  readonly alwaysRelay: boolean;
};

/** Answers what a ring says besides the name of its caller, and what holds for all calls. */
export const createRingLooks = (deps: SwitchboardDeps): ((ring: Ring) => Promise<RingLooks>) => {
  /** Undefined: it is the only account of this browser, which goes without saying. */
  const amongSeveral = async (id: UserId): Promise<PersonLabel | undefined> => {
    const accounts = await deps.accounts.list();
    const handle = accounts.find((own) => own.id === id)?.handle;
    return accounts.length < 2 ? undefined : { userId: id, ...(handle === undefined ? {} : { handle }) };
  };

  return async ({ account, person, pin }) => {
    const [resembles, calledAccount, devices, { alwaysRelay }] = await Promise.all([
      deps.lookAlikes.of(person),
      amongSeveral(account),
      deps.pins.ofPerson(account, pin.userId),
      deps.settings.browser(),
    ]);
    return {
      looks: {
        ...(resembles === undefined ? {} : { resembles }),
        ...(calledAccount === undefined ? {} : { calledAccount }),
        proof: proofOf(pin, devices, deps.clock.now()),
      },
      alwaysRelay,
    };
  };
};
