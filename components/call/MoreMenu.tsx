import { Ellipsis, Keyboard, Maximize, Minimize, Pause, PictureInPicture2, Play } from 'lucide';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon, type IconNode } from '../ui/Icon.tsx';
import { useLeaving } from '../ui/use-disclosure.ts';
import { ControlButton } from './ControlButton.tsx';
import './more-menu.css';

export type MoreMenuProps = {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Undefined: impossible now, and not listed. */
  readonly picture: { readonly on: boolean; readonly toggle: () => void } | undefined;
  readonly fullScreen: { readonly on: boolean; readonly toggle: () => void };
  readonly hold: { readonly on: boolean; readonly toggle: () => void } | undefined;
  readonly onShortcuts: () => void;
};

type EntryProps = {
  readonly icon: IconNode;
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
};

const Entry = ({ icon, label, pressed, onClick }: EntryProps) => (
  <button type="button" class="more-entry" aria-pressed={pressed} onClick={onClick}>
    <Icon node={icon} size={20} />
    <span>{label}</span>
  </button>
);

/** What is not needed in every call. */
export const MoreMenu = (props: MoreMenuProps) => {
  const { open, onOpen, picture, fullScreen, hold } = props;
  const menu = useRef<HTMLDivElement>(null);
  useLeaving(menu, open, () => onOpen(false));
  const focusButton = (): void => menu.current?.querySelector('button')?.focus();
  const andClose = (act: () => void) => (): void => {
    act();
    onOpen(false);
    focusButton();
  };
  return (
    <div
      class="more"
      ref={menu}
      onKeyDown={({ key }) => {
        // The window closes it.
        if (key === 'Escape' && open) focusButton();
      }}
    >
      <ControlButton
        label={i18n.t('call.more')}
        icon={Ellipsis}
        expanded={open}
        onClick={() => onOpen(!open)}
      />
      {open && (
        <div class="call-panel more-list" role="group" aria-label={i18n.t('call.more')}>
          {picture && (
            <Entry
              icon={PictureInPicture2}
              label={i18n.t('call.pictureInPicture')}
              pressed={picture.on}
              onClick={andClose(picture.toggle)}
            />
          )}
          <Entry
            icon={fullScreen.on ? Minimize : Maximize}
            label={i18n.t('call.fullScreen')}
            pressed={fullScreen.on}
            onClick={andClose(fullScreen.toggle)}
          />
          {hold && (
            <Entry
              icon={hold.on ? Play : Pause}
              label={i18n.t('call.hold')}
              pressed={hold.on}
              onClick={andClose(hold.toggle)}
            />
          )}
          <Entry
            icon={Keyboard}
            label={i18n.t('call.shortcuts')}
            onClick={() => {
              // From here the dialog takes the focus, and to here it gives it back.
              focusButton();
              props.onShortcuts();
            }}
          />
        </div>
      )}
    </div>
  );
};
