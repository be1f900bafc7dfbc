import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** Logical corners, so that right-to-left mirrors them too. */
type Corner = { readonly block: 'start' | 'end'; readonly inline: 'start' | 'end' };
type Drag = { readonly fromX: number; readonly fromY: number; readonly x: number; readonly y: number };

/** Arrow keys say where on the screen, corners are logical. */
const towards = (key: string, isRtl: boolean): Partial<Corner> | undefined => {
  switch (key) {
    case 'ArrowUp':
      return { block: 'start' };
    case 'ArrowDown':
      return { block: 'end' };
    case 'ArrowLeft':
      return { inline: isRtl ? 'end' : 'start' };
    case 'ArrowRight':
      return { inline: isRtl ? 'start' : 'end' };
    default:
      return undefined;
  }
};

/** Lets something be dragged or sent by arrow keys into another corner of the window. It needs a name for that. */
export const useCorner = (first: Corner) => {
  const [corner, setCorner] = useState<Corner>(first);
  const [drag, setDrag] = useState<Drag>();

  const drop = (element: HTMLElement): void => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.ownerDocument.documentElement;
    const isRight = left + width / 2 > root.clientWidth / 2;
    const isLow = top + height / 2 > root.clientHeight / 2;
    setCorner({ block: isLow ? 'end' : 'start', inline: isRight === (root.dir !== 'rtl') ? 'end' : 'start' });
    setDrag(undefined);
  };

  return {
    tabIndex: 0,
    'aria-description': i18n.t('call.moveCorner'),
    onKeyDown: (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
      const to = towards(event.key, event.currentTarget.ownerDocument.documentElement.dir === 'rtl');
      if (to === undefined) return;
      event.preventDefault();
      setCorner({ ...corner, ...to });
    },
    'data-block': corner.block,
    'data-inline': corner.inline,
    style: drag === undefined ? {} : { translate: `${drag.x}px ${drag.y}px`, transition: 'none' },
    onPointerDown: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ fromX: event.clientX, fromY: event.clientY, x: 0, y: 0 });
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag !== undefined)
        setDrag({ ...drag, x: event.clientX - drag.fromX, y: event.clientY - drag.fromY });
    },
    onPointerUp: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
      if (drag !== undefined) drop(event.currentTarget);
    },
    onPointerCancel: () => setDrag(undefined),
  };
};
