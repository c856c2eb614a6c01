import { z } from 'zod';

/** What a source hands over: an article line, or why one input could not be read. */
export type Found =
  | {
      input: string;
      line: ArticleLine;
      /** What a person should know of it, in one sentence, such as that it is a summary only. */
      note?: string;
    }
  /** `input` names the file (and line) for a person; `reason` is one sentence. */
  | { input: string; rejected: string };

/** Where articles come from: files, a folder, standard input, feeds and pages of the web. */
export type ArticleSource = {
  /**
   * Everything the source holds, in its own order. Never throws for a bad input: that is one
   * `rejected`, and the next input follows.
   */
  articles(): AsyncIterable<Found>;
};

const optionalText = z.string().nullish();

/**
 * One article as the outside world writes it: a line of JSONL, a JSON object, or what a reader made
 * of a file. Unknown keys are left alone; nothing here is trusted yet (see `toArticle`).
 */
export const articleLineSchema = z.object({
  id: z
    .union([z.string().min(1).max(200), z.number()])
    .transform(String)
    .nullish(),
  url: optionalText,
  title: z.string(),
  source: optionalText,
  /** Any date that `parseDate` reads; without a zone it is UTC. */
  published_at: optionalText,
  updated_at: optionalText,
  author: optionalText,
  section: optionalText,
  language: optionalText,
  text: z.string(),
});

/** See `articleLineSchema`. */
export type ArticleLine = z.input<typeof articleLineSchema>;

/** A line of the right shape, or in one sentence what is wrong with it. */
type CheckedLine = { line: z.output<typeof articleLineSchema> } | { rejected: string };

/** Checks the shape of an article line; its texts are not looked at. Never throws. */
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

/**
 * Turns the decoded content of one file into article lines. `name` stands for the file in `input`.
 * Never throws: what cannot be read is one `rejected`.
 */
export type Reader = (content: string, name: string) => Found[];
