import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelReplyUnusable } from '../../retrieval/errors.ts';
import type { LanguageModel, ModelRequest } from '../../retrieval/models/language-model.ts';
import { projectFolder } from './source-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A model that follows a script and remembers what it was asked. */
export type ScriptedModel = LanguageModel & { readonly asked: ModelRequest<unknown>[] };

/**
 * A model that says the replies in their order and fails when asked more. A reply is a value, which
 * is checked like any reply; an error, which is thrown; or a function of the request that gives one.
 */
export function scriptedModel(replies: readonly unknown[]): ScriptedModel {
  const asked: ModelRequest<unknown>[] = [];
  return {
    id: 'scripted',
    asked,
    async complete<T>(request: ModelRequest<T>): Promise<T> {
      const number = asked.push(request);
      if (number > replies.length) {
        throw new Error(
          `The scripted model has ${replies.length} replies and was asked ${number} times`,
        );
      }
      const step = replies[number - 1];
      const reply: unknown = typeof step === 'function' ? step(request) : step;
      if (reply instanceof Error) throw reply;
      request.onTokens?.({ input: 9, output: 5 });
      const checked = request.schema.safeParse(reply);
      if (!checked.success) throw new ModelReplyUnusable('it is not of the shape asked for');
      return checked.data;
    },
  };
}

/** What is true of the made-up claims that a model judges before it is relied on. */
const CONTROLS = ['true', 'false', 'true', 'false', 'true', 'false', 'true', 'false'];

/** A model that can read: it judges the made-up claims rightly before it says the replies. */
export function readingModel(replies: readonly unknown[]): ScriptedModel {
  return scriptedModel([...CONTROLS.map((claim_is) => ({ claim_is })), ...replies]);
}

/** A small model that can read. */
export function smallModel(replies: readonly unknown[]): ScriptedModel {
  return { ...readingModel(replies), isSmall: true };
}

/** The command of a local model's process with one mood per call; see scripted-model-child.ts. */
export function scriptedChild(moods: readonly string[]): {
  command: string[];
  /** How many requests it has got. */
  requests: () => number;
  remove: () => void;
} {
  const { path, remove } = temporaryFolder();
  const program = join(projectFolder, 'test/support/scripted-model-child.ts');
  const count = join(path, 'count');
  return {
    command: [process.execPath, program, count, ...moods],
    requests: () => (existsSync(count) ? Number(readFileSync(count, 'utf8')) : 0),
    remove,
  };
}
