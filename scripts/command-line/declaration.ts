/** One option: the fields that `parseArgs` of node:util reads, and the text for `--help`. */
export type OptionDeclaration = {
  type: 'string' | 'boolean';
  /** Shown in the help text; a fragment without a full stop. */
  description: string;
  /** Placeholder of the value in the help text, such as `NUMBER`. */
  value?: string;
  short?: string;
  multiple?: boolean;
  default?: string | boolean | string[];
};

/** Options by their long name, without dashes. */
export type OptionDeclarations = Record<string, OptionDeclaration>;

/** How many positional arguments a command takes; `name` is their placeholder, such as `QUESTION`. */
export type PositionalsDeclaration = { min: number; max: number; name: string };

/** The command line of one command. */
export type CommandDeclaration<Options extends OptionDeclarations = OptionDeclarations> = {
  /** As in `npm run NAME`. */
  name: string;
  /** One or two sentences on what the command does. */
  summary: string;
  /** What may follow `npm run NAME -- `; an empty string is the call without arguments. */
  examples: readonly string[];
  options: Options;
  /** Without it the command takes options only. */
  positionals?: PositionalsDeclaration;
};

/** `--json`, the same in every command. */
export const jsonOption = {
  type: 'boolean',
  description: 'print JSON and nothing else on standard output',
} as const satisfies OptionDeclaration;

const lineWidth = 80;

/** The help text of a command: usage, summary, options and examples; ends with a line break. */
export function helpText({
  name,
  summary,
  examples,
  options,
  positionals,
}: CommandDeclaration): string {
  const script = `npm run ${name}`;
  const call = `${script} --`;
  const rows = [
    ...Object.entries(options).map(optionRow),
    { left: '-h, --help', right: 'print this text' },
  ];
  const column = Math.max(...rows.map(({ left }) => left.length)) + 4;
  return [
    `Usage: ${[call, ...placeholders(positionals), '[options]'].join(' ')}`,
    '',
    ...wrap(summary, lineWidth),
    '',
    'Options:',
    ...rows.flatMap(({ left, right }) => {
      const [first = '', ...rest] = wrap(right, lineWidth - column);
      return [`  ${left}`.padEnd(column) + first, ...rest.map((line) => ' '.repeat(column) + line)];
    }),
    ...(examples.length > 0 ? ['', 'Examples:'] : []),
    ...examples.map((example) => `  ${example === '' ? script : `${call} ${example}`}`),
    '',
  ].join('\n');
}

function optionRow([name, option]: [string, OptionDeclaration]): { left: string; right: string } {
  const long = option.type === 'string' ? `--${name} ${option.value ?? 'VALUE'}` : `--${name}`;
  const notes = [
    ...(option.multiple === true ? ['may be given several times'] : []),
    ...(option.type === 'string' && option.default !== undefined
      ? [`default: ${String(option.default)}`]
      : []),
  ];
  return {
    left: option.short === undefined ? long : `-${option.short}, ${long}`,
    right: option.description + (notes.length > 0 ? ` (${notes.join('; ')})` : ''),
  };
}

function placeholders(positionals: PositionalsDeclaration | undefined): string[] {
  if (positionals === undefined) return [];
  const name = positionals.max > 1 ? `${positionals.name}...` : positionals.name;
  return [positionals.min === 0 ? `[${name}]` : name];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
