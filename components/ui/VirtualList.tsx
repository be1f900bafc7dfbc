import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { placeRows, rowsWithin } from './virtual-rows.ts';
import './virtual-list.css';

type VirtualListProps<T> = {
  readonly class: string;
  readonly items: readonly T[];
  /** Unique, and the same for the same thing. */
  readonly keyOf: (item: T) => string;
  readonly rowClass: (item: T) => string;
  /** How high a row is before it was measured, px. */
  readonly rowHeight: number;
  readonly row: (item: T) => ComponentChildren;
};

/** Up to so many rows are simply there: nothing is won by leaving some out. */
const FEW = 40;
/** Kept ready above and below what is seen, px: a turn of the wheel, or the next few stops of the Tab key. */
const AHEAD = 500;

/**
 * A list of thousands in which only the rows near the screen exist, each as high as it is. The page scrolls, not the
 * list. The row with the focus always exists, so that Tab goes on from it; assistive technology hears each row's place
 * among all.
 */
export const VirtualList = <T,>(props: VirtualListProps<T>) => {
  const { items, keyOf, rowHeight } = props;
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const [seen, setSeen] = useState({ top: 0, bottom: 0 });
  const [focused, setFocused] = useState<string>();
  const [, measured] = useState(0);
  const isVirtual = items.length > FEW;

  const place = placeRows(items.map((item) => heights.current.get(keyOf(item)) ?? rowHeight));
  const focusedRow = focused === undefined ? -1 : items.findIndex((item) => keyOf(item) === focused);
  const rows = isVirtual
    ? rowsWithin(place, seen.top - AHEAD, seen.bottom + AHEAD, focusedRow)
    : items.map((_, index) => index);

  useLayoutEffect(() => {
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      // In steps, so that not every pixel draws anew.
      const step = Math.round(-top / 100) * 100;
      setSeen((before) =>
        before.top === step && before.bottom === step + innerHeight
          ? before
          : { top: step, bottom: step + innerHeight },
      );
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, []);

  useLayoutEffect(() => {
    const watch = new ResizeObserver((entries) => {
      let above = 0;
      let isNew = false;
      for (const { target, borderBoxSize } of entries) {
        const { key } = (target as HTMLElement).dataset;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        const before = key === undefined ? height : (heights.current.get(key) ?? rowHeight);
        if (key === undefined || height === 0) continue;
        heights.current.set(key, height);
        isNew ||= height !== before;
        // What grows above the screen must not push away what is read.
        if (target.getBoundingClientRect().top + before <= 0) above += height - before;
      }
      if (!isNew) return;
      measured((count) => count + 1);
      if (above !== 0) scrollBy({ top: above, behavior: 'instant' });
    });
    observer.current = watch;
    for (const row of list.current?.children ?? []) watch.observe(row);
    return () => watch.disconnect();
  }, [isVirtual, rowHeight]);

  return (
    <ul
      ref={list}
      class={`${props.class}${isVirtual ? ' virtual-list' : ''}`}
      style={isVirtual ? { blockSize: `${place.total}px` } : {}}
      onFocusIn={({ target }) =>
        setFocused((target as HTMLElement).closest<HTMLElement>('li[data-key]')?.dataset['key'])
      }
      onFocusOut={() => setFocused(undefined)}
    >
      {rows.map((index) => {
        const item = items[index];
        if (item === undefined) return null;
        const key = keyOf(item);
        return (
          <Row
            key={key}
            id={key}
            class={props.rowClass(item)}
            index={index}
            count={items.length}
            top={isVirtual ? place.tops[index] : undefined}
            observer={observer}
          >
            {props.row(item)}
          </Row>
        );
      })}
    </ul>
  );
};

type RowProps = {
  readonly id: string;
  readonly class: string;
  readonly index: number;
  readonly count: number;
  /** Undefined in a list in which rows follow each other. */
  readonly top: number | undefined;
  readonly observer: { readonly current: ResizeObserver | undefined };
  readonly children: ComponentChildren;
};

const Row = ({ id, index, count, top, observer, children, ...rest }: RowProps) => {
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const { current } = row;
    if (current === null) return undefined;
    observer.current?.observe(current);
    return () => observer.current?.unobserve(current);
  }, [observer]);
  return (
    <li
      ref={row}
      class={rest.class}
      data-key={id}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={top === undefined ? {} : { insetBlockStart: `${top}px` }}
    >
      {children}
    </li>
  );
};
