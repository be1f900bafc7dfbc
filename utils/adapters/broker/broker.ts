import type { Broker } from '../../models/ports/letters.ts';
import { openBrokerLink, type LinkDeps } from './broker-link.ts';
import { testBroker } from './broker-test.ts';

export const createBroker = (deps: LinkDeps): Broker => ({
  connect: (at, own, events, until) => openBrokerLink(deps, at, own, events, until),
  test: (at) => testBroker(deps.random, at),
});
