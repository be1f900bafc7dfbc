import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { PersonWish } from '../../utils/core/people/option.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { PersonName } from '../ui/PersonName.tsx';
import './confirm.css';

export type ConfirmPageProps = {
  /** undefined: not read yet; null: nothing was asked for. */
  readonly asked: { readonly person: PersonLabel; readonly wish: PersonWish } | null | undefined;
  readonly failed: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

type Words = {
  readonly title: (name: string) => string;
  readonly hint: () => string;
  readonly yes: () => string;
};

const WORDS: Readonly<Record<PersonWish, Words>> = {
  ring: {
    title: (name) => i18n.t('confirm.ring', [name]),
    hint: () => i18n.t('confirm.ringHint'),
    yes: () => i18n.t('confirm.ringYes'),
  },
  ask: {
    title: (name) => i18n.t('confirm.ask', [name]),
    hint: () => i18n.t('confirm.askHint'),
    yes: () => i18n.t('confirm.askYes'),
  },
  silent: {
    title: (name) => i18n.t('confirm.silent', [name]),
    hint: () => i18n.t('confirm.silentHint'),
    yes: () => i18n.t('confirm.silentYes'),
  },
  decline: {
    title: (name) => i18n.t('confirm.decline', [name]),
    hint: () => i18n.t('confirm.declineHint'),
    yes: () => i18n.t('confirm.declineYes'),
  },
  rules: {
    title: (name) => i18n.t('confirm.rules', [name]),
    hint: () => i18n.t('confirm.rulesHint'),
    yes: () => i18n.t('confirm.rulesYes'),
  },
  block: {
    title: (name) => i18n.t('confirm.block', [name]),
    hint: () => i18n.t('confirm.blockHint'),
    yes: () => i18n.t('confirm.blockYes'),
  },
};

/** One question about one person, asked where no page of others can press the answer. */
export const ConfirmPage = ({ asked, failed, onYes, onNo }: ConfirmPageProps) => {
  const words = asked ? WORDS[asked.wish] : undefined;
  const answers = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The harmless one: somebody who types on when this window opens decides nothing.
    answers.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  }, [words]);
  useEffect(() => {
    const until = new AbortController();
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onNo();
    };
    document.addEventListener('keydown', leave, { signal: until.signal });
    return () => until.abort();
  }, [onNo]);
  return (
    <main class="confirm-page">
      {asked && words && (
        <>
          <div class="confirm-person">
            <Avatar name={nameOf(asked.person)} id={asked.person.userId} />
            <PersonName name={nameOf(asked.person)} handle={asked.person.handle} />
          </div>
          <h1>{words.title(inSentence(nameOf(asked.person)))}</h1>
          <p>{words.hint()}</p>
          <p class="secondary">{i18n.t('confirm.why')}</p>
          <div ref={answers} class="confirm-answers">
            <Button large tone={asked.wish === 'block' ? 'danger' : 'primary'} onClick={onYes}>
              {words.yes()}
            </Button>
            <Button large onClick={onNo}>
              {i18n.t('confirm.no')}
            </Button>
          </div>
        </>
      )}
      {asked === null && (
        <>
          <h1>{i18n.t('confirm.nothing')}</h1>
          <p>{i18n.t('confirm.nothingHint')}</p>
          <div class="confirm-answers">
            <Button large onClick={onNo}>
              {i18n.t('confirm.close')}
            </Button>
          </div>
        </>
      )}
      <p class="confirm-failed" role="status">
        {failed ? i18n.t('confirm.failed') : ''}
      </p>
    </main>
  );
};
