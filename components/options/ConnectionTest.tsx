import { useRef } from 'preact/hooks';
import { Check, Minus, X } from 'lucide';
import { i18n } from '#i18n';
import type { Diagnosis } from '../../utils/core/connection/diagnose.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import {
  brokerLine,
  diagnosisText,
  localLine,
  publicLine,
  relayLine,
  type Findings,
  type Line,
} from './connection-texts.ts';
import './connection.css';

export type ConnectionTestProps = {
  readonly state:
    | { readonly step: 'none' }
    | { readonly step: 'running' | 'stopped'; readonly findings: Findings }
    | { readonly step: 'done'; readonly findings: Findings; readonly diagnosis: Diagnosis };
  readonly onStart: (() => void) | undefined;
  readonly onStop: (() => void) | undefined;
};

/** ms in which the second press of a double click, or a key that is held, does not take back what the first one did. */
const DOUBLE_PRESS = 500;

const LOOKS = {
  good: { icon: Check, name: 'good' },
  bad: { icon: X, name: 'bad' },
  open: { icon: Minus, name: 'open' },
} as const;

const lookOf = (good: boolean | undefined) => {
  if (good === undefined) return LOOKS.open;
  return good ? LOOKS.good : LOOKS.bad;
};

const Row = ({ name, line, running }: { name: string; line: Line | undefined; running: boolean }) => {
  const { icon, name: look } = lookOf(line?.good);
  const open = i18n.t(running ? 'connection.trying' : 'connection.notTried');
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td class={`connection-${look}`}>
        <Icon node={icon} size={16} />
        <span dir="auto">{line?.text ?? open}</span>
      </td>
    </tr>
  );
};

const Table = ({ findings, running }: { readonly findings: Findings; readonly running: boolean }) => {
  const { broker, local, publicAddress, relays } = findings;
  return (
    <table class="connection-table" aria-busy={running}>
      <caption class="only-heard">{i18n.t('connection.caption')}</caption>
      <tbody>
        <Row name={i18n.t('options.broker')} line={broker && brokerLine(broker)} running={running} />
        <Row name={i18n.t('connection.local')} line={local && localLine(local)} running={running} />
        <Row
          name={i18n.t('connection.public')}
          line={publicAddress && publicLine(publicAddress)}
          running={running}
        />
        {relays.map(({ url, outcome }, index) => (
          <Row key={String(index)} name={url} line={outcome && relayLine(outcome)} running={running} />
        ))}
      </tbody>
    </table>
  );
};

const said = (state: ConnectionTestProps['state']): string => {
  switch (state.step) {
    case 'none':
      return '';
    case 'running':
      return i18n.t('connection.running');
    case 'stopped':
      return i18n.t('connection.stopped');
    case 'done':
      return diagnosisText(state.diagnosis, state.findings);
  }
};

/** What can be reached from here, as a table, and one sentence of what it means. */
export const ConnectionTest = ({ state, onStart, onStop }: ConnectionTestProps) => {
  const last = useRef({ stops: false, at: -Infinity });
  const press = (): void => {
    const [now, stops] = [performance.now(), onStop !== undefined];
    const isSecond = stops !== last.current.stops && now - last.current.at < DOUBLE_PRESS;
    last.current = { stops: isSecond ? !stops : stops, at: now };
    if (!isSecond) (onStop ?? onStart)?.();
  };
  const level = state.step === 'done' ? state.diagnosis.level : 'none';
  return (
    <div class="connection-test">
      <div class="options-actions">
        {/* One button: whoever started a test by keyboard can stop it where they are. */}
        <Button onClick={press}>{i18n.t(onStop === undefined ? 'options.test' : 'connection.stop')}</Button>
        <p class="secondary options-outcome">{i18n.t('connection.hint')}</p>
      </div>
      {state.step === 'none' ? null : <Table findings={state.findings} running={state.step === 'running'} />}
      <p class={`connection-diagnosis connection-level-${level}`} aria-live="polite">
        {said(state)}
      </p>
    </div>
  );
};
