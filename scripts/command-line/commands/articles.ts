// The command lines of the commands that add, show and remove articles.
import { command, jsonOption } from '../declaration.ts';

/** May be repeated. */
const ruleOption = { type: 'string', value: 'RULE', multiple: true } as const;
const rules = 'a word, a phrase, or title:, author:, section: or language: and a value';

export const articles = {
  ingest: command({
    name: 'ingest',
    summary:
      'Adds articles to the corpus: files (.txt .md .html .json .jsonl, feeds, each also gzipped), folders, - for standard input, and addresses of pages, feeds, OPML lists and sitemaps.',
    examples: ['articles/', 'news.jsonl.gz --json', 'https://www.example.org/rss.xml', '--rebuild'],
    positionals: { min: 0, max: 100_000, name: 'PATH|URL' },
    options: {
      rebuild: {
        type: 'boolean',
        description: 'index all stored articles again, after a change of the embedder',
      },
      json: jsonOption,
    },
  }),
  read: command({
    name: 'read',
    summary: 'Shows the articles that ingest would store, without storing them.',
    examples: ['article.txt', 'page.html --json', 'https://www.example.org/news/storm'],
    positionals: { min: 1, max: 100_000, name: 'PATH|URL' },
    options: { json: jsonOption },
  }),
  feeds: command({
    name: 'feeds',
    summary:
      'Follows feeds: adds and removes them, lists their status, and checks what a feed would bring. add takes feeds, sites, sitemaps and OPML lists, as addresses or files.',
    examples: [
      'add https://www.example.org/',
      'add feeds.opml',
      'list --json',
      'check https://www.example.org/rss.xml',
    ],
    positionals: {
      min: 1,
      max: 100_000,
      name: 'add|remove|list|check',
      subcommands: ['add', 'remove', 'list', 'check'],
    },
    options: {
      only: { ...ruleOption, description: `add: read only items that a rule matches; ${rules}` },
      without: { ...ruleOption, description: 'add: leave out items that a rule matches' },
      pages: {
        type: 'boolean',
        description: 'add, check: follow the links of a page that has no feed',
      },
      header: {
        type: 'string',
        value: 'HEADER',
        multiple: true,
        description: 'add, check: NAME: VALUE to send to its server, or @FILE with one a line',
      },
      cookie: {
        type: 'string',
        value: 'NAME=VALUE',
        multiple: true,
        description: 'add, check: a cookie to send to its server',
      },
      login: {
        type: 'string',
        value: 'NAME:PASSWORD',
        description: 'add, check: log in to its server (HTTP Basic)',
      },
      json: jsonOption,
    },
  }),
  forget: command({
    name: 'forget',
    summary:
      'Removes articles from the store for good: by address or id, all of a publisher, or the sample briefs.',
    examples: ['https://news.example/article', '--source "The Example"', '--samples'],
    positionals: { min: 0, max: 100_000, name: 'URL|ID' },
    options: {
      source: {
        type: 'string',
        value: 'NAME',
        multiple: true,
        description: 'all articles of this publisher; may be repeated',
      },
      samples: { type: 'boolean', description: 'the sample briefs' },
      json: jsonOption,
    },
  }),
  history: command({
    name: 'history',
    summary: 'Shows how a stored article changed: what was removed, what was added, and when.',
    examples: ['https://news.example/article', 'news-example-0123456789abcdef --json'],
    positionals: { min: 1, max: 1, name: 'URL|ID' },
    options: { json: jsonOption },
  }),
};
