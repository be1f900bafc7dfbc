import type { InCallActions, InCallView } from '../../components/call/in-call.ts';
import { copyText } from '../../utils/adapters/browser/clipboard.ts';
import type { CallSession } from '../../utils/models/call-session/call-session.ts';
import type { InCall } from '../../utils/models/call-session/in-call.ts';

export const inCallView = ({ hold }: CallSession, inCall: InCall): InCallView => ({
  panel: inCall.panel.value,
  notes: inCall.notes.list.value,
  unread: inCall.notes.unread.value,
  flooded: inCall.notes.flooded.value,
  reactions: inCall.notes.reactions.value,
  selfSpeaking: inCall.voice.speaking,
  talkingMuted: inCall.voice.talkingMuted.value,
  pushToTalk: inCall.pushToTalk.talking.value,
  hangUpAsked: inCall.hangUpAsked.value,
  held: { mine: hold.mine.value, theirs: hold.theirs.value },
  picture: inCall.picture.kind && { shown: inCall.picture.shown.value !== undefined },
  fullScreen: inCall.fullScreen.value,
  characterKeys: inCall.characterKeys.value,
});

export const inCallActions = ({ hold }: CallSession, inCall: InCall): InCallActions => ({
  show: inCall.show,
  sendNote: inCall.notes.send,
  react: inCall.notes.react,
  picture: inCall.picture.toggle,
  fullScreen: inCall.toggleFullScreen,
  hold: hold.toggle,
  useCharacterKeys: inCall.useCharacterKeys,
  copy: copyText,
});
