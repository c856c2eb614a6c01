// Measures what a million characters of each kind cost a reader; a program of its own, without coverage.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cutPassages } from '../../corpus/passages.ts';
import { readFeed } from '../../corpus/sources/feed/read-feed.ts';
import { readHtmlPage } from '../../corpus/sources/page/html-page.ts';
import { toArticle } from '../../corpus/to-article.ts';
import type { ArticleLine } from '../../corpus/article-source.ts';
import { readReply } from '../../retrieval/models/openai-reply.ts';
import { askedForLatest, askedWhatHappened } from '../../retrieval/query/intent.ts';
import { queryOf } from './query-of.ts';

const LENGTH = 1_000_000;
/** What is repeated, by name. */
export const kinds = {
  'full stops': '.',
  spaces: ' ',
  'quotation marks': '"',
  brackets: '[(',
  'parts of addresses': '@ ',
  digits: '1',
  'combining marks': 'a\u0301\u0301',
  'line breaks': '\n',
  dividers: ' | ',
  'marks of Markdown': '*`',
  'starts of tags': '<a ',
};
const sentence = 'The ferry to Norland sails again on Monday, and the crew is glad of it. ';

/** Each with an end that no pattern expects, so that a match fails late. */
function hostile(unit: string): string {
  return `${unit.repeat(LENGTH / unit.length)}x`.slice(-LENGTH);
}

const harmless = sentence.repeat(LENGTH / sentence.length);

const readers = {
  'every field of a feed item': (text) => {
    const feed = readFeed(feedOf(text), 'https://daily.example/rss.xml');
    if (feed.kind === 'feed') for (const { line } of feed.items) index(line);
  },
  'every field of a JSON feed': (text) => {
    const item = {
      id: '1',
      url: 'https://daily.example/1',
      title: 'Ferry',
      content_text: 'It sails.',
    };
    const fields = ['id', 'url', 'title', 'content_text', 'date_published', 'language'];
    const items = fields.map((field) => ({ ...item, [field]: text }));
    const version = 'https://jsonfeed.org/version/1.1';
    const authors = [{ name: text }];
    const feed = readFeed(JSON.stringify({ version, title: text, authors, items }), null);
    if (feed.kind === 'feed') for (const { line } of feed.items) index(line);
  },
  'every field of a page': (text) => {
    for (const found of readHtmlPage(pageOf(text), 'https://daily.example/ferry'))
      if ('line' in found) index(found.line);
  },
  'every field of an article line': (text) => {
    const line = { title: 'Ferry', text: 'It sails.' };
    const fields = ['title', 'text', 'source', 'author', 'section', 'language', 'url'];
    for (const field of [...fields, 'published_at', 'updated_at'])
      index({ ...line, [field]: text });
  },
  'a question': (text) => {
    queryOf(text);
    queryOf(`What happened in ${text} today?`);
    askedForLatest(`What is the latest on ${text}`);
    askedWhatHappened(`What happened in ${text} yesterday`, '2026-03-02T12:00:00.000Z');
  },
  'the reply of a model': (text) => {
    const schema = z.object({ text: z.string() });
    const contents = [
      text,
      `{"text": ${JSON.stringify(text)}}`,
      `<think>${text}</think>{"text":""}`,
    ];
    for (const content of contents)
      readReply({ choices: [{ finish_reason: 'stop', message: { content } }] }, schema);
  },
} satisfies Record<string, (text: string) => void>;

export const readerNames = Object.keys(readers);

/** Processor time in milliseconds: for plain text, and for each kind the least of up to three tries. */
export const costsSchema = z.object({
  usual: z.number(),
  ofKinds: z.record(z.string(), z.number()),
});

/** A smaller difference says nothing. */
const SMALLEST = 150;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = Object.entries(readers).find(([name]) => name === process.argv[2])?.[1];
  if (read === undefined) throw new Error(`There is no reader “${process.argv[2]}”.`);
  process.stdout.write(JSON.stringify(costsOf(read)));
}

function costsOf(read: (text: string) => void): z.output<typeof costsSchema> {
  read(harmless);
  const usual = Math.max(SMALLEST, processorTime(read, harmless));
  const ofKinds = Object.entries(kinds).map(([name, unit]) => {
    const text = hostile(unit);
    let least = processorTime(read, text);
    // A busy machine disturbs single measurements, and what takes quadratic time is slow each time.
    for (let tries = 1; tries < 3 && least >= 3 * usual; tries += 1)
      least = Math.min(least, processorTime(read, text));
    return [name, least] as const;
  });
  return { usual, ofKinds: Object.fromEntries(ofKinds) };
}

function processorTime(read: (text: string) => void, text: string): number {
  const before = process.threadCpuUsage();
  read(text);
  return process.threadCpuUsage(before).user / 1_000;
}

/** What becomes of a line that was read. */
function index(line: ArticleLine): void {
  const made = toArticle(line);
  if ('article' in made) cutPassages(made.article);
}

function feedOf(text: string): string {
  const written = escaped(text);
  const usual = {
    title: 'Ferry',
    link: 'https://daily.example/ferry',
    guid: 'ferry',
    pubDate: 'Mon, 02 Mar 2026 06:00:00 GMT',
    author: 'ada@daily.example (Ada Marsh)',
    'dc:creator': 'Ada Marsh',
    category: 'World',
    description: 'It sails.',
    'content:encoded': 'It sails.',
  };
  const items = Object.keys(usual).map((field, index) => {
    const fields = {
      ...usual,
      guid: `ferry ${index}`,
      link: `${usual.link}${index}`,
      [field]: written,
    };
    return `<item>${Object.entries(fields)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}</item>`;
  });
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${written}</title>${items.join('')}</channel></rss>`;
}

function pageOf(text: string): string {
  const written = escaped(text);
  const paragraph = `<p>${sentence.repeat(3)}</p>`;
  const facts = { '@type': 'NewsArticle', headline: 'Ferry', author: text.slice(0, LENGTH / 2) };
  return `<!doctype html><html><head><title>${written}</title><meta property="og:site_name" content="${written}"><script type="application/ld+json">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script></head><body><article><h1>Ferry</h1><p class="byline">${written}</p><time datetime="${written}">2 March 2026</time>${paragraph.repeat(4)}<p>${written}</p></article></body></html>`;
}

/** As long as the others, with its references. */
function escaped(text: string): string {
  const whole = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return whole.slice(0, LENGTH).replace(/&\w{0,5}$/u, '');
}
