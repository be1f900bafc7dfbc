/** Two people in two browsers, the broker, and a line between them that can be cut on either side. */
import { rm } from 'node:fs/promises';
import type { CallPhase } from '../../../../utils/core/call/view.ts';
import type { Address } from '../../../../utils/core/people/card.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { startTurn } from '../../../sandbox/turn.ts';
import { giveCards } from '../../cards.ts';
import { launchPerson } from '../../person.ts';
import { startUdpGate } from '../../udp-gate.ts';
import { SIDES, type Side } from '../table.ts';
import { makeDeveloperProfile, makeFaultyExtension } from './extension.ts';
import { createMachine, type Machine } from './machine.ts';
import { until } from './until.ts';

const HANDLES = { caller: 'alice', callee: 'bob' } as const;
export const other = (side: Side): Side => (side === 'caller' ? 'callee' : 'caller');

export const openStage = async () => {
  const [sandbox, relay] = await Promise.all([startSandbox(), startTurn()]);
  const dirs: string[] = [];
  const arrive = async (side: Side) => {
    const [dir, gate] = await Promise.all([makeFaultyExtension(), startUdpGate(relay.port)]);
    const profileDir = await makeDeveloperProfile();
    dirs.push(dir, profileDir);
    const person = await launchPerson({ handle: HANDLES[side], sandbox, extensionDir: dir, profileDir });
    const machine = createMachine(side, person, dir);
    await (
      await person.worker()
    ).evaluate((settings) => chrome.storage.local.set(settings), {
      'browser.brokerUrl': sandbox.broker.url,
      // Everything goes through the gate, so that it can be cut.
      'browser.alwaysRelay': true,
      'browser.relays': [
        {
          url: `turn:127.0.0.1:${gate.port}?transport=udp`,
          login: 'password',
          username: relay.username,
          secret: relay.password,
        },
      ],
    });
    await machine.asksForReasons(false);
    await machine.comeToChat(HANDLES[other(side)]);
    return { machine, gate };
  };
  const [caller, callee] = await Promise.all([arrive('caller'), arrive('callee')]);
  const sides = { caller, callee };
  const machines: Readonly<Record<Side, Machine>> = { caller: caller.machine, callee: callee.machine };
  const reached = (side: Side): Promise<Address> =>
    until(`${side} at the broker`, async () => {
      const address = await machines[side].ownAddress();
      return address !== undefined && sandbox.broker.connected().includes(address) ? address : undefined;
    });
  const addresses: Record<Side, Address> = {
    caller: await reached('caller'),
    callee: await reached('callee'),
  };
  const introduce = (): Promise<void> =>
    giveCards({ alice: machines.caller.person, bob: machines.callee.person });
  await introduce();
  /** Why a side's line is cut. */
  const cuts: Readonly<Record<Side, Set<string>>> = { caller: new Set(), callee: new Set() };

  return {
    sandbox,
    machines,
    /** Nothing passes a side's line while there is a reason for it. */
    cut(side: Side, why: string, on: boolean): void {
      if (on) cuts[side].add(why);
      else cuts[side].delete(why);
      sides[side].gate.open = cuts[side].size === 0;
    },
    addressOf: (side: Side): Address => addresses[side],
    handleOf: (side: Side): string => HANDLES[side],
    introduce,
    /** With new keys it has another one. */
    async learnAddress(side: Side): Promise<void> {
      addresses[side] = await reached(side);
    },
    phases: async (): Promise<Readonly<Record<Side, CallPhase | undefined>>> => {
      const [hers, his] = await Promise.all(SIDES.map((side) => machines[side].phase()));
      return { caller: hers, callee: his };
    },
    /** What both browsers hold of calls, for whoever reads why a phase was not reached. */
    async story(): Promise<string> {
      const told = await Promise.all(
        SIDES.map(async (side) => {
          const [{ calls }, log] = await Promise.all([machines[side].held(), machines[side].log()]);
          return `${side}: ${JSON.stringify({ calls: calls.slice(-2), log: log.slice(-1) })}`;
        }),
      );
      return told.join('\n       ');
    },
    async close(): Promise<void> {
      await sandbox.close();
      await relay.stop();
      for (const side of SIDES) sides[side].gate.close();
      await Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true })));
    },
  };
};

export type Stage = Awaited<ReturnType<typeof openStage>>;
