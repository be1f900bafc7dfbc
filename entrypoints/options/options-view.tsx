import type { ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { hasLogin } from '../../utils/core/protocol/relay.ts';
import type { ConnectionTest } from '../../utils/models/connection-test.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import type { AddressModel } from '../../utils/models/options-address.ts';
import type { ChoicesModel } from '../../utils/models/options-choices.ts';
import type { OptionsModel } from '../../utils/models/options.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';

type OptionsModels = {
  readonly version: string;
  readonly options: OptionsModel;
  readonly test: ConnectionTest;
  readonly privacy: ChoicesModel;
  readonly relaySet: ReadonlySignal<boolean | undefined>;
  readonly overview: OverviewModel;
  readonly account: CurrentAccount;
  readonly address: AddressModel;
  /** Chunks of their own, which load last. */
  readonly devices: ReadonlySignal<(() => VNode) | undefined>;
  readonly imports: ReadonlySignal<(() => VNode) | undefined>;
  readonly data: ReadonlySignal<(() => VNode) | undefined>;
};

/** Reads the models' signals and hands plain values to the page. */
export const createOptionsView =
  ({
    version,
    options,
    test,
    privacy,
    relaySet,
    overview,
    account,
    address,
    devices,
    imports,
    data,
  }: OptionsModels): (() => VNode) =>
  () => {
    const fields = options.fields.value;
    const handle = overview.account.value?.handle;
    const takeNewAddress = address.takeNewAddress.value;
    const { start, stop } = test;
    const startTest = start.value;
    return (
      <OptionsPage
        version={version}
        devices={devices.value?.()}
        imports={imports.value?.()}
        servers={
          fields && {
            fields,
            errors: options.errors.value,
            onlyAmongUsers: options.onlyAmongUsers.value,
            outcome: options.outcome.value,
            unsaved: options.unsaved.value,
            relayWhenNeeded: fields.relays.some(hasLogin) && privacy.choices.value?.alwaysRelay === false,
            onTypeBroker: options.typeBroker,
            onTypeRelay: options.typeRelay,
            onAddRelay: options.addRelay.value,
            onRemoveRelay: options.removeRelay,
            onSave: () => void options.save(),
          }
        }
        test={{
          state: test.state.value,
          onStart: startTest && (() => void startTest()),
          onStop: stop.value,
        }}
        privacy={{
          choices: privacy.choices.value,
          relaySet: relaySet.value,
          failed: privacy.failed.value,
          onChoose: (change) => void privacy.choose(change),
        }}
        account={{
          account: handle === undefined ? (account.value ?? undefined) : `@${handle}`,
          change: address.change.value,
          onNewAddress: takeNewAddress && (() => void takeNewAddress()),
        }}
        data={data.value?.()}
      />
    );
  };
