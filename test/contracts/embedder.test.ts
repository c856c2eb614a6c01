import { loadBuiltInEmbedder } from '../../retrieval/embedder/built-in-embedder.ts';
import { openaiEmbedder } from '../../retrieval/models/openai-embedder.ts';
import { letterEmbedder } from '../support/letter-embedder.ts';
import { startOpenaiServer } from '../support/openai-server.ts';
import { embedderContract } from './embedder-contract.ts';

const nothingToClose = async (): Promise<void> => {};

embedderContract('built in', async () => ({
  embedder: await loadBuiltInEmbedder(),
  close: nothingToClose,
}));

embedderContract('OpenAI-compatible', async () => {
  const server = await startOpenaiServer();
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, model: 'letters', maxBatch: 64 });
  return { embedder, close: server.close };
});

embedderContract('letters', async () => ({ embedder: letterEmbedder(), close: nothingToClose }));
