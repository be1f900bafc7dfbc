import type { Measurement } from '../bench.ts';
export const idle: Measurement = { name: 'idle', measure: () => Promise.resolve([]) };
