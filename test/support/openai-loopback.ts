import { onTestFinished } from 'vitest';
import {
  type LoopbackOpenai,
  type OpenaiServerOptions,
  startOpenaiServer,
} from './openai-server.ts';

/** An OpenAI-compatible server for one test. It fails the test if it gets unexpected requests. */
export async function openaiForTest(options: OpenaiServerOptions = {}): Promise<LoopbackOpenai> {
  const server = await startOpenaiServer(options);
  onTestFinished(server.close);
  return server;
}
