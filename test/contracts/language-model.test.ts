import { ModelUnavailable } from '../../retrieval/errors.ts';
import { localModel } from '../../retrieval/models/local-model.ts';
import { openaiChat } from '../../retrieval/models/openai-chat.ts';
import { fails, type OpenaiReply, says, acceptsOnly } from '../support/openai-replies.ts';
import { startOpenaiServer } from '../support/openai-server.ts';
import { scriptedChild, scriptedModel } from '../support/scripted-model.ts';
import {
  contractReply,
  languageModelContract,
  type ModelMood,
  type OpenModel,
} from './language-model-contract.ts';

const oddReply = { sentences: 'none' };
/** The adapter makes three attempts. */
const downThrice = Array.from({ length: 3 }, () => fails(503, 'Overloaded'));

languageModelContract('scripted', async (moods) => {
  const steps = {
    answers: contractReply,
    'answers in another shape': oddReply,
    'is down': new ModelUnavailable('it sleeps', { retryable: true }),
  } satisfies Record<ModelMood, unknown>;
  return { model: scriptedModel(moods.map((mood) => steps[mood])), close: async () => {} };
});

languageModelContract(
  'OpenAI-compatible, by schema',
  async (moods) => await openServer(moods, ['json_schema', 'json_object', 'text']),
);

languageModelContract(
  'OpenAI-compatible, by JSON object',
  async (moods) => await openServer(moods, ['json_object', 'text']),
);

languageModelContract(
  'OpenAI-compatible, by instructions alone',
  async (moods) => await openServer(moods, ['text']),
);

languageModelContract('in a process of its own', async (moods) => {
  const steps = {
    answers: JSON.stringify(contractReply),
    'answers in another shape': JSON.stringify(oddReply),
    'is down': 'dies',
  } satisfies Record<ModelMood, string>;
  const { command, remove } = scriptedChild(moods.map((mood) => steps[mood]));
  const model = localModel({ id: 'local', command, timeoutMilliseconds: 20_000 });
  return {
    model,
    close: async () => {
      await model.close();
      remove();
    },
  };
});

/** A server that accepts some formats and has one mood per call, however many attempts that takes. */
async function openServer(moods: readonly ModelMood[], formats: string[]): Promise<OpenModel> {
  const script: OpenaiReply[] = [];
  // A JSON object is tried with the schema and without.
  const tried = ['json_schema', 'json_object', 'json_object', 'text'];
  let refusals = tried.findIndex((format) => formats.includes(format));
  for (const mood of moods) {
    if (mood === 'is down') {
      script.push(...downThrice);
    } else {
      const reply = acceptsOnly(formats, says(mood === 'answers' ? contractReply : oddReply));
      script.push(...Array.from({ length: refusals + 1 }, () => reply));
      refusals = 0;
    }
  }
  const server = await startOpenaiServer({ replies: script });
  const model = openaiChat({
    baseUrl: server.baseUrl,
    model: 'loopback',
    timeoutMilliseconds: 10_000,
  });
  return { model, close: server.close };
}
