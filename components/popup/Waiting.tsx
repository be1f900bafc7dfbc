import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { CallCard, type CallCardProps } from './CallCard.tsx';
import { InviteCard, type InviteCardProps } from './InviteCard.tsx';
import { PlannedRow, type PlannedCall } from './PlannedRow.tsx';
import { OngoingRow, type OngoingRowProps } from './OngoingRow.tsx';
import './cards.css';

type WaitingProps = {
  readonly ringing: readonly CallCardProps[];
  readonly ongoing: readonly OngoingRowProps[];
  readonly planned: readonly PlannedCall[];
  readonly invites: readonly InviteCardProps[];
  /** ms. */
  readonly now: number;
};

const Cards = ({ label, children }: { readonly label: string; readonly children: readonly VNode[] }) =>
  children.length === 0 ? null : (
    <ul class="cards" aria-label={label}>
      {children}
    </ul>
  );

/** Whoever took a call goes on at its row: the card that was pressed goes, and the focus would fall back to the page. */
const useGoingOn = () => {
  const pressed = useRef(false);
  useEffect(() => {
    if (!pressed.current || document.activeElement !== document.body) return;
    pressed.current = false;
    const next = ['.card-line:last-child button', '[role=tab][aria-selected=true]'];
    next
      .map((one) => document.querySelector<HTMLElement>(one))
      .find(Boolean)
      ?.focus();
  });
  return (act: () => void) => (): void => {
    pressed.current = true;
    act();
  };
};

/** What waits for an answer: calls that ring, calls that go on, calls to make later, invites. */
export const Waiting = ({ ringing, ongoing, planned, invites, now }: WaitingProps) => {
  const goOn = useGoingOn();
  return (
    <>
      {/* What is added is read out, and nothing but that: a card with all its buttons would be long. */}
      <div class="only-heard" aria-live="polite">
        {ringing.map(({ view: { id, person } }) => (
          <p key={id}>{i18n.t('popup.rings', [inSentence(nameOf(person))])}</p>
        ))}
        {invites.map(({ person }) => (
          <p key={person.userId}>{i18n.t('popup.invited', [inSentence(nameOf(person))])}</p>
        ))}
      </div>
      <Cards label={i18n.t('popup.calling')}>
        {ringing.map((call) => (
          <CallCard
            key={call.view.id}
            {...call}
            accept={goOn(call.accept)}
            acceptAudioOnly={call.acceptAudioOnly && goOn(call.acceptAudioOnly)}
          />
        ))}
      </Cards>
      <Cards label={i18n.t('popup.ongoing')}>
        {ongoing.map((call) => (
          <OngoingRow key={call.view.id} {...call} />
        ))}
      </Cards>
      <Cards label={i18n.t('popup.planned')}>
        {planned.map((call) => (
          <PlannedRow key={call.reminder.person.userId} {...call} now={now} />
        ))}
      </Cards>
      <Cards label={i18n.t('popup.invites')}>
        {invites.map((invite) => (
          <InviteCard key={invite.person.userId} {...invite} call={goOn(invite.call)} />
        ))}
      </Cards>
    </>
  );
};
