import { ufragsOf } from '../../utils/core/media/description.ts';
import { negotiate } from '../../utils/core/media/negotiation.ts';
import {
  createNegotiation,
  type Negotiation,
  type NegotiationEffect,
  type NegotiationEvent,
  type NegotiationTimer,
} from '../../utils/core/media/negotiation-state.ts';
import type { MediaWire } from '../../utils/core/media/signal.ts';

type Role = 'caller' | 'callee';
type Operation = Extract<NegotiationEffect, { do: 'make-offer' | 'make-answer' | 'take' }>;

export const sdpOf = (identity: string, ufrag: string): string =>
  `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:${ufrag}\r\na=fingerprint:sha-256 ${identity}\r\n`;

/**
 * One side: the machine and a browser that holds it to WebRTC's rules. An order that a real browser refuses is an
 * error of the machine and throws.
 */
class Side {
  state: Negotiation;
  readonly orders: Operation[] = [];
  readonly timers = new Set<NegotiationTimer>();
  readonly effects: NegotiationEffect[] = [];
  signaling: 'stable' | 'local-offer' | 'remote-offer' = 'stable';
  /** ICE generations in force. Unless each side's `remote` is the other's `local`, no packet gets through. */
  local = '';
  remote = '';
  private offered = '';
  private taken = '';
  private generation = 0;

  readonly role: Role;
  private readonly out: (wire: MediaWire) => void;

  constructor(role: Role, out: (wire: MediaWire) => void) {
    this.role = role;
    this.out = out;
    this.state = createNegotiation(role, false);
  }

  dispatch(event: NegotiationEvent): void {
    const { state, effects } = negotiate(this.state, event);
    this.state = state;
    for (const effect of effects) {
      this.effects.push(effect);
      if (effect.do === 'make-offer' || effect.do === 'make-answer' || effect.do === 'take')
        this.orders.push(effect);
      if (effect.do === 'set-timer') this.timers.add(effect.name);
      if (effect.do === 'clear-timer') this.timers.delete(effect.name);
      if (effect.do === 'send') this.out(effect.signal);
      if (effect.do === 'report-offer')
        this.out({
          type: 'description',
          description: effect.description,
          candidates: effect.candidates,
        });
    }
  }

  /** The browser carries out its oldest order. */
  work(): void {
    const order = this.orders.shift();
    if (order === undefined) return;
    switch (order.do) {
      case 'make-offer':
        if (this.signaling === 'remote-offer') throw new Error('an offer in the middle of an answer');
        if (!order.draft) this.signaling = 'local-offer';
        this.offered = order.restart || this.local === '' ? this.nextGeneration() : this.local;
        this.dispatch({ type: 'made', sdp: sdpOf(this.role, this.offered) });
        return;
      case 'make-answer':
        if (this.signaling !== 'remote-offer') throw new Error('an answer to nothing');
        this.signaling = 'stable';
        if (this.taken !== this.remote) this.local = this.nextGeneration();
        this.remote = this.taken;
        this.dispatch({ type: 'made', sdp: sdpOf(this.role, this.local) });
        return;
      case 'take': {
        const [ufrag = ''] = ufragsOf(order.description.sdp);
        if (order.description.type === 'answer') {
          if (this.offered === '') throw new Error('an answer without an offer');
          this.signaling = 'stable';
          this.local = this.offered;
          this.remote = ufrag;
        } else {
          if (this.signaling === 'local-offer') throw new Error('an offer was rolled back');
          this.signaling = 'remote-offer';
          this.taken = ufrag;
        }
        this.offered = '';
        this.dispatch({ type: 'took' });
      }
    }
  }

  private nextGeneration(): string {
    this.generation += 1;
    return `${this.role}${this.generation}`;
  }

  fire(name: NegotiationTimer): void {
    if (this.timers.delete(name)) this.dispatch({ type: 'timer', name });
  }
}

/** Two sides and the letters under way between them. */
export const createWire = () => {
  const flying: { readonly to: Role; readonly wire: MediaWire }[] = [];
  const callee = new Side('callee', (wire) => flying.push({ to: 'caller', wire }));
  const caller = new Side('caller', (wire) => flying.push({ to: 'callee', wire }));
  const sides = { caller, callee };
  const deliver = (index: number, keep: boolean): void => {
    const letter = keep ? flying[index] : flying.splice(index, 1)[0];
    if (letter !== undefined) sides[letter.to].dispatch({ type: 'signal', signal: letter.wire });
  };
  return {
    caller,
    callee,
    flying,
    deliver,
    lose: (index: number) => void flying.splice(index, 1),
    /** Nothing is lost any more: everything under way arrives, timers ring, until all is quiet. */
    settle: () => {
      for (let turn = 0; turn < 200; turn += 1) {
        while (flying.length > 0 || caller.orders.length > 0 || callee.orders.length > 0) {
          caller.work();
          callee.work();
          deliver(0, false);
        }
        const timers = [caller, callee].flatMap((side) => [...side.timers].map((name) => ({ side, name })));
        if (timers.length === 0) return;
        for (const { side, name } of timers) side.fire(name);
      }
      throw new Error('it never became quiet');
    },
  };
};
