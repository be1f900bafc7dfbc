import type { ButtonState } from '../../core/call/view.ts';
import type { PersonOption } from '../../core/people/option.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { MediaKind } from '../../core/protocol/letter.ts';
import { certainPartner, forgetAccount, settle, type Certainty } from '../../core/x/certainty.ts';
import { createHost, type Host } from './host-element.ts';
import { watchPresses } from './press.ts';
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
  /** Answers whether it was done at once; undefined where that is not said here. */
  onOption: (option: PersonOption, event: Event) => Promise<boolean | undefined>,
) => (props: ButtonsProps) => void;

/** One place of the page that can hold a pair of buttons. */
export type Seat = {
  /** Takes a look in; gives the person who is certain now. */
  readonly update: (sight: Sight | undefined) => Partner | undefined;
  /** The person who is certain by this look too, which is not kept: for a check just before an act. */
  readonly confirm: (sight: Sight | undefined) => Partner | undefined;
  /** Shows the buttons for that person, or nothing. */
  readonly show: (sight: Sight | undefined, state: ButtonState | undefined) => void;
  /** X took the buttons that stood out of the page, with whatever was around them. */
  readonly isTorn: () => boolean;
  /**
   * ms until another look is due: a person or their name may be certain then, or the buttons may be put back; undefined
   * for none.
   */
  readonly dueIn: () => number | undefined;
  /** Another account: nobody is certain, and no button stands. */
  readonly reset: () => void;
};

export const createSeat = (
  place: Place,
  createButtons: CreateButtons,
  name: string,
  /** Somebody pressed a button that stood for this person. */
  pressed: (partner: Partner, what: MediaKind | PersonOption) => Promise<boolean | undefined>,
  /** Before the first look. */
  certainty: Certainty,
): Seat => {
  let buttons: { readonly host: Host; readonly draw: (props: ButtonsProps) => void } | undefined;
  let shown: { readonly partner: Partner; readonly state: ButtonState } | undefined;
  let drawn = '';
  /** Somebody keeps removing the buttons: when to try again, ms. */
  let placeAt: number | undefined;

  const after = (sight: Sight | undefined): Certainty =>
    settle(certainty, sight?.look ?? {}, performance.now());

  const make = () => {
    const host = createHost(name);
    const isPress = watchPresses(host.root);
    // X's page may press what it likes: only a person's own press counts, and only on a call that is possible.
    const draw = createButtons(
      host.root,
      (kind, event) => {
        if (isPress(event) && shown && shown.state.state !== 'impossible') void pressed(shown.partner, kind);
      },
      async (option, event) => (isPress(event) && shown ? pressed(shown.partner, option) : undefined),
    );
    return { host, draw };
  };

  const hide = (): void => {
    shown = undefined;
    placeAt = undefined;
    buttons?.host.remove();
  };

  const show: Seat['show'] = (sight, state) => {
    const partner = certainPartner(certainty, performance.now());
    if (!partner || !state || !sight?.anchor) return hide();
    buttons ??= make();
    const wait = buttons.host.place(sight.anchor);
    placeAt = wait > 0 ? performance.now() + wait : undefined;
    if (wait > 0) return;
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
    confirm: (sight) => certainPartner(after(sight), performance.now()),
    update(sight) {
      certainty = after(sight);
      return certainPartner(certainty, performance.now());
    },
    isTorn: () => shown !== undefined && buttons?.host.root.isConnected === false,
    dueIn() {
      const { isCertain, candidate } = certainty;
      const now = performance.now();
      const named = candidate && candidate.namedAt > now ? candidate.namedAt : undefined;
      const at = isCertain ? (placeAt ?? named) : candidate?.until;
      return at && Math.max(0, at - now);
    },
    reset() {
      certainty = forgetAccount(certainty);
      hide();
    },
  };
};
