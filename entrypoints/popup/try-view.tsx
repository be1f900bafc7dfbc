import { computed, effect, signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { ReplayPanel } from '../../components/popup/ReplayPanel.tsx';
import { TryIt } from '../../components/popup/TryIt.tsx';
import { TrySection } from '../../components/popup/TrySection.tsx';
import { createAttention } from '../../utils/adapters/browser/attention.ts';
import { systemCalendar, systemClock } from '../../utils/adapters/browser/system.ts';
import { createKnownFacts } from '../../utils/adapters/storage/archive.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createLogReader } from '../../utils/adapters/storage/read-log.ts';
import { createPeopleReader } from '../../utils/adapters/storage/read-people.ts';
import { createPinReader } from '../../utils/adapters/storage/read-pins.ts';
import type { Background } from '../../utils/models/background.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import { createReplay, REPLAY_DAYS } from '../../utils/models/screening/replay-model.ts';
import type { ScreeningModel } from '../../utils/models/screening/screening-model.ts';
import { createTryIt } from '../../utils/models/screening/try-it.ts';

type TryDeps = {
  readonly background: Background;
  readonly account: CurrentAccount;
  readonly overview: OverviewModel;
  readonly screening: ScreeningModel['screening'];
};

/** What is inside, once somebody looked: it reads people and calls. */
const createInside = ({ background, account, overview, screening }: TryDeps, until: AbortSignal) => {
  const database = createDatabase();
  const log = createLogReader(database);
  const clock = systemClock;
  const inCall = computed(() => overview.ongoing.value.length > 0);
  const trial = createTryIt(
    {
      clock,
      calendar: systemCalendar,
      attention: createAttention(),
      log,
      known: createKnownFacts(database),
      people: createPeopleReader(database),
      pins: createPinReader(database),
      screening,
      inCall,
      background,
    },
    account,
    until,
  );
  const replay = createReplay({ log, clock, background }, account, until);
  const stop = effect(() => replay.consider(screening.value?.rules));
  until.addEventListener('abort', stop, { once: true });

  return () => {
    const answer = trial.answer.value;
    return (
      <TryIt
        who={trial.who.value}
        onWho={trial.choose}
        described={trial.described.value}
        onDescribe={trial.describe}
        picked={{
          person: trial.person.value,
          query: trial.query.value,
          found: trial.found.value,
          onSearch: trial.search,
          onPick: trial.pick,
        }}
        shown={trial.shown.value}
        onAssume={trial.assume}
        onPast={trial.assumePast}
        answer={
          answer && {
            judgement: answer.judgement,
            cannotRing: answer.input.caller.proof === undefined,
            now: answer.now,
          }
        }
        replay={<ReplayPanel replay={replay.result.value} days={REPLAY_DAYS} now={clock.now()} />}
      />
    );
  };
};

/** *Try it*, at the end of Screening. A chunk of its own; what it needs is read once it is opened. */
export const createTryView = (deps: TryDeps, until: AbortSignal): (() => VNode) => {
  const inside = signal<() => VNode>();
  return () => (
    <TrySection
      onOpen={() => {
        inside.value ??= createInside(deps, until);
      }}
    >
      {inside.value?.()}
    </TrySection>
  );
};
