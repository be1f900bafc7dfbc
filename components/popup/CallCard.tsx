import { Phone, PhoneOff, Video } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { DeclineForm } from '../answer/DeclineForm.tsx';
import { DeclineWith } from '../answer/DeclineWith.tsx';
import type { Ringing } from '../answer/ringing.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { ringText } from '../ui/explanation-text.ts';
import { kindText } from '../ui/kind-text.ts';
import { nameOf } from '../ui/person-text.ts';
import { LookAlike } from '../ui/LookAlike.tsx';
import { PersonName } from '../ui/PersonName.tsx';

export type CallCardProps = Ringing & {
  /** What was typed for this call before the popup closed. */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
};

/** An incoming call, ringing. */
export const CallCard = (props: CallCardProps) => {
  const { view, draft } = props;
  const [writing, setWriting] = useState<boolean | 'left'>(draft !== '');
  const [offer, setOffer] = useState<CounterOffer>();
  const name = nameOf(view.person);
  return (
    <li class="card call-card">
      <div class="card-person">
        <Avatar name={name} id={view.person.userId} />
        <div class="card-words">
          <PersonName name={name} handle={view.person.handle} />
          <p class="secondary">{kindText(view)}</p>
        </div>
      </div>
      <LookAlike resembles={view.resembles} />
      {view.reason === undefined ? null : (
        <p class="card-reason">
          <bdi>{view.reason}</bdi>
        </p>
      )}
      <p class="secondary">{ringText(view, props.holds)}</p>
      {writing === true ? (
        <DeclineForm
          kind={view.kind}
          message={draft}
          onMessage={props.onDraft}
          chosen={offer}
          onChoose={setOffer}
          onDecline={props.decline}
          onCancel={() => setWriting('left')}
        />
      ) : (
        <>
          <div class="card-answers">
            <Button tone="good" icon={view.kind === 'video' ? Video : Phone} onClick={props.accept}>
              {i18n.t('popup.accept')}
            </Button>
            <Button tone="danger" icon={PhoneOff} onClick={() => props.decline()}>
              {i18n.t('popup.decline')}
            </Button>
          </div>
          <div class="card-grid">
            <Button onClick={props.acceptAudioOnly}>{i18n.t('popup.acceptAudioOnly')}</Button>
            <Button onClick={props.ignore}>{i18n.t('popup.ignore')}</Button>
            <DeclineWith isBack={writing === 'left'} onOpen={() => setWriting(true)} />
            <Button tone="danger-outline" onClick={props.block}>
              {i18n.t('popup.block')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
};
