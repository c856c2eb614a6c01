// The port of everything that hands over articles, and the article lines that it hands over.
import { z } from 'zod';
import type { Origin } from './origin.ts';

/** Where articles come from: files, a folder, standard input, feeds, web pages. */
export type ArticleSource = {
  /**
   * Everything the source holds, in its own order. Never throws for a bad input: the input becomes
   * one `rejected`, and the next one follows.
   */
  articles(): AsyncIterable<Found>;
};

/** One input of a source: an article line, or why the input could not be read. */
export type Found =
  | {
      /** Names the file and line, or the address, for a person. */
      input: string;
      line: ArticleLine;
      /** A warning in one sentence, such as that only a summary was found. */
      note?: string;
      /** Where it was read; a file if it is missing. */
      origin?: Origin;
      /** A hash of the feed and of the item's guid there, which stays if its address changes. */
      item?: string;
    }
  /** `rejected` is the reason in one sentence. */
  | { input: string; rejected: string };

/**
 * Turns the decoded content of one file into article lines. `name` stands for the file in `input`.
 * Never throws: what cannot be read is one `rejected`.
 */
export type Reader = (content: string, name: string) => Found[];

const optionalText = z.string().nullish();

/**
 * One article as the outside world writes it: a line of JSONL, a JSON object, or a reader's output.
 * Unknown keys are ignored. The texts are untrusted until `toArticle` has cleaned them.
 */
export const articleLineSchema = z.object({
  id: z
    .union([z.string().min(1).max(200), z.number()])
    .transform(String)
    .nullish(),
  url: optionalText,
  title: z.string(),
  source: optionalText,
  /** Any date that `parseDate` reads; without a zone it is UTC. Readers may leave one of `openDate`. */
  published_at: optionalText,
  updated_at: optionalText,
  author: optionalText,
  section: optionalText,
  language: optionalText,
  text: z.string(),
});

/** See `articleLineSchema`. */
export type ArticleLine = z.input<typeof articleLineSchema>;

/** A valid article line, or what is wrong with it in one sentence. */
type CheckedLine = { line: z.output<typeof articleLineSchema> } | { rejected: string };

/** Validates the shape of an article line, not its texts. Never throws. */
export function checkLine(value: unknown): CheckedLine {
  const checked = articleLineSchema.safeParse(value);
  if (checked.success) return { line: checked.data };
  const field = String(checked.error.issues[0]?.path[0] ?? '');
  return { rejected: reasonFor(field, Object(value)[field] == null) };
}

function reasonFor(field: string, isAbsent: boolean): string {
  switch (field) {
    case '':
      return 'not an article: an object with a title and a text is needed';
    case 'title':
      return isAbsent ? 'the title is missing' : 'the title is not a string';
    case 'text':
      return isAbsent ? 'no text' : 'text is not a string';
    case 'id':
      return 'the id is not a number or a string of 1 to 200 characters';
    default:
      return `${field} is not a string`;
  }
}
