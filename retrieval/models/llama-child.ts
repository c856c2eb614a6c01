// The program of a local model's process: node llama-child.ts MODEL.gguf RUNTIME_FOLDER
// Speaks the protocol of model-child.ts. node-llama-cpp is not among the dependencies: it is installed
// into RUNTIME_FOLDER with the first model, so the parts of it that are used here are declared here.
import { basename, join } from 'node:path';
import { argv, exit, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { reasonOf } from '../../corpus/errors.ts';
import type { ChildInput, ChildOutput } from './model-child.ts';

type Runtime = {
  getLlama(options: Record<string, unknown>): Promise<Llama>;
  LlamaChatSession: new (options: { contextSequence: Sequence; systemPrompt: string }) => Session;
};
type Llama = {
  cpuMathCores: number;
  loadModel(options: { modelPath: string }): Promise<Model>;
  createGrammarForJsonSchema(schema: unknown): Promise<Grammar>;
  createGrammar(options: Record<string, unknown>): Promise<Grammar>;
};
type Model = {
  createContext(options: Record<string, unknown>): Promise<Context>;
  tokenize(text: string): unknown[];
};
type Context = { contextSize: number; getSequence(): Sequence };
type Tokens = { usedInputTokens: number; usedOutputTokens: number };
type Sequence = { tokenMeter: { getState(): Tokens; diff(since: Tokens): Tokens } };
type Grammar = { readonly grammar: string };
type Session = {
  promptWithMeta(
    prompt: string,
    options: { grammar: Grammar; maxTokens: number; temperature: number; signal: AbortSignal },
  ): Promise<{ responseText: string; stopReason: string }>;
  dispose(): void;
};

/** A loaded model. */
type Loaded = {
  llama: Llama;
  model: Model;
  context: Context;
  sequence: Sequence;
  runtime: Runtime;
};
type Request = Extract<ChildInput, { id: number }>;

const MOST_CONTEXT_TOKENS = 8_192;
/** Prompts are read in batches of so many tokens; a call can be called off between two of them. */
const BATCH_TOKENS = 128;
/** The chat template adds a few tokens to the texts. */
const TEMPLATE_TOKENS = 100;
const [, , modelFile = '', runtimeFolder = ''] = argv;
const loaded = await load().catch(async (error: unknown) => await fail(error));
const stops = new Map<number, AbortController>();
let turns: Promise<void> = Promise.resolve();

const lines = createInterface({ input: stdin });
lines.on('line', (line) => {
  const input: ChildInput = JSON.parse(line);
  if ('cancel' in input) {
    stops.get(input.cancel)?.abort();
    return;
  }
  const stop = new AbortController();
  stops.set(input.id, stop);
  turns = turns.then(async () => await handle(input, stop.signal));
});
// The parent ended, or closed the model.
lines.on('close', () => exit(0));

async function load(): Promise<Loaded> {
  const entry = join(runtimeFolder, 'node_modules/node-llama-cpp/dist/index.js');
  const runtime: Runtime = await import(pathToFileURL(entry).href);
  // Nothing is built or downloaded here.
  const llama = await runtime.getLlama({
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: 'error',
    logger: () => {},
  });
  const model = await llama.loadModel({ modelPath: modelFile });
  const context = await model.createContext({
    contextSize: { max: MOST_CONTEXT_TOKENS },
    batchSize: BATCH_TOKENS,
    // One core is left to others: threads of llama.cpp wait for each other at every step.
    threads: Math.max(1, llama.cpuMathCores - 1),
  });
  return { llama, model, context, sequence: context.getSequence(), runtime };
}

async function handle(request: Request, signal: AbortSignal): Promise<void> {
  await write(await reply(request, signal));
  stops.delete(request.id);
}

async function reply(request: Request, signal: AbortSignal): Promise<ChildOutput> {
  const { llama, model, context, sequence, runtime } = loaded;
  const { id, system, user, schema, maxTokens } = request;
  try {
    signal.throwIfAborted();
    const length = model.tokenize(system + user).length + TEMPLATE_TOKENS;
    if (length + maxTokens > context.contextSize) {
      const error = `the prompt has ${length} tokens, and ${basename(modelFile)} takes ${context.contextSize - maxTokens}`;
      return { id, error, retryable: false };
    }
    const before = sequence.tokenMeter.getState();
    // What two prompts have in common at their start stays in the sequence and is not read again.
    const session = new runtime.LlamaChatSession({
      contextSequence: sequence,
      systemPrompt: system,
    });
    const grammar = await compactGrammar(llama, schema);
    const options = { grammar, maxTokens, temperature: 0, signal };
    const { responseText: text, stopReason } = await session.promptWithMeta(user, options);
    session.dispose();
    const { usedInputTokens: input, usedOutputTokens: output } = sequence.tokenMeter.diff(before);
    return { id, text, isCutOff: stopReason === 'maxTokens', tokens: { input, output } };
  } catch (error) {
    const reason = signal.aborted ? 'the call was called off' : reasonOf(error);
    return { id, error: reason, retryable: true };
  }
}

/** The grammar of JSON without white space between its parts, which would cost a third of the tokens. */
async function compactGrammar(llama: Llama, schema: unknown): Promise<Grammar> {
  const { grammar } = await llama.createGrammarForJsonSchema(grammarSchema(schema));
  return await llama.createGrammar({
    grammar: grammar
      .replaceAll(/^(comma-)?(whitespace-\S+) ::= .*$/gmu, (_, comma: string | undefined, rule) =>
        comma ? `comma-${rule} ::= ","` : `${rule} ::= ""`,
      )
      .replaceAll('[ ]?', '""'),
    // How the grammar of a schema ends.
    stopGenerationTriggers: ['\n\n\n\n'],
    trimWhitespaceSuffix: true,
  });
}

/** llama.cpp cannot read a grammar that repeats something much more often. */
const MOST_REPETITIONS = 500;

/** A JSON Schema in the form that the grammar knows: `oneOf` for `anyOf`, and long texts without a limit. */
function grammarSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(grammarSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries: [string, unknown][] = Object.entries(schema);
  return Object.fromEntries(
    entries
      .filter(([key, value]) => key !== 'maxLength' || Number(value) <= MOST_REPETITIONS)
      .map(([key, value]) => [key === 'anyOf' ? 'oneOf' : key, grammarSchema(value)]),
  );
}

async function write(output: ChildOutput): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  stdout.write(`${JSON.stringify(output)}\n`, resolve);
  await promise;
}

async function fail(error: unknown): Promise<never> {
  const isMissing = Object(error).code === 'ERR_MODULE_NOT_FOUND';
  const fatal = isMissing
    ? `the runtime of local models is not installed; run npm run model -- get ${modelFile}`
    : `${modelFile} cannot be loaded: ${reasonOf(error)}`;
  await write({ fatal });
  return exit(1);
}
