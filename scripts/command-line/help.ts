// The help texts: of one command, and the list of all.
import {
  type CommandDeclaration,
  helpOption,
  type OptionDeclarations,
  type PositionalsDeclaration,
} from './declaration.ts';

const LINE_WIDTH = 80;

type Row = { left: string; right: string };

/** The help text of a command: usage, summary, options and examples; ends with a line break. */
export function commandHelp(declaration: CommandDeclaration): string {
  const { name, summary, examples, options, positionals } = declaration;
  return [
    `Usage: ${writtenCall(name, [...placeholders(positionals), '[options]'].join(' '))}`,
    '',
    ...wrap(summary, LINE_WIDTH),
    '',
    'Options:',
    ...columns(Object.entries({ ...options, help: helpOption }).map(optionRow)),
    ...(examples.length > 0 ? ['', 'Examples:'] : []),
    ...examples.map((example) => `  ${writtenCall(name, example)}`),
    '',
  ].join('\n');
}

/** The help text of the program: its commands by group; ends with a line break. */
export function programHelp(
  groups: Readonly<Record<string, Readonly<Record<string, CommandDeclaration>>>>,
): string {
  const width = Math.max(
    ...Object.values(groups).flatMap((group) => Object.keys(group).map((name) => name.length)),
  );
  return [
    'Usage: dateline COMMAND [options]',
    '',
    'Answers questions about the news from your own articles, with sources.',
    ...Object.entries(groups).flatMap(([heading, group]) => [
      '',
      `${heading}:`,
      ...columns(
        Object.values(group).map(({ name, summary }) => ({
          left: name.padEnd(width),
          right: firstClause(summary),
        })),
      ),
    ]),
    '',
    'dateline COMMAND --help shows the options of a command.',
    '',
  ].join('\n');
}

/** A call as the caller would write it: of the npm script where that was used, else of `dateline`. */
export function writtenCall(name: string, words: string): string {
  const isScript = process.env['npm_lifecycle_event'] === name;
  const npm = name === 'start' ? 'npm start' : `npm run ${name}`;
  if (words === '') return isScript ? npm : `dateline ${name}`;
  return isScript ? `${npm} -- ${words}` : `dateline ${name} ${words}`;
}

/** A text that names npm scripts, as somebody who called `dateline` itself would write them. */
export function asCalled(text: string): string {
  if (process.env['npm_lifecycle_event']) return text;
  return text
    .replaceAll(/npm run ([a-z-]+)(?: --(?= ))?/gu, 'dateline $1')
    .replaceAll('npm start', 'dateline start');
}

/** What a summary begins with: up to its first colon, semicolon or full stop. */
export function firstClause(summary: string): string {
  return summary.split(/[:;.](?: |$)/u, 1)[0] ?? summary;
}

/** Rows in two columns, the right one wrapped. */
function columns(rows: readonly Row[]): string[] {
  const column = Math.max(...rows.map(({ left }) => left.length)) + 4;
  return rows.flatMap(({ left, right }) => {
    const [first = '', ...rest] = wrap(right, LINE_WIDTH - column);
    return [`  ${left}`.padEnd(column) + first, ...rest.map((line) => ' '.repeat(column) + line)];
  });
}

function optionRow([name, option]: [string, OptionDeclarations[string]]): Row {
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
