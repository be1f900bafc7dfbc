/** How X looks where the buttons stand. */
export type Look = {
  readonly isDark: boolean;
  /** What X paints itself and its menus with, as a CSS colour. */
  readonly background: string;
  readonly accent: string | undefined;
  readonly isRtl: boolean;
  /** X's row puts no gap between its buttons. */
  readonly isTight: boolean;
};

/** Reads the chat's own colours where there are some, else the page's: an inline background on `body`. */
export const readLook = (near: Element): Look => {
  const style = getComputedStyle(near);
  const own = (name: string): string | undefined => {
    const color = style.getPropertyValue(name).trim();
    return luminanceOf(color) === undefined ? undefined : color;
  };
  const background = own('--background') ?? getComputedStyle(document.body).backgroundColor;
  const luminance = luminanceOf(background);
  // In a notation that we do not read, or transparent: the words around say by their own colour what they stand on.
  const isDark = luminance === undefined ? (luminanceOf(style.color) ?? 0) > 0.5 : luminance < 0.5;
  return {
    isDark,
    background: luminance !== undefined ? background : isDark ? '#000' : '#fff',
    accent: own('--chat-accent'),
    isRtl: style.direction === 'rtl',
    isTight: !(Number.parseFloat(style.columnGap) > 0),
  };
};

/** 0 black … 1 white, of an opaque `rgb()` or `#rrggbb`. Undefined for anything else, such as bare HSL channels. */
const luminanceOf = (color: string): number | undefined => {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+1)?\s*\)$/.exec(color);
  const [red, green, blue] = hex
    ? hex.slice(1).map((part) => Number.parseInt(part, 16))
    : (rgb?.slice(1).map(Number) ?? []);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
};
