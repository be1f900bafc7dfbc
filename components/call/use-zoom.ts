import { useEffect, useRef, useState } from 'preact/hooks';

type Size = { readonly width: number; readonly height: number };
/** Where in the picture, 0 to 1. */
type Point = { readonly x: number; readonly y: number };
type Press = { readonly x: number; readonly y: number; readonly left: number; readonly top: number };

/** A hand that moves less than this, px, wanted to press and not to pan. */
const STILL = 4;

/** What a press in the frame means in the picture that `object-fit: contain` shows in it. */
const pointIn = (frame: HTMLElement, size: Size, { clientX, clientY }: MouseEvent): Point => {
  const { left, top, width, height } = frame.getBoundingClientRect();
  const scale = Math.min(width / size.width, height / size.height);
  const [shownWidth, shownHeight] = [size.width * scale, size.height * scale];
  return {
    x: (clientX - left - (width - shownWidth) / 2) / shownWidth,
    y: (clientY - top - (height - shownHeight) / 2) / shownHeight,
  };
};

/** A shared screen is shown whole, or pixel for pixel and panned by hand, wheel and keys. */
export const useZoom = (possible: boolean) => {
  const frame = useRef<HTMLDivElement>(null);
  const press = useRef<Press | undefined>(undefined);
  const [size, setSize] = useState<Size>();
  /** undefined: shown whole. */
  const [actual, setActual] = useState<Point>();
  const zoomed = possible && actual !== undefined && size !== undefined;

  useEffect(() => {
    if (!possible) setActual(undefined);
  }, [possible]);
  useEffect(() => {
    const { current } = frame;
    if (current === null || actual === undefined) return;
    current.scrollLeft = actual.x * current.scrollWidth - current.clientWidth / 2;
    current.scrollTop = actual.y * current.scrollHeight - current.clientHeight / 2;
  }, [actual]);

  const toggle = (at: Point): void => setActual(actual === undefined ? at : undefined);

  return {
    zoomed,
    setSize,
    toggle: () => toggle({ x: 0.5, y: 0.5 }),
    frame: {
      ref: frame,
      onPointerDown: (event: PointerEvent) => {
        const { current } = frame;
        if (current === null || event.button !== 0 || !possible) return;
        const { clientX: x, clientY: y } = event;
        press.current = { x, y, left: current.scrollLeft, top: current.scrollTop };
        current.setPointerCapture(event.pointerId);
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const [from, { current }] = [press.current, frame];
        if (from === undefined || current === null) return;
        current.scrollLeft = from.left - (clientX - from.x);
        current.scrollTop = from.top - (clientY - from.y);
      },
      onPointerUp: (event: PointerEvent) => {
        const [from, { current }] = [press.current, frame];
        press.current = undefined;
        if (from === undefined || current === null || size === undefined) return;
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < STILL)
          toggle(pointIn(current, size, event));
      },
      onPointerCancel: () => (press.current = undefined),
    },
    /** Of the picture, in pixels of the screen that it is seen on. */
    style: zoomed
      ? {
          inlineSize: `${size.width / devicePixelRatio}px`,
          blockSize: `${size.height / devicePixelRatio}px`,
        }
      : {},
  };
};
