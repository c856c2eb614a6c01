// The command lines of the commands that answer and show what was found.
import { batchOptions, command, jsonOption, questionOptions } from '../declaration.ts';

const citationStyles = ['apa', 'mla', 'chicago', 'bibtex', 'csl-json', 'wikipedia'] as const;

export const asking = {
  ask: command({
    name: 'ask',
    summary: 'Answers a question about the news in the corpus, with sources.',
    examples: [
      '"Who led the delegation?"',
      '"What did the minister say?" --source Reuters --since 7d',
      '--batch questions.jsonl',
    ],
    positionals: { min: 0, max: 1_000, name: 'QUESTION' },
    options: { ...questionOptions, ...batchOptions, json: jsonOption },
  }),
  'fact-check': command({
    name: 'fact-check',
    summary:
      'Shows the sentences of the corpus that are closest to each claim, with their sources.',
    examples: [
      '"The bridge reopened on Saturday."',
      '--at 2025-12-02 "Turnout was 62 percent."',
      '--batch claims.jsonl',
    ],
    positionals: { min: 0, max: 1_000, name: 'CLAIM' },
    options: { at: questionOptions.at, ...batchOptions, json: jsonOption },
  }),
  latest: command({
    name: 'latest',
    summary:
      'Shows the latest stories, overall or on a topic, quoted or summed up by a model, with their sources.',
    examples: ['', '"climate talks" --since 7d', '--at 2025-12-02 --json'],
    positionals: { min: 0, max: 1_000, name: 'TOPIC' },
    options: {
      at: questionOptions.at,
      source: questionOptions.source,
      since: questionOptions.since,
      stories: {
        type: 'string',
        value: 'NUMBER',
        description: 'maximum number of stories (default: 5)',
      },
      json: jsonOption,
    },
  }),
  timeline: command({
    name: 'timeline',
    summary:
      'Shows what happened on a topic, day by day, one quoted sentence with its source per day.',
    examples: ['"climate talks"', '"climate talks" --since 30d --json'],
    positionals: { min: 1, max: 1_000, name: 'TOPIC' },
    options: {
      at: questionOptions.at,
      source: questionOptions.source,
      since: questionOptions.since,
      json: jsonOption,
    },
  }),
  retrieve: command({
    name: 'retrieve',
    summary: 'Shows the ranked passages for a question with their scores, to examine a bad answer.',
    examples: ['"Who led the delegation?"', '"Who led the delegation?" --top 20 --json'],
    positionals: { min: 1, max: 1_000, name: 'QUESTION' },
    options: {
      ...questionOptions,
      top: { type: 'string', value: 'NUMBER', default: '10', description: 'how many passages' },
      json: jsonOption,
    },
  }),
  cite: command({
    name: 'cite',
    summary: 'Writes the citation of a stored article.',
    examples: ['https://example.com/news/strike', 'ARTICLE_ID --style wikipedia'],
    positionals: { min: 1, max: 1_000, name: 'ARTICLE' },
    options: {
      style: {
        type: 'string',
        value: 'NAME',
        default: 'apa',
        choices: citationStyles,
        description: `one of ${citationStyles.join(', ')}`,
      },
      json: jsonOption,
    },
  }),
};
