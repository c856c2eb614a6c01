import { ModelUnavailable } from '../../retrieval/errors.ts';
import { commandLine } from '../../scripts/command-line/command-line.ts';
import { printJson, runScript } from '../../scripts/command-line/run-script.ts';
import { sampleDeclaration } from './sample-declaration.ts';

// A command for the tests: prints its call as JSON, or ends in the way its argument names.
await runScript(async () => {
  const { values, positionals } = commandLine(sampleDeclaration);
  const [question = ''] = positionals;
  if (question === 'fail as expected') {
    throw new ModelUnavailable('it is\nasleep', { retryable: true });
  }
  if (question === 'fail') throw new TypeError('the floor gave way');
  if (question === 'print much') {
    printJson(Array.from({ length: 200_000 }, () => 'a long line of output'));
  }
  printJson({ question, top: values.top });
  await Promise.resolve();
});
