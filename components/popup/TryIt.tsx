import { Ban, BellOff, MessageCircleQuestionMark, PhoneIncoming, PhoneOff } from 'lucide';
import type { ComponentChildren, ComponentProps } from 'preact';
import { i18n } from '#i18n';
import type { Assumed, AssumedPast, Shown } from '../../utils/core/screening/assume.ts';
import type { Described } from '../../utils/core/screening/describe.ts';
import { isBusy, type Judgement } from '../../utils/core/screening/judgement.ts';
import type { Verdict } from '../../utils/core/screening/verdict.ts';
import { Chain } from '../ui/Chain.tsx';
import { explanationText } from '../ui/explanation-text.ts';
import { Icon, type IconNode } from '../ui/Icon.tsx';
import { Segments } from '../ui/Segments.tsx';
import { extrasText } from '../ui/verdict-text.ts';
import { TryDescribed } from './TryDescribed.tsx';
import { TryMoment } from './TryMoment.tsx';
import { TryPast } from './TryPast.tsx';
import { TryPicked } from './TryPicked.tsx';
import './try-it.css';

export type TryItProps = {
  readonly who: 'described' | 'known';
  readonly onWho: (who: 'described' | 'known') => void;
  readonly described: Described;
  readonly onDescribe: (change: Partial<Described>) => void;
  readonly picked: ComponentProps<typeof TryPicked>;
  /** Undefined until there is an answer: nobody is picked, say. */
  readonly shown: Shown | undefined;
  readonly onAssume: (change: Assumed) => void;
  readonly onPast: (change: AssumedPast) => void;
  readonly answer:
    | {
        readonly judgement: Judgement;
        /** They have no card of ours, or we none of theirs: no ring of theirs gets here. */
        readonly cannotRing: boolean;
        readonly now: number;
      }
    | undefined;
  readonly replay: ComponentChildren;
};

const ICONS: Readonly<Record<Verdict, IconNode>> = {
  ring: PhoneIncoming,
  ask: MessageCircleQuestionMark,
  silent: BellOff,
  decline: PhoneOff,
  block: Ban,
};

type VerdictCardProps = NonNullable<TryItProps['answer']> & { readonly inCall: boolean };

const VerdictCard = ({ judgement, cannotRing, inCall }: VerdictCardProps) => {
  const busy = isBusy(judgement, inCall);
  const look = busy ? 'decline' : judgement.verdict;
  const notes = [
    busy ? i18n.t('try.busy') : extrasText(judgement),
    cannotRing ? i18n.t('try.cannotRing') : undefined,
  ];
  return (
    <div class={`try-verdict try-verdict-${look}`} role="status" aria-label={i18n.t('try.verdict')}>
      <Icon node={ICONS[look]} />
      <div>
        <p class="try-sentence">
          {explanationText(judgement, busy ? i18n.t('verdict.wouldRing') : undefined)}
        </p>
        {notes.map((note) => (note === undefined ? null : <p class="secondary">{note}</p>))}
      </div>
    </div>
  );
};

/** A call that is only thought of, and what the rules would make of it. */
export const TryIt = (props: TryItProps) => {
  const { who, answer, shown } = props;
  return (
    <div class="try-it">
      <Segments
        wide
        label={i18n.t('try.who')}
        options={[
          { key: 'described', label: i18n.t('try.described') },
          { key: 'known', label: i18n.t('try.known') },
        ]}
        value={who}
        onChange={props.onWho}
      />
      {who === 'described' ? (
        <TryDescribed described={props.described} onChange={props.onDescribe} />
      ) : (
        <TryPicked {...props.picked} />
      )}
      {shown === undefined ? null : (
        <>
          <TryMoment shown={shown} onChange={props.onAssume} />
          <TryPast shown={shown} onChange={props.onPast} />
        </>
      )}
      {answer === undefined ? null : (
        <>
          <VerdictCard {...answer} inCall={shown?.inCall === true} />
          <Chain judgement={answer.judgement} now={answer.now} origins={who === 'known'} />
        </>
      )}
      <details class="try-more try-replay">
        <summary>{i18n.t('replay.title')}</summary>
        {props.replay}
      </details>
    </div>
  );
};
