// A process that speaks the protocol of model-child.ts and behaves as its arguments say:
// node scripted-model-child.ts COUNT_FILE MOOD..., one mood per request. The count of requests is in a
// file, because the process that follows a dead one goes on with the script.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ChildInput, ChildOutput } from '../../retrieval/models/model-child.ts';

const [, , countFile = '', ...moods] = process.argv;

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const input: ChildInput = JSON.parse(line);
    if ('cancel' in input) cancel(input.cancel);
    else behave(nextMood(), input.id);
  })
  .on('close', () => process.exit());

let waiting: number | null = null;

function behave(mood: string, id: number): void {
  switch (mood) {
    case 'waits':
      waiting = id;
      return;
    case 'hangs':
      return;
    case 'dies':
      process.stderr.write('The memory is\nfull.', () => process.exit(3));
      return;
    case 'gives up':
      say({ fatal: 'the file is no model' });
      setImmediate(() => process.exit(1));
      return;
    case 'floods':
      setInterval(() => process.stdout.write('no JSON '.repeat(20_000)), 1);
      return;
    case 'refuses':
      say({ id, error: 'the prompt is too long', retryable: false });
      return;
    case 'chatters':
      process.stdout.write('ggml_init: hello\n{"id":"x"}\n[]\n\n');
      say({ id: id + 1, text: '{}', isCutOff: false, tokens: { input: 1, output: 1 } });
      behave('{"a":1}', id);
      return;
    case 'is cut off':
      say({ id, text: '{"a":', isCutOff: true, tokens: { input: 9, output: 5 } });
      return;
    default:
      say({ id, text: mood, isCutOff: false, tokens: { input: 9, output: 5 } });
  }
}

function cancel(id: number): void {
  if (waiting === id) say({ id, error: 'it was called off', retryable: true });
}

function say(output: ChildOutput): void {
  process.stdout.write(`${JSON.stringify(output)}\n`);
}

function nextMood(): string {
  const count = existsSync(countFile) ? Number(readFileSync(countFile, 'utf8')) : 0;
  writeFileSync(countFile, String(count + 1));
  return moods[count] ?? 'the script is over';
}
