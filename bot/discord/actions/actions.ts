import type { Action } from './action.ts';
import { bad, good } from './feedback.ts';
import { followUp } from './follow-up.ts';
import { share } from './share.ts';
import { sourcesAction } from './sources.ts';

/** Every button that stands under an answer. */
export const actions: readonly Action[] = [sourcesAction, followUp, share, good, bad];
