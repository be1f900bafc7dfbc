import { useState } from 'preact/hooks';
import { Phone, PhoneOff, Video } from 'lucide';
import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { DeclineForm } from '../answer/DeclineForm.tsx';
import { DeclineWith } from '../answer/DeclineWith.tsx';
import { LeftMessage } from '../answer/LeftMessage.tsx';
import type { Ringing } from '../answer/ringing.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { ringText } from '../ui/explanation-text.ts';
import { kindText } from '../ui/kind-text.ts';
import { LookAlike } from '../ui/LookAlike.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import './ring.css';

export type RingPageProps = {
  /** Undefined when nobody rings (any more). */
  readonly call:
    | (Ringing & {
        /** What was typed for this call and not sent. */
        readonly draft: string;
        readonly onDraft: (text: string) => void;
      })
    | undefined;
  /** While nobody rings: what was typed to somebody who gave up. */
  readonly left:
    | {
        readonly person: PersonLabel;
        readonly text: string;
        readonly write: () => void;
        readonly dismiss: () => void;
      }
    | undefined;
  /** Something that was pressed did not reach the background. */
  readonly failed: boolean;
  /** It is not known yet who rings. */
  readonly loading: boolean;
  readonly onCopy: (text: string) => Promise<boolean>;
};

const Caller = ({ view, holds }: Pick<Ringing, 'view' | 'holds'>) => {
  const name = nameOf(view.person);
  return (
    <>
      <Avatar name={name} id={view.person.userId} size={96} />
      <h1>
        <bdi title={name}>{name}</bdi>
      </h1>
      <p class="secondary">
        {view.person.handle === undefined || view.person.name === undefined ? null : (
          <>
            <bdi>@{view.person.handle}</bdi>
            {' · '}
          </>
        )}
        {kindText(view)}
      </p>
      <LookAlike resembles={view.resembles} />
      {view.reason === undefined ? null : (
        <p class="ring-reason">
          <bdi>{view.reason}</bdi>
        </p>
      )}
      <p class="secondary">{ringText(view, holds)}</p>
    </>
  );
};

type ButtonsProps = { readonly call: Ringing; readonly isBack: boolean; readonly onWrite: () => void };

const Buttons = ({ call, isBack, onWrite }: ButtonsProps) => (
  <>
    <div class="ring-answers">
      <Button large tone="good" icon={call.view.kind === 'video' ? Video : Phone} onClick={call.accept}>
        {i18n.t('ring.accept')}
      </Button>
      <Button large tone="danger" icon={PhoneOff} onClick={() => call.decline()}>
        {i18n.t('ring.decline')}
      </Button>
      <Button large icon={Phone} onClick={call.acceptAudioOnly}>
        {i18n.t('ring.acceptAudioOnly')}
      </Button>
      <Button large onClick={call.ignore}>
        {i18n.t('ring.ignore')}
      </Button>
    </div>
    <div class="ring-more">
      <DeclineWith isBack={isBack} onOpen={onWrite} />
      {/* An answer like the others, at once: *Recent* and *People* can undo it. */}
      <Button tone="danger-outline" onClick={call.block}>
        {i18n.t('ring.block')}
      </Button>
    </div>
  </>
);

const Answers = ({ call }: { readonly call: NonNullable<RingPageProps['call']> }) => {
  // The big answers first, also where something was typed in the popup: it stands in the form.
  const [writing, setWriting] = useState<boolean | 'left'>(false);
  const [offer, setOffer] = useState<CounterOffer>();
  return writing === true ? (
    <DeclineForm
      kind={call.view.kind}
      message={call.draft}
      onMessage={call.onDraft}
      chosen={offer}
      onChoose={setOffer}
      onDecline={call.decline}
      onCancel={() => setWriting('left')}
    />
  ) : (
    <Buttons call={call} isBack={writing === 'left'} onWrite={() => setWriting(true)} />
  );
};

/** The ringing call in a window of its own, with big answers. */
export const RingPage = ({ call, left, failed, loading, onCopy }: RingPageProps) => (
  <main class="ring">
    {/* Who rings is read out; the answers and the form are not, which the person opens. */}
    <div class="ring-caller" aria-live="polite">
      {call && <Caller view={call.view} holds={call.holds} />}
      {left && <h1 class="ring-nothing">{i18n.t('answer.gone', [inSentence(nameOf(left.person))])}</h1>}
      {!call && !left && !loading && <h1 class="ring-nothing">{i18n.t('ring.nothing')}</h1>}
    </div>
    <div class="ring-foot">
      <p class="ring-failed" role="status">
        {failed ? i18n.t('popup.errandFailed') : ''}
      </p>
      {call && <Answers key={call.view.id} call={call} />}
      {left && <LeftMessage {...left} onCopy={onCopy} onWrite={left.write} onClose={left.dismiss} />}
    </div>
  </main>
);
