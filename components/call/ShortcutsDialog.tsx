import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { listedShortcuts } from '../../utils/core/talk/shortcut.ts';
import { Button } from '../ui/Button.tsx';
import { Switch } from '../ui/Switch.tsx';
import './shortcuts.css';

type ShortcutsDialogProps = {
  /** Whether single characters are shortcuts. */
  readonly characterKeys: boolean;
  /** This browser has picture-in-picture. */
  readonly picture: boolean;
  readonly onCharacterKeys: (on: boolean) => void;
  readonly onClose: () => void;
};

/** The browser's own dialog: it keeps the focus inside, Esc closes it, and focus goes back where it was. */
export const ShortcutsDialog = ({
  characterKeys,
  picture,
  onCharacterKeys,
  onClose,
}: ShortcutsDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="call-panel shortcuts"
      aria-labelledby="shortcuts-title"
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        // The dialog itself is hit only beside its content.
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div class="shortcuts-content">
        {/* The focus begins at the top, where the list does. */}
        <h2 id="shortcuts-title" tabIndex={-1} autofocus>
          {i18n.t('call.shortcuts')}
        </h2>
        <dl class="shortcuts-list">
          {listedShortcuts(picture).map(([shortcut, keys]) => (
            <div key={shortcut} class={characterKeys || shortcut === 'hangUp' ? '' : 'shortcut-off'}>
              <dt>{i18n.t(`shortcut.${shortcut}`)}</dt>
              <dd dir="ltr">
                {keys.split(/[ +]/).map((key, index) => (
                  <kbd key={`${index}${key}`}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Switch label={i18n.t('shortcut.characters')} on={characterKeys} onChange={onCharacterKeys} />
        <p class="shortcuts-hint">{i18n.t('shortcut.charactersHint')}</p>
        <Button large onClick={() => dialog.current?.close()}>
          {i18n.t('call.close')}
        </Button>
      </div>
    </dialog>
  );
};
