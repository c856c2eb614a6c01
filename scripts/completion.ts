// dateline completion: prints what makes a shell complete commands and options.
import { type Call, commands } from './command-line/commands.ts';
import type { CommandDeclaration, OptionDeclarations } from './command-line/declaration.ts';
import { firstClause } from './command-line/help.ts';
import { UsageError } from './command-line/run-script.ts';

const shells: Readonly<Record<string, (all: readonly CommandDeclaration[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export function run({ positionals: [shell = ''] }: Call<'completion'>): void {
  const write = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (write === undefined)
    throw new UsageError(
      `"${shell}" is not a known shell.`,
      `Known are ${Object.keys(shells).join(', ')}.`,
    );
  process.stdout.write(write(Object.values(commands)));
}

/** Completes words; everything else is left to bash, which completes files. */
function bashCompletion(all: readonly CommandDeclaration[]): string {
  const choices = all.flatMap(({ name, options }) =>
    Object.entries(options).flatMap(([option, { choices: known }]) =>
      known === undefined ? [] : [`    ${name}:--${option}) words='${known.join(' ')}' ;;`],
    ),
  );
  const values = all.flatMap(({ name, options }) =>
    Object.entries(options).flatMap(([option, { type, choices: known }]) =>
      type === 'boolean' || known !== undefined ? [] : [`${name}:--${option}`],
    ),
  );
  return `# bash completion of dateline
_dateline() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${all.map(({ name }) => name).join(' ')} --help --version' -- "$current"))
    return
  fi
  case "$command:\${COMP_WORDS[COMP_CWORD-1]}" in
${choices.join('\n')}
    ${values.join('|')}) return ;;
    *)
      case "$current" in
        -*)
          case "$command" in
${all.map((each) => `            ${each.name}) words='${optionWords(each)}' ;;`).join('\n')}
          esac
          ;;
        *)
          [ "$COMP_CWORD" -eq 2 ] && case "$command" in
${all.flatMap(({ name, positionals }) => (positionals?.subcommands ? [`            ${name}) words='${positionals.subcommands.join(' ')}' ;;`] : [])).join('\n')}
          esac
          ;;
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _dateline dateline
`;
}

function zshCompletion(all: readonly CommandDeclaration[]): string {
  const described = all.map(({ name, summary }) => zshQuoted(`${name}:${firstClause(summary)}`));
  return `#compdef dateline
_dateline() {
  local state line
  local -a commands=(
${described.map((line) => `    ${line}`).join('\n')}
  )
  _arguments -C '(- *)--help[print the commands]' '(- *)--version[print the version]' '1:command:->command' '*::argument:->arguments'
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${all.map((each) => `        ${each.name}) _arguments ${zshArguments(each).join(' ')} ;;`).join('\n')}
      esac
      ;;
  esac
}
_dateline "$@"
`;
}

function zshArguments({ options, positionals }: CommandDeclaration): string[] {
  const described = Object.entries(options).map(([name, option]) => {
    const about = option.description.replaceAll(/[[\]:\\]/gu, String.raw`\$&`);
    const value =
      option.type === 'boolean' ? '' : `:${option.value ?? 'VALUE'}:${zshAction(option)}`;
    return zshQuoted(`${option.multiple === true ? '*' : ''}--${name}[${about}]${value}`);
  });
  const help = "'(- *)--help[print the options]'";
  if (positionals === undefined) return [...described, help];
  const { name, subcommands } = positionals;
  const first = subcommands ? [zshQuoted(`1:subcommand:(${subcommands.join(' ')})`)] : [];
  const rest = zshQuoted(`*:argument:${namesFile(name) || subcommands ? '_files' : ''}`);
  return [...described, help, ...first, rest];
}

function zshAction({ choices, value = '' }: OptionDeclarations[string]): string {
  if (choices !== undefined) return `(${choices.join(' ')})`;
  return namesFile(value) ? '_files' : '';
}

function fishCompletion(all: readonly CommandDeclaration[]): string {
  const lines = all.flatMap(({ name, summary, options, positionals }) => {
    const here = `complete -c dateline -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c dateline -n __fish_use_subcommand -a ${name} -d ${fishQuoted(firstClause(summary))}`,
      ...Object.entries(options).map(([option, { type, choices, value = '', description }]) => {
        const files = namesFile(value) ? '-r -F' : '-x';
        const known = choices === undefined ? files : `-x -a '${choices.join(' ')}'`;
        return `${here} -l ${option}${type === 'boolean' ? '' : ` ${known}`} -d ${fishQuoted(description)}`;
      }),
      ...(positionals?.subcommands ? [`${here} -a '${positionals.subcommands.join(' ')}'`] : []),
      ...(namesFile(positionals?.name ?? '') ? [`${here} -F`] : []),
    ];
  });
  return ['complete -c dateline -f', ...lines, ''].join('\n');
}

function optionWords({ options }: CommandDeclaration): string {
  return [...Object.keys(options).map((name) => `--${name}`), '--help'].join(' ');
}

function namesFile(placeholder: string): boolean {
  return /FILE|FOLDER|PATH/u.test(placeholder);
}

function zshQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/gu, String.raw`\$&`)}'`;
}
