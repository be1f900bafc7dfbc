import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { HookReport } from '../core/people/seen.ts';
import type { Background } from './background.ts';

/** not-x: the current tab shows no page of X, or one that was open before Ahoy · no-answer: the background is away */
export type PageCheck = 'none' | 'checking' | 'not-x' | 'no-answer' | HookReport;

export type PageCheckModel = {
  readonly check: ReadonlySignal<PageCheck>;
  readonly run: () => void;
  readonly close: () => void;
};

/** How our hooks into X's page fare on the current tab. */
export const createPageCheck = (background: Background): PageCheckModel => {
  const check = signal<PageCheck>('none');
  // Where no button can be placed the popup says so by itself; a page where all is well needs no word.
  background.ask('check-page').then(
    (report) => {
      if (report?.broken === true && check.peek() === 'none') check.value = report;
    },
    () => {},
  );
  return {
    check,
    run: () => {
      check.value = 'checking';
      background.ask('check-page').then(
        (report) => {
          check.value = report ?? 'not-x';
        },
        () => {
          check.value = 'no-answer';
        },
      );
    },
    close: () => {
      check.value = 'none';
    },
  };
};

/** The report as text for an issue: names and counts, nothing of the page's contents. */
export const reportText = (report: HookReport, version: string): string =>
  [
    `Ahoy ${version}, page: ${report.page}, ${report.broken ? 'buttons cannot be placed' : 'buttons work'}`,
    ...report.hooks.map((hook) => `${hook.found}\t${hook.name}\t${hook.count} (expected ${hook.expected})`),
  ].join('\n');
