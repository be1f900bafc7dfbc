import type { CallCommand, Leg, MediaEvent, MediaSignal } from '../../core/call/input.ts';
import type { CallView } from '../../core/call/view.ts';
import { readDescriptionText, writeDescriptionText, type Description } from '../../core/media/description.ts';
import type { MediaWire } from '../../core/media/signal.ts';
import type { CallId, PackedDescription } from '../../core/protocol/letter.ts';
import type { Background } from '../background.ts';
import type { IceSettings, Packing } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';
import type { ConnectionReport } from './connection.ts';

/** The call window's side of the conversation with the background about one call. */
export type CallLetters = {
  /** null: the background knows no such call. Rejects when it cannot be reached. */
  open(): Promise<{ readonly view: CallView; readonly ice: IceSettings } | null>;
  command(command: CallCommand): void;
  report(report: ConnectionReport | { readonly type: 'page-began' }, leg?: Leg): void;
};

type Ports = { readonly background: Background; readonly packing: Packing; readonly delays: Delays };

type Hear = {
  readonly view: (view: CallView) => void;
  readonly wire: (wire: MediaWire) => void;
  /** Something was not delivered. */
  readonly unreachable: () => void;
  /** Something of the background's may not have come: to be asked anew. */
  readonly missed: () => void;
};

/** A message starts a background that was stopped; one that died over it is told again. */
const TRIES = 5;
const RETRY_INTERVAL = 1_000;

/** Packing takes a moment; both directions keep their order all the same. */
export const createCallLetters = (
  call: CallId,
  { background, packing, delays }: Ports,
  hear: Hear,
  until: AbortSignal,
): CallLetters => {
  const inOrder = (): ((work: () => Promise<void>) => void) => {
    let last = Promise.resolve();
    return (work) => {
      last = last.then(work).catch(() => {
        if (!until.aborted) hear.unreachable();
      });
    };
  };
  const outgoing = inOrder();
  const incoming = inOrder();

  /** Whatever is said twice because only the answer was lost changes nothing the second time. */
  const tell = async (say: () => Promise<void>, tries = TRIES): Promise<void> => {
    try {
      await say();
    } catch (error) {
      if (until.aborted || tries === 1) throw error;
      hear.unreachable();
      await new Promise<void>((resolve) => {
        delays.after(RETRY_INTERVAL, resolve, until);
      });
      await tell(say, tries - 1);
    }
  };

  const pack = ({ type, ...rest }: Description): Promise<PackedDescription> =>
    packing.pack({ type, sdp: writeDescriptionText({ type, ...rest }) });

  /** undefined: not written by an Ahoy. */
  const unpack = async (packed: PackedDescription): Promise<Description | undefined> => {
    const unpacked = await packing.unpack(packed);
    if (!unpacked.ok) return undefined;
    return readDescriptionText(unpacked.value.type, unpacked.value.sdp);
  };

  const toEvent = async (report: Parameters<CallLetters['report']>[0]): Promise<MediaEvent> =>
    report.type === 'offer-ready' || report.type === 'description'
      ? {
          type: report.type,
          description: await pack(report.description),
          candidates: report.candidates,
        }
      : report;

  const toWire = async (signal: MediaSignal): Promise<MediaWire | undefined> => {
    if (signal.type === 'candidates') return signal;
    const description = await unpack(signal.description);
    return description && { type: 'description', description, candidates: signal.candidates };
  };

  const take = (signal: MediaSignal): void =>
    incoming(async () => {
      const wire = await toWire(signal);
      if (wire !== undefined && !until.aborted) hear.wire(wire);
    });

  background.on(
    {
      'call-changed': (view) => {
        if (view.id === call) hear.view(view);
      },
      'call-signal': (input) => {
        if (input.call === call) take(input.signal);
      },
    },
    until,
    hear.missed,
  );

  return {
    async open() {
      const opened = await background.ask('call-open', { call });
      // Said before this page listened; what it heard already is known by its number.
      opened?.signals.forEach(take);
      return opened;
    },
    command: (command) => outgoing(() => tell(() => background.ask('call-command', { call, command }))),
    report: (report, leg) =>
      outgoing(async () => {
        const event = await toEvent(report);
        await tell(() => background.ask('call-media', { call, event, ...(leg && { leg }) }));
      }),
  };
};
