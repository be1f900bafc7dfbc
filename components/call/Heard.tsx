import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

type HeardProps = {
  readonly speaking: ReadonlySignal<boolean>;
  /** Of what is marked while it speaks, by a second class that ends in `-heard`. */
  readonly class: string;
  readonly children: ComponentChildren;
};

/** A voice comes and goes several times a second: nothing but this is drawn anew for it. */
export const Heard = ({ speaking, class: name, children }: HeardProps) => (
  <div class={speaking.value ? `${name} ${name}-heard` : name}>{children}</div>
);
