import { createElement } from 'preact';

/** One of lucide's drawings: `import phone from 'lucide/dist/esm/icons/phone.mjs'`-like nodes. */
export type IconNode = readonly (readonly [tag: string, attributes: object])[];

/** Decoration beside a text or inside a named button: never announced. `size` in px. */
export const Icon = ({ node, size = 20 }: { readonly node: IconNode; readonly size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {node.map(([tag, attributes]) => createElement(tag, attributes))}
  </svg>
);
