import { useState } from 'preact/hooks';
import { Mic, Phone, PhoneOff, Video } from 'lucide';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { DeclineForm } from '../answer/DeclineForm.tsx';
import type { Ringing } from '../answer/ringing.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { ringText } from '../ui/explanation-text.ts';
import { LookAlike } from '../ui/LookAlike.tsx';
import { nameOf } from '../ui/person-text.ts';
import './ring.css';

export type RingPageProps = {
  /** Undefined when nobody rings (any more). */
  readonly call: Ringing | undefined;
  /** An answer did not reach the background. */
  readonly failed: boolean;
};

const Caller = ({ view }: { readonly view: CallView }) => {
  const name = nameOf(view.person);
  return (
    <div class="ring-caller">
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
        {view.kind === 'video' ? i18n.t('ring.video') : i18n.t('ring.audio')}
      </p>
      <LookAlike resembles={view.resembles} />
      {view.reason === undefined ? null : (
        <p class="ring-reason">
          <bdi>{view.reason}</bdi>
        </p>
      )}
      <p class="secondary">{ringText(view)}</p>
    </div>
  );
};

const Answers = ({ call, onWrite }: { readonly call: Ringing; readonly onWrite: () => void }) => (
  <>
    <div class="ring-answers">
      <Button large tone="good" icon={call.view.kind === 'video' ? Video : Phone} onClick={call.accept}>
        {i18n.t('ring.accept')}
      </Button>
      <Button large tone="danger" icon={PhoneOff} onClick={() => call.decline()}>
        {i18n.t('ring.decline')}
      </Button>
      <Button large icon={Mic} onClick={call.acceptAudioOnly}>
        {i18n.t('ring.acceptAudioOnly')}
      </Button>
      <Button large onClick={call.ignore}>
        {i18n.t('ring.ignore')}
      </Button>
    </div>
    <div class="ring-more">
      <Button onClick={onWrite}>{i18n.t('answer.declineWith')}</Button>
      <Button tone="danger-outline" onClick={call.block}>
        {i18n.t('ring.block')}
      </Button>
    </div>
  </>
);

/** The ringing call in a window of its own, with big answers. */
export const RingPage = ({ call, failed }: RingPageProps) => {
  const [writing, setWriting] = useState(false);
  const [message, setMessage] = useState('');
  return (
    <main class="ring" aria-live="polite">
      {call === undefined ? (
        <h1 class="ring-nothing">{i18n.t('ring.nothing')}</h1>
      ) : (
        <>
          <Caller view={call.view} />
          <p class="ring-failed">{failed ? i18n.t('popup.errandFailed') : ''}</p>
          {writing ? (
            <DeclineForm
              kind={call.view.kind}
              message={message}
              onMessage={setMessage}
              onDecline={call.decline}
              onCancel={() => setWriting(false)}
            />
          ) : (
            <Answers call={call} onWrite={() => setWriting(true)} />
          )}
        </>
      )}
    </main>
  );
};
