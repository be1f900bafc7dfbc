import type { PersonLabel } from '../../core/call/view.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { MissedCall } from '../ports/browser.ts';
import type { SwitchboardDeps } from './deps.ts';
import { proofOf } from './proof.ts';
import type { CallRecord } from './record.ts';
import type { Ring } from './ring.ts';

type RingLooks = {
  readonly looks: Pick<CallRecord, 'resembles' | 'calledAccount' | 'proof'>;
  readonly alwaysRelay: boolean;
};

/** Undefined: it is the only account of this browser, which goes without saying. */
const amongSeveral = async (
  { accounts }: Pick<SwitchboardDeps, 'accounts'>,
  id: UserId,
): Promise<PersonLabel | undefined> => {
  const all = await accounts.list();
  const handle = all.find((own) => own.id === id)?.handle;
  return all.length < 2 ? undefined : { userId: id, ...(handle === undefined ? {} : { handle }) };
};

/** Answers what a ring says besides the name of its caller, and what holds for all calls. */
export const createRingLooks =
  (deps: SwitchboardDeps): ((ring: Ring) => Promise<RingLooks>) =>
  async ({ account, person, pin }) => {
    const [resembles, calledAccount, devices, { alwaysRelay }] = await Promise.all([
      deps.lookAlikes.of(person),
      amongSeveral(deps, account),
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

/** What is left to say of a ring that ended with the browser: which of their devices it was is not in its line. */
export const missedOf = async (
  deps: Pick<SwitchboardDeps, 'accounts' | 'lookAlikes' | 'people'>,
  { account, person, kind, reason, judged }: LogEntry,
): Promise<MissedCall> => {
  const [known, calledAccount] = await Promise.all([
    deps.people.get(account, person.userId),
    amongSeveral(deps, account),
  ]);
  const resembles = known && (await deps.lookAlikes.of(known));
  return {
    account,
    person,
    kind,
    ...(resembles === undefined ? {} : { resembles }),
    ...(calledAccount === undefined ? {} : { calledAccount }),
    ...(reason === undefined ? {} : { reason }),
    ...(judged === undefined ? {} : { judgement: judged.judgement }),
  };
};
