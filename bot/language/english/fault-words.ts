import type { FaultStrings } from '../words/fault-words.ts';

/** Every error speaks English by itself. */
export const faultStrings: FaultStrings = {};
