import type { FaultWords } from '../words/fault-words.ts';

/** Every error speaks English by itself. */
export const faultWords: FaultWords = {};
