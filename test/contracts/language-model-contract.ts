import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ModelReplyUnusable, ModelUnavailable } from '../../retrieval/errors.ts';
import type { LanguageModel, ModelRequest, Tokens } from '../../retrieval/models/language-model.ts';

/** What the model behind the adapter does in a call. */
export type ModelMood = 'answers' | 'answers in another shape' | 'is down';

/** A model and its cleanup. */
export type OpenModel = { model: LanguageModel; close: () => Promise<void> };

const schema = z.object({
  sentences: z.array(z.object({ text: z.string(), citations: z.array(z.int()) })),
});
const request: ModelRequest<z.infer<typeof schema>> = {
  instructions: 'Answer from the passages.',
  material: 'Who won?\n[1] The Reds won the vote.',
  schema,
};

/** What the model says when it answers. */
export const contractReply = { sentences: [{ text: 'The Reds won.', citations: [1] }] };

/** The promises of every language model; `open` starts one that has these moods, one per call. */
export function languageModelContract(
  name: string,
  open: (moods: readonly ModelMood[]) => Promise<OpenModel>,
): void {
  async function using(
    moods: readonly ModelMood[],
    use: (model: LanguageModel) => Promise<void>,
  ): Promise<void> {
    const { model, close } = await open(moods);
    try {
      await use(model);
    } finally {
      await close();
    }
  }

  describe(`language model: ${name}`, () => {
    test('has a name', async () => {
      await using([], async (model) => {
        expect(model.id).not.toBe('');
      });
    });

    test('returns the reply that matches the schema', async () => {
      await using(['answers'], async (model) => {
        expect(await model.complete(request)).toEqual(contractReply);
      });
    });

    test('tells what a call costs, whatever the reply is', async () => {
      await using(['answers', 'answers in another shape'], async (model) => {
        const costs: Tokens[] = [];
        const onTokens = (tokens: Tokens): void => void costs.push(tokens);
        await model.complete({ ...request, onTokens });
        await model.complete({ ...request, onTokens }).catch(() => {});
        expect(costs).toHaveLength(2);
        for (const { input, output } of costs) expect(Math.min(input, output)).toBeGreaterThan(0);
      });
    });

    test('throws if the reply does not match the schema', async () => {
      await using(['answers in another shape'], async (model) => {
        await expect(model.complete(request)).rejects.toBeInstanceOf(ModelReplyUnusable);
      });
    });

    test('throws a retryable error when it is down', async () => {
      await using(['is down'], async (model) => {
        const failure: unknown = await model.complete(request).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(ModelUnavailable);
        expect(failure).toMatchObject({ retryable: true });
      });
    });

    test('recovers after it was down or replied nonsense', async () => {
      await using(['is down', 'answers in another shape', 'answers'], async (model) => {
        await expect(model.complete(request)).rejects.toBeInstanceOf(ModelUnavailable);
        await expect(model.complete(request)).rejects.toBeInstanceOf(ModelReplyUnusable);
        expect(await model.complete(request)).toEqual(contractReply);
      });
    });
  });
}
