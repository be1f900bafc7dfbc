import { i18n } from '#i18n';
import type { Part, ResetWhat } from '../../utils/core/portable/portable.ts';
import { numberText } from '../ui/number-text.ts';
import { fullTimeText } from '../ui/past-text.ts';

export type Work = 'exporting' | 'reading' | 'taking' | 'resetting' | 'undoing';
export type Why = 'not-ours' | 'newer' | 'half' | 'damaged' | 'too-large';

type Change<T> = readonly [before: T, after: T];

export type Preview = {
  readonly settings?: {
    readonly brokerUrl?: Change<string>;
    readonly relays?: Change<readonly string[]>;
    readonly takeCalls?: Change<boolean>;
    readonly alwaysRelay?: Change<boolean>;
    readonly hideLocal?: Change<boolean>;
    readonly ringWindow?: Change<boolean>;
  };
  readonly rules?: { readonly before: number; readonly after: number; readonly letIn: number };
  readonly people?: {
    readonly added: number;
    readonly changed: number;
    readonly stayBlocked: number;
    readonly withoutCard: number;
    readonly letIn: number;
    readonly unguarded: number;
  };
  readonly log?: { readonly added: number };
};

export type File = {
  readonly account: { readonly id: string; readonly handle?: string };
  readonly madeAt: number;
  readonly rules: number;
  readonly people: number;
  readonly calls: number;
};

type Report = {
  readonly settings: boolean;
  readonly rules: boolean;
  readonly added: number;
  readonly changed: number;
  readonly calls: number;
};

export type State =
  | { readonly step: 'idle' | 'cancelled' | 'replaced' | 'in-call' | 'undone' | 'gone' }
  | { readonly step: 'working' | 'failed'; readonly at: Work }
  | { readonly step: 'refused'; readonly why: Why }
  | {
      readonly step: 'preview';
      readonly file: File;
      readonly preview: Preview;
      readonly chosen: readonly Part[];
      readonly isOther: boolean;
    }
  | { readonly step: 'exported'; readonly people: number; readonly calls: number; readonly left: number }
  | { readonly step: 'taken'; readonly report: Report }
  | { readonly step: 'reset'; readonly what: ResetWhat };

const WORK: Readonly<Record<Work, () => string>> = {
  exporting: () => i18n.t('yourData.exporting'),
  reading: () => i18n.t('yourData.reading'),
  taking: () => i18n.t('yourData.taking'),
  resetting: () => i18n.t('yourData.resetting'),
  undoing: () => i18n.t('yourData.undoing'),
};

const FAILURES: Readonly<Record<Work, () => string>> = {
  exporting: () => i18n.t('yourData.failedExporting'),
  reading: () => i18n.t('yourData.failedReading'),
  taking: () => i18n.t('yourData.failedTaking'),
  resetting: () => i18n.t('yourData.failedResetting'),
  undoing: () => i18n.t('yourData.failedUndoing'),
};

const REFUSALS: Readonly<Record<Why, () => string>> = {
  'not-ours': () => i18n.t('yourData.notOurs'),
  newer: () => i18n.t('yourData.newer'),
  half: () => i18n.t('yourData.half'),
  damaged: () => i18n.t('yourData.damaged'),
  'too-large': () => i18n.t('yourData.tooLarge'),
};

const DONE: Readonly<Record<ResetWhat, () => string>> = {
  settings: () => i18n.t('yourData.doneSettings'),
  people: () => i18n.t('yourData.donePeople'),
  log: () => i18n.t('yourData.doneLog'),
  everything: () => i18n.t('yourData.doneEverything'),
};

const people = (count: number): string => i18n.t('yourData.countPeople', count, [numberText(count)]);
const calls = (count: number): string => i18n.t('yourData.countCalls', count, [numberText(count)]);
const rules = (count: number): string => i18n.t('yourData.countRules', count, [numberText(count)]);

const listed = (texts: readonly string[]): string =>
  new Intl.ListFormat(i18n.t('language'), { type: 'conjunction' }).format(texts);

export const accountText = ({ id, handle }: File['account']): string =>
  handle === undefined ? id : `@${handle}`;

const fileText = ({ account, madeAt }: File): string =>
  i18n.t('yourData.file', [accountText(account), fullTimeText(madeAt)]);

export const holdsText = (file: File): string =>
  i18n.t('yourData.fileHolds', [rules(file.rules), people(file.people), calls(file.calls)]);

const urlChange = ([before, after]: Change<string>, none: string): [string, string] => [
  before === '' ? none : before,
  after === '' ? none : after,
];

