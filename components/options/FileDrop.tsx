import { useId, useState } from 'preact/hooks';
import './file-drop.css';

type FileDropProps = {
  readonly label: string;
  readonly hint: string;
  /** One file of these types; without it any number of any. */
  readonly accept?: string;
  /** Undefined: not now. */
  readonly onFiles: ((files: readonly File[]) => void) | undefined;
};

/** Takes files that are dropped on it or chosen by its button. */
export const FileDrop = ({ label, hint, accept, onFiles }: FileDropProps) => {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      class={`file-drop${isOver ? ' file-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(onFiles !== undefined);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // Without this the browser would leave the page and show the file.
        event.preventDefault();
        setOver(false);
        onFiles?.([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <input
        id={id}
        class="file-drop-input"
        type="file"
        multiple={accept === undefined}
        accept={accept}
        disabled={onFiles === undefined}
        onChange={({ currentTarget }) => {
          onFiles?.([...(currentTarget.files ?? [])]);
          // Choosing the same file again is a change, too.
          currentTarget.value = '';
        }}
      />
      <label for={id} class="button button-outline">
        {label}
      </label>
      <span class="secondary">{hint}</span>
    </div>
  );
};
