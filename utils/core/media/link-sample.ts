import type { Line } from './lines.ts';

/** One line in one direction since the connection began. Sizes in bytes, counts of packets. */
export type LineSample = {
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly codec?: string;
  /** ms. */
  readonly jitter?: number;
  readonly width?: number;
  readonly height?: number;
  readonly frameRate?: number;
  /** What keeps the encoder from more. */
  readonly limitedBy?: string;
};

export type PathSample = {
  /** Either end may be relayed; both mean that a relay carries the call. */
  readonly relayed: boolean;
  /** How it gets to the other side, or to our own relay. */
  readonly protocol?: 'udp' | 'tcp' | 'tls';
  /** ms. */
  readonly roundTrip?: number;
  /** bit/s that the browser thinks it could send. */
  readonly available?: number;
};

/** What the browser counted at one moment (https://w3c.github.io/webrtc-stats/). */
export type LinkSample = {
  /** ms; only differences mean something. */
  readonly at: number;
  readonly path: PathSample;
  readonly up: Readonly<Partial<Record<Line, LineSample>>>;
  readonly down: Readonly<Partial<Record<Line, LineSample>>>;
};
