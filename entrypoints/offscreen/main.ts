import { keepWatched, onToHost, sendFromHost } from '../../utils/adapters/messaging/host-side.ts';
import { startHost } from './host.ts';

onToHost(startHost(sendFromHost));
keepWatched();
