import type { Feedback, FeedbackBox } from '../ports/feedback.ts';

/** People's opinions for as long as the process lasts. */
export function memoryFeedback(): FeedbackBox {
  let kept: Feedback[] = [];
  return {
    put: async (feedback) => {
      const { messageId, userId } = feedback;
      const others = kept.filter((one) => one.messageId !== messageId || one.userId !== userId);
      kept = [...others, structuredClone(feedback)];
    },
    all: async () => kept.toSorted((left, right) => right.givenAt.localeCompare(left.givenAt)),
    forget: async (userId) => {
      kept = kept.filter((one) => one.userId !== userId);
    },
  };
}
