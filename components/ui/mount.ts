import { effect } from '@preact/signals-core';
import { render, type VNode } from 'preact';

/** Shows a view in the page's `#root`, anew whenever a signal that it read changes. */
export const mount = (view: () => VNode): void => {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('The page has no #root');
  effect(() => render(view(), root));
};
