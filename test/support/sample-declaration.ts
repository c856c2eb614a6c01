import { jsonOption } from '../../scripts/command-line/declaration.ts';

/** The command line of the sample command. */
export const sampleDeclaration = {
  name: 'sample',
  summary: 'Prints its call.',
  examples: ['"Who won?" --top 3'],
  options: {
    top: { type: 'string', value: 'NUMBER', default: '10', description: 'how many to print' },
    source: { type: 'string', value: 'NAME', multiple: true, description: 'only this one' },
    json: jsonOption,
  },
  positionals: { min: 1, max: 1, name: 'QUESTION' },
} as const;
