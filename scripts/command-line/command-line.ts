import { parseArgs } from 'node:util';
import { asksForHelp, callFault, callTokens } from './call-fault.ts';
import type { CommandDeclaration, OptionDeclarations } from './declaration.ts';
import { HelpAsked, UsageError } from './errors.ts';
import { helpText } from './help-text.ts';

export { positiveInteger, sinceArgument, timeArgument } from './argument-values.ts';
export { jsonOption } from './declaration.ts';
export { UsageError } from './errors.ts';
export { printJson, runScript } from './run-script.ts';

/** The options and other words of a call; an option that was not given is missing. */
export type Call<Options extends OptionDeclarations> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; strict: true; allowPositionals: true }>
>;

/**
 * Reads the call of a script by its declaration. Call it inside `runScript`, which prints what this
 * throws.
 * @throws UsageError when the call does not keep the declaration.
 * @throws HelpAsked when the call contains `--help`.
 */
export function commandLine<const Options extends OptionDeclarations>(
  declaration: CommandDeclaration<Options>,
  commandArguments: readonly string[] = process.argv.slice(2),
): Call<Options> {
  const tokens = callTokens(commandArguments, declaration.options);
  if (asksForHelp(tokens)) throw new HelpAsked(helpText(declaration));
  const fault = callFault(tokens, declaration);
  if (fault !== null) throw new UsageError(fault, `See npm run ${declaration.name} -- --help`);
  return parseArgs({
    args: [...commandArguments],
    options: declaration.options,
    strict: true,
    allowPositionals: true,
  });
}
