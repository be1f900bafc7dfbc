import './avatar.css';

type AvatarProps = {
  readonly name: string;
  /** Decides the colour, so that a person keeps theirs when the name changes. */
  readonly id: string;
  readonly size?: number;
};

const HUES = 12;

/** First letter on a colour of the person's own. Ahoy loads no pictures from X. */
export const Avatar = ({ name, id, size = 40 }: AvatarProps) => {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '?';
  const hue = (Number(id.slice(-4)) % HUES) * (360 / HUES);
  return (
    <span
      class="avatar"
      aria-hidden="true"
      style={{ inlineSize: `${size}px`, blockSize: `${size}px`, fontSize: `${size * 0.45}px`, '--hue': hue }}
    >
      {letter.toLocaleUpperCase()}
    </span>
  );
};
