// A model that does not think twice about the same request.
import type { LanguageModel, ModelRequest } from './language-model.ts';

/**
 * Remembers the last `most` replies of a model, so that the same request is not paid for twice. A failed
 * request is made again.
 */
export function rememberReplies(model: LanguageModel, most = 100): LanguageModel {
  const replies = new Map<string, unknown>();
  return {
    ...model,
    async complete<T>(request: ModelRequest<T>): Promise<T> {
      const key = `${request.instructions}\n${request.material}`;
      // Parsed again: the caller's schema says what type it is.
      const known = request.schema.safeParse(replies.get(key));
      const reply = known.success ? known.data : await model.complete(request);
      replies.delete(key);
      replies.set(key, reply);
      for (const oldest of replies.keys()) if (replies.size > most) replies.delete(oldest);
      return reply;
    },
  };
}
