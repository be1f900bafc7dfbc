import { useState } from 'preact/hooks';

/** Logical corners, so that right-to-left mirrors them too. */
type Corner = { readonly block: 'start' | 'end'; readonly inline: 'start' | 'end' };
type Drag = { readonly fromX: number; readonly fromY: number; readonly x: number; readonly y: number };

/** Lets something be dragged into another corner of the window. */
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
