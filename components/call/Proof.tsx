import { ChevronDown, Lock, ShieldCheck } from 'lucide';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { SAS_EMOJI, type SasName } from '../../utils/core/protocol/sas-emoji.ts';
import type { SasCode } from '../../utils/core/protocol/sas.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { digitGroups } from '../ui/digit-groups.ts';
import { Icon } from '../ui/Icon.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { dayText } from '../ui/time-text.ts';
import { useDisclosure } from '../ui/use-disclosure.ts';
import { encryptedText } from './phase-text.ts';
import './proof.css';

export type ProofProps = {
  readonly view: CallView;
  /** undefined: the keys are not known yet. */
  readonly comparable:
    | {
        readonly code?: SasCode;
        readonly agreeing?: boolean;
        readonly digits: string;
        readonly confirmedAt?: number;
      }
    | undefined;
  readonly onSame: () => void;
  readonly onDiffer: () => void;
};

const emojiOf = (place: number): readonly [string, SasName] => SAS_EMOJI[place] ?? SAS_EMOJI[0];

const Code = ({ code }: { readonly code: SasCode }) => (
  <ul class="proof-code" aria-label={i18n.t('proofPanel.code')}>
    {code.map((place, index) => {
      const [emoji, name] = emojiOf(place);
      return (
        <li key={index}>
          <span class="proof-emoji" aria-hidden="true">
            {emoji}
          </span>
          <span>{i18n.t(`sas.${name}`)}</span>
        </li>
      );
    })}
  </ul>
);

/** How far it is proved that this is the right person; opened, what the two can compare by voice. */
export const Proof = ({ view, comparable, onSame, onDiffer }: ProofProps) => {
  const id = useId();
  const panel = useDisclosure();
  const name = inSentence(nameOf(view.person));
  const confirmedAt = comparable?.confirmedAt ?? view.proof?.confirmedAt;
  const proof = view.proof && {
    ...view.proof,
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
  };
  return (
    <div class="proof" {...panel.around}>
      <button
        type="button"
        class="proof-line"
        aria-expanded={panel.open}
        aria-controls={panel.open ? id : undefined}
        title={i18n.t('proofPanel.open')}
        onClick={panel.toggle}
      >
        <Icon node={confirmedAt === undefined ? Lock : ShieldCheck} size={14} />
        <span>{encryptedText(proof)}</span>
        {comparable?.code !== undefined && (
          <span class="proof-short" aria-hidden="true">
            {comparable.code.map((place) => emojiOf(place)[0]).join(' ')}
          </span>
        )}
        <Icon node={ChevronDown} size={14} />
      </button>
      {panel.open && (
        <section id={id} class="proof-panel" aria-label={i18n.t('proofPanel.open')}>
          <h2>{i18n.t('proofPanel.title', [name])}</h2>
          {comparable === undefined && <p>{i18n.t('proofPanel.making')}</p>}
          {comparable !== undefined && (
            <>
              {comparable.code === undefined ? (
                <p>
                  {comparable.agreeing === true
                    ? i18n.t('proofPanel.making')
                    : i18n.t('proofPanel.missing', [name])}
                </p>
              ) : (
                <>
                  <Code code={comparable.code} />
                  <p>{i18n.t('proofPanel.how', [name])}</p>
                </>
              )}
              <p class="proof-quiet">{i18n.t('proofPanel.digits')}</p>
              <p class="proof-digits" dir="ltr">
                {digitGroups(comparable.digits).map((group, index) => (
                  <span key={index}>{group} </span>
                ))}
              </p>
              {confirmedAt !== undefined && (
                <p role="status">{i18n.t('proofPanel.confirmed', [dayText(confirmedAt)])}</p>
              )}
              <div class="proof-actions">
                {confirmedAt === undefined && (
                  <Button
                    tone="good"
                    onClick={() => {
                      // The pressed button goes away: without this the focus would fall back to the page.
                      panel.focusButton();
                      onSame();
                    }}
                  >
                    {i18n.t('proofPanel.same')}
                  </Button>
                )}
                <Button tone="danger-outline" onClick={onDiffer}>
                  {i18n.t('proofPanel.differ')}
                </Button>
              </div>
              <p class="proof-quiet">{i18n.t('proofPanel.differHint')}</p>
            </>
          )}
        </section>
      )}
    </div>
  );
};