const settingsText = (settings: NonNullable<Preview['settings']>): string => {
  const { brokerUrl, relays, takeCalls, alwaysRelay, hideLocal, ringWindow } = settings;
  return sentences([
    brokerUrl && i18n.t('yourData.settingsServer', urlChange(brokerUrl, i18n.t('yourData.publicServer'))),
    relays && i18n.t('yourData.settingsRelay', [relaysText(relays[0]), relaysText(relays[1])]),
    takeCalls && i18n.t(takeCalls[1] ? 'yourData.settingsOn' : 'yourData.settingsOff'),
    alwaysRelay && i18n.t(alwaysRelay[1] ? 'yourData.settingsAlwaysRelay' : 'yourData.settingsDirect'),
    hideLocal && i18n.t(hideLocal[1] ? 'yourData.settingsHideLocal' : 'yourData.settingsShowLocal'),
    ringWindow && i18n.t(ringWindow[1] ? 'yourData.settingsRingWindow' : 'yourData.settingsNoRingWindow'),
  ]);
};

const relaysText = (urls: readonly string[]): string =>
  urls.length === 0 ? i18n.t('yourData.noRelay') : listed(urls);

type PluralKey = 'exportedLeft' | 'peopleBlocked' | 'peopleCards' | 'letIn' | 'peopleUnguarded';

const ifAny = (key: PluralKey, count: number): string | undefined =>
  count === 0 ? undefined : i18n.t(`yourData.${key}`, count, [numberText(count)]);

const sentences = (texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(' ');

const rulesText = ({ before, after, letIn }: NonNullable<Preview['rules']>): string =>
  sentences([i18n.t('yourData.rulesReplace', [rules(before), numberText(after)]), ifAny('letIn', letIn)]);

const peopleText = (change: NonNullable<Preview['people']>): string => {
  const { added, changed } = change;
  return sentences([
    added === 0
      ? i18n.t('yourData.peopleChange', [people(changed)])
      : changed === 0
        ? i18n.t('yourData.peopleAdd', [people(added)])
        : i18n.t('yourData.peopleBoth', [people(added), people(changed)]),
    ifAny('letIn', change.letIn),
    ifAny('peopleUnguarded', change.unguarded),
    ifAny('peopleBlocked', change.stayBlocked),
    ifAny('peopleCards', change.withoutCard),
  ]);
};

export const PART_NAMES: Readonly<Record<Part, () => string>> = {
  settings: () => i18n.t('yourData.settings'),
  rules: () => i18n.t('yourData.rules'),
  people: () => i18n.t('yourData.people'),
  log: () => i18n.t('yourData.recent'),
};

/** What taking this part would do; undefined: nothing. */
export const partText = (part: Part, preview: Preview): string | undefined => {
  switch (part) {
    case 'settings':
      return preview.settings && settingsText(preview.settings);
    case 'rules':
      return preview.rules && rulesText(preview.rules);
    case 'people':
      return preview.people && peopleText(preview.people);
    case 'log':
      return preview.log && i18n.t('yourData.recentAdd', [calls(preview.log.added)]);
  }
};

const reportText = (report: Report): string => {
  const taken = [
    report.settings ? i18n.t('yourData.takenSettings') : undefined,
    report.rules ? i18n.t('yourData.rules').toLocaleLowerCase() : undefined,
    report.added === 0 ? undefined : i18n.t('yourData.takenAdded', [people(report.added)]),
    report.changed === 0 ? undefined : i18n.t('yourData.takenChanged', [people(report.changed)]),
    report.calls === 0 ? undefined : calls(report.calls),
  ].filter((text) => text !== undefined);
  return taken.length === 0 ? i18n.t('yourData.takenNothing') : i18n.t('yourData.taken', [listed(taken)]);
};

/** What a screen reader says of each step, once. */
export const stateText = (state: State): string => {
  switch (state.step) {
    case 'idle':
      return '';
    case 'cancelled':
      return i18n.t('yourData.cancelled');
    case 'replaced':
      return i18n.t('yourData.replaced');
    case 'in-call':
      return i18n.t('yourData.inCall');
    case 'undone':
      return i18n.t('yourData.undone');
    case 'gone':
      return i18n.t('yourData.gone');
    case 'working':
      return WORK[state.at]();
    case 'failed':
      return FAILURES[state.at]();
    case 'refused':
      return REFUSALS[state.why]();
    case 'preview':
      return fileText(state.file);
    case 'exported':
      return sentences([
        i18n.t('yourData.exported', [people(state.people), calls(state.calls)]),
        ifAny('exportedLeft', state.left),
      ]);
    case 'taken':
      return reportText(state.report);
    case 'reset':
      return DONE[state.what]();
  }
};
