import type { Action } from './action.ts';
import { bad, good } from './actions/feedback.ts';
import { followUp } from './actions/follow-up.ts';
import { share } from './actions/share.ts';
import { sourcesAction } from './actions/sources.ts';

/** Every button that stands under an answer. */
export const actions: readonly Action[] = [sourcesAction, followUp, share, good, bad];
