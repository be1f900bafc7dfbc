import type { ButtonState } from '../../core/call/view.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { MediaKind } from '../../core/protocol/letter.ts';
import { NOBODY, settle, type Certainty } from '../../core/x/certainty.ts';
import { createHost, type Host } from './host-element.ts';
import type { Place, Sight } from './sight.ts';
import { readLook, type Look } from './theme.ts';

/** What one pair of buttons shows. */
export type ButtonsProps = {
  readonly handle: string;
  readonly state: ButtonState;
  readonly look: Look & { readonly isOutlined: boolean };
};

/** Puts buttons into our shadow root. Adapters know no components: the entrypoint brings this. */
export type CreateButtons = (
  root: ShadowRoot,
  onCall: (kind: MediaKind, event: Event) => void,
) => (props: ButtonsProps) => void;

/** One place of the page that can hold a pair of buttons. */
export type Seat = {
  /** Takes a look in; gives the person who is certain now. */
  readonly update: (sight: Sight | undefined) => Partner | undefined;
  /** The person who is certain by this look too, which is not kept: for a check just before an act. */
  readonly confirm: (sight: Sight | undefined) => Partner | undefined;
  /** Shows the buttons for that person, or nothing. */
  readonly show: (sight: Sight | undefined, state: ButtonState | undefined) => void;
  /** ms until the person whom the last look named may be certain; undefined when nobody is settling. */
  readonly settlesIn: () => number | undefined;
  readonly reset: () => void;
};

export const createSeat = (
  place: Place,
  createButtons: CreateButtons,
  name: string,
  /** Somebody pressed a button that stood for this person. */
  pressed: (partner: Partner, kind: MediaKind) => void,
): Seat => {
  let certainty: Certainty = NOBODY;
  let buttons: { readonly host: Host; readonly draw: (props: ButtonsProps) => void } | undefined;
  let shown: { readonly partner: Partner; readonly state: ButtonState } | undefined;
  let drawn = '';

  const after = (sight: Sight | undefined): Certainty =>
    settle(certainty, sight?.look ?? NO_LOOK, performance.now());

  const make = () => {
    const host = createHost(name);
    const draw = createButtons(host.root, (kind, event) => {
      // X's page may press what it likes: only a person's own click counts, and only on a call that is possible.
      if (event.isTrusted && shown && shown.state.state !== 'impossible') pressed(shown.partner, kind);
    });
    return { host, draw };
  };

  const hide = (): void => {
    shown = undefined;
    buttons?.host.remove();
  };

  const show: Seat['show'] = (sight, state) => {
    const partner = certainPartner(certainty);
    if (!partner || !state || !sight?.anchor) return hide();
    buttons ??= make();
    if (!buttons.host.place(sight.anchor)) return;
    shown = { partner, state };
    const { handle } = partner;
    const look = { ...readLook(sight.anchor.parent), isOutlined: place === 'profile' };
    const mark = JSON.stringify([handle, state, look]);
    if (mark === drawn) return;
    drawn = mark;
    buttons.draw({ handle, state, look });
  };

  return {
    show,
    confirm: (sight) => certainPartner(after(sight)),
    update(sight) {
      certainty = after(sight);
      return certainPartner(certainty);
    },
    settlesIn() {
      if (certainty.isCertain || !certainty.candidate) return undefined;
      return Math.max(0, certainty.candidate.until - performance.now());
    },
    reset() {
      certainty = NOBODY;
      hide();
    },
  };
};

const certainPartner = ({ isCertain, candidate }: Certainty): Partner | undefined =>
  isCertain ? candidate?.partner : undefined;

const NO_LOOK = { subject: undefined, shown: undefined, partner: undefined, witnessed: false };
