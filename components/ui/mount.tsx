import { effect } from '@preact/signals-core';
import { render, type VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Shows a view in the page's `#root`, anew whenever a signal that it read changes. One root for the page's life:
 * rendering the root again would count `useId` from zero and give two fields one id.
 */
export const mount = (view: () => VNode): void => {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('The page has no #root');
  const Live = () => {
    const [shown, show] = useState(view);
    useLayoutEffect(() => effect(() => show(view())), []);
    return shown;
  };
  render(<Live />, root);
};
