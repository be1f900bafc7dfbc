import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';

export type InviteCardProps = {
  readonly person: PersonLabel;
  readonly reason: string | undefined;
  /** Hosts that would see our network address for the first time. */
  readonly asks?: readonly string[];
  readonly allow: () => void;
  readonly call: () => void;
  readonly ignore: () => void;
  readonly block: () => void;
};

/** Somebody's invite, read in my DM: it waits here until I say what becomes of it. */
export const InviteCard = ({ person, reason, asks, allow, call, ignore, block }: InviteCardProps) => {
  const name = nameOf(person);
  return (
    <li class="card">
      <div class="card-person">
        <Avatar name={name} id={person.userId} />
        <div class="card-words">
          <p class="card-title">{i18n.t('popup.invite', [inSentence(name)])}</p>
          <p class="secondary">
            {person.handle === undefined || person.name === undefined ? null : (
              <>
                <bdi>@{person.handle}</bdi>
                {' · '}
              </>
            )}
            {i18n.t('popup.inviteProof')}
          </p>
        </div>
      </div>
      {reason === undefined ? null : (
        <p class="card-reason">
          <bdi>{reason}</bdi>
        </p>
      )}
      <p class="secondary">{i18n.t('popup.allowHint')}</p>
      <div class="card-grid">
        {asks === undefined ? (
          <Button tone="primary" onClick={allow}>
            {i18n.t('popup.allow')}
          </Button>
        ) : (
          <Confirm
            tone="outline"
            label={i18n.t('popup.allow')}
            question={i18n.t('popup.allowAsk', [asks.join(', ')])}
            yes={i18n.t('popup.allowConnect')}
            no={i18n.t('popup.cancel')}
            onConfirm={allow}
          />
        )}
        <Button onClick={call}>{i18n.t('popup.callName', [name])}</Button>
        <Button onClick={ignore}>{i18n.t('popup.ignore')}</Button>
        <Button tone="danger-outline" onClick={block}>
          {i18n.t('popup.block')}
        </Button>
      </div>
    </li>
  );
};
