import type { ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import type { AddressModel } from '../../utils/models/options-address.ts';
import type { OptionsModel } from '../../utils/models/options.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';

type OptionsModels = {
  readonly version: string;
  readonly options: OptionsModel;
  readonly overview: OverviewModel;
  readonly account: CurrentAccount;
  readonly address: AddressModel;
  /** A chunk of its own, which loads last. */
  readonly imports: ReadonlySignal<(() => VNode) | undefined>;
};

/** Reads the models' signals and hands plain values to the page. */
export const createOptionsView =
  ({ version, options, overview, account, address, imports }: OptionsModels): (() => VNode) =>
  () => {
    const fields = options.fields.value;
    const handle = overview.account.value?.handle;
    const takeNewAddress = address.takeNewAddress.value;
    const testConnection = options.testConnection.value;
    return (
      <OptionsPage
        version={version}
        imports={imports.value?.()}
        servers={
          fields && {
            fields,
            errors: options.errors.value,
            onlyAmongUsers: options.onlyAmongUsers.value,
            outcome: options.outcome.value,
            unsaved: options.unsaved.value,
            test: options.test.value,
            onType: options.type,
            onSave: () => void options.save(),
            onTest: testConnection && (() => void testConnection()),
          }
        }
        account={{
          account: handle === undefined ? (account.value ?? undefined) : `@${handle}`,
          change: address.change.value,
          onNewAddress: takeNewAddress && (() => void takeNewAddress()),
        }}
      />
    );
  };
