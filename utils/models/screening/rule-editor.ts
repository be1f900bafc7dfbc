import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import { canRemoveRule, putRule, removeRule } from '../../core/screening/edit-rules.ts';
import { MAX_RULES } from '../../core/screening/ranges.ts';
import { parseDrafts } from '../../core/screening/parse-draft.ts';
import { canStoreRules } from '../../core/screening/parse-rules.ts';
import {
  type DraftProblem,
  draftOf,
  draftProblems,
  newDraft,
  type RuleDraft,
  ruleOf,
} from '../../core/screening/rule-draft.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Rule } from '../../core/screening/rule.ts';
import type { CurrentAccount } from '../current-account.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Random } from '../ports/system.ts';
import type { ScreeningModel } from './screening-model.ts';

/** A draft that was put aside. Bringing it back puts aside what is being written by then. */
export type Discarded = { readonly draft: RuleDraft; readonly bringBack: () => Discarded | undefined };

export type RuleEditor = {
  /** The rule that is being written for the account that is shown. */
  readonly draft: ReadonlySignal<RuleDraft | undefined>;
  /** What keeps it from being saved. */
  readonly problems: ReadonlySignal<readonly DraftProblem[]>;
  /** Whether it is in the list already. */
  readonly isNew: ReadonlySignal<boolean>;
  /** Undefined where the list is full. */
  readonly add: ReadonlySignal<(() => void) | undefined>;
  readonly edit: (rule: Rule) => void;
  readonly write: (draft: RuleDraft) => void;
  /** The list as it would be. Undefined while there is no draft, or there are problems. */
  readonly candidate: ReadonlySignal<readonly Rule[] | undefined>;
  /** Undefined while there are problems. */
  readonly save: ReadonlySignal<(() => void) | undefined>;
  /** Undefined if nothing was written. */
  readonly discard: () => Discarded | undefined;
  /** A copy to go on with, behind the rule. Undefined for rules that are not in the list, or where it is full. */
  readonly duplicate: ReadonlySignal<((name: string) => void) | undefined>;
  /** Takes the rule out of the list and gives what puts it back. Undefined where it has to stay. */
  readonly remove: ReadonlySignal<(() => () => void) | undefined>;
};

const KEY = 'ruleDrafts';
/** Of an id, in bytes. */
const ID_LENGTH = 9;

const without = <T>(drafts: Readonly<Record<string, T>>, whose: string): Readonly<Record<string, T>> => {
  const { [whose]: _, ...others } = drafts;
  return others;
};

/** What an account was writing; a page that is open has its own copy. */
export const forgetRuleDraft = async (session: SessionStore, account: UserId): Promise<void> => {
  await session.write(KEY, without(parseDrafts(await session.read(KEY)), account));
};

/** Writing a rule. What is written outlives the popup, which closes at any click beside it. Gone with the browser. */
export const createRuleEditor = (deps: {
  readonly screening: Pick<ScreeningModel, 'screening' | 'change'>;
  readonly account: CurrentAccount;
  readonly session: SessionStore;
  readonly random: Random;
}): RuleEditor => {
  const { screening, change } = deps.screening;
  const drafts = signal<Readonly<Record<string, RuleDraft>>>({});
  void deps.session.read(KEY).then((stored) => {
    drafts.value = { ...parseDrafts(stored), ...drafts.peek() };
  });

  const whose = computed(() => deps.account.value ?? 'first');
  const draft = computed(() => drafts.value[whose.value]);
  const rules = computed(() => screening.value?.rules ?? []);
  const existing = computed(() => rules.value.find(({ id }) => id === draft.value?.id));
  const isFull = computed(() => rules.value.length >= MAX_RULES);

  const keep = (of: string, draft: RuleDraft | undefined) => {
    const others = without(drafts.peek(), of);
    drafts.value = draft === undefined ? others : { ...others, [of]: draft };
    void deps.session.write(KEY, drafts.peek());
  };
  const write = (draft: RuleDraft | undefined) => keep(whose.peek(), draft);
  const newId = () => `own-${encodeBase64url(deps.random.bytes(ID_LENGTH))}`;
  const written = computed(() => {
    const now = draft.value;
    return now && draftProblems(now).length === 0 ? putRule(rules.value, ruleOf(now), now.after) : undefined;
  });
  const problems = computed((): readonly DraftProblem[] => {
    if (written.value === undefined) return draft.value === undefined ? [] : draftProblems(draft.value);
    return canStoreRules(written.value) ? [] : [{ what: 'too-much' }];
  });
  const candidate = computed(() => (problems.value.length > 0 ? undefined : written.value));

  const isTouched = (draft: RuleDraft): boolean => {
    const rule = existing.peek();
    const before = rule ? draftOf(rule) : newDraft(draft.id);
    return JSON.stringify(before) !== JSON.stringify(draft);
  };

  const discarded = (of: string, left: RuleDraft): Discarded => ({
    draft: left,
    bringBack: () => {
      const other = drafts.peek()[of];
      const isLost = other !== undefined && (of !== whose.peek() || isTouched(other));
      keep(of, left);
      return isLost ? discarded(of, other) : undefined;
    },
  });

  return {
    draft,
    problems,
    candidate,
    isNew: computed(() => existing.value === undefined),
    write,
    edit: (rule) => write(draftOf(rule)),
    add: computed(() => (isFull.value ? undefined : () => write(newDraft(newId())))),
    save: computed(() => {
      const list = candidate.value;
      const save = change.value;
      if (list === undefined || save === undefined) return undefined;
      return () => {
        save({ rules: list });
        write(undefined);
      };
    }),
    discard: () => {
      const [of, left] = [whose.peek(), draft.peek()];
      const isLost = left !== undefined && isTouched(left);
      write(undefined);
      return isLost ? discarded(of, left) : undefined;
    },
    duplicate: computed(() => {
      const [rule, written] = [existing.value, draft.value];
      if (rule === undefined || written === undefined || isFull.value || !canRemoveRule(rule.id))
        return undefined;
      return (name) => write({ ...written, id: newId(), after: rule.id, name });
    }),
    remove: computed(() => {
      const [rule, save] = [existing.value, change.value];
      if (rule === undefined || save === undefined || !canRemoveRule(rule.id)) return undefined;
      return () => {
        const [of, before] = [whose.peek(), rules.peek()];
        const ahead = before[before.indexOf(rule) - 1];
        save({ rules: removeRule(before, rule.id) });
        write(undefined);
        // What was changed since stays changed; `save` is bound to the account of the removal.
        return () => {
          const back = whose.peek() === of ? putRule(rules.peek(), rule, ahead?.id) : before;
          if (canStoreRules(back)) save({ rules: back });
          // Others have taken its place: it is shown as it would be written, which says why it cannot be saved.
          else if (draft.peek() === undefined) write({ ...draftOf(rule), ...(ahead && { after: ahead.id }) });
        };
      };
    }),
  };
};
