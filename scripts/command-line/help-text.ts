import type {
  CommandDeclaration,
  OptionDeclaration,
  PositionalsDeclaration,
} from './declaration.ts';

const lineWidth = 80;

/** The help text of a command: its call, summary, options and examples; ends with a line break. */
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
