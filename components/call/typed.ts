import { cleanText } from '../../utils/core/protocol/text.ts';

/** What somebody typed in the call's window and did not send. It outlives its fields and the call: nothing typed is lost. */
export type Typed = {
  /** Undefined: nobody typed yet. */
  readonly reason: string | undefined;
  /** To somebody who rings. */
  readonly answer: string;
  readonly note: string | undefined;
};

/** The line in the notes. A reason that came too late is one; `sent`: the reason that the other side was told. */
export const noteDraft = ({ reason, note }: Typed, sent: string | undefined): string => {
  const unsent = reason === undefined || cleanText(reason) === sent ? '' : reason;
  return note ?? unsent;
};
