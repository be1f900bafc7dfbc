import { signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { PageCheck } from '../../components/popup/PageCheck.tsx';
import { copyText } from '../../utils/adapters/browser/clipboard.ts';
import type { HookReport } from '../../utils/core/people/seen.ts';
import type { Background } from '../../utils/models/background.ts';
import { createPageCheck, reportText } from '../../utils/models/page-check.ts';

export type CheckView = { readonly view: () => VNode; readonly run: () => void };

/** What Ahoy finds of X's page, to be looked at and copied. `version`: of Ahoy. */
export const createCheckView = (background: Background, version: string): CheckView => {
  const { check, run, close } = createPageCheck(background);
  const copied = signal<'no' | 'yes' | 'failed'>('no');
  const copy = async (report: HookReport): Promise<void> => {
    copied.value = (await copyText(reportText(report, version))) ? 'yes' : 'failed';
  };
  return {
    view: () => (
      <PageCheck
        check={check.value}
        copied={copied.value}
        onCopy={(report) => void copy(report)}
        onClose={close}
      />
    ),
    run() {
      copied.value = 'no';
      run();
    },
  };
};
