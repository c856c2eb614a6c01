// Finds the spans of a sentence that are of the type a question asks for.
import type { Query } from '../query/query.ts';
import type { Sentence } from '../text/analyse.ts';
import { stemmedWords, type Token } from '../text/tokens.ts';
import { timesIn } from '../text/times.ts';

const TITLE = /[“"‘']([^”"’']{2,60})[”"’']/gu;
const CURRENCY_SIGN = /^[$€£¥]$/u;
const CURRENCY = /^(?:dollars?|euros?|pounds?|cents?|yen|percent)$/u;

/**
 * The spans of a sentence that have the answer type and are not in the question: for each the stem that
 * other articles would use (`Rubio` for `Marco Rubio`). Null where the type has no form: `why` asks for
 * anything, and `which product` need not be a name. `common` are words that the evidence also writes in
 * lower case: they are not names, even if a headline capitalises them.
 */
export function answerSpans(
  sentence: Sentence,
  { answerType, stems }: Pick<Query, 'answerType' | 'stems'>,
  common: ReadonlySet<string>,
): Set<string> | null {
  switch (answerType) {
    case 'amount': {
      const amounts = numbersIn(sentence, stems, isAmount);
      return amounts.size > 0 ? amounts : numbersIn(sentence, stems);
    }
    case 'number':
      return numbersIn(sentence, stems);
    case 'time':
      return timesNotAsked(sentence, stems);
    case 'person':
    case 'place':
      return namesNotAsked(sentence, stems, common);
    case 'choice': {
      const things = namesNotAsked(sentence, stems, common).union(titlesIn(sentence, stems));
      return things.size > 0 ? things : null;
    }
    case 'other':
      return null;
  }
}

function numbersIn(
  { tokens }: Sentence,
  asked: Query['stems'],
  isWanted: (tokens: readonly Token[], index: number) => boolean = () => true,
): Set<string> {
  return new Set(
    tokens.flatMap(({ kind, stem }, index) =>
      kind === 'number' && !asked.has(stem) && isWanted(tokens, index) ? [stem] : [],
    ),
  );
}

/** Money or a percentage: `$44 billion`, `3 million euros`, `40%`. */
function isAmount(tokens: readonly Token[], index: number): boolean {
  const behind = tokens.slice(index + 1, index + 3);
  return (
    CURRENCY_SIGN.test(tokens[index - 1]?.raw ?? '') ||
    behind.some(({ word }, at) => CURRENCY.test(word) && (at === 0 || behind[0]?.kind === 'number'))
  );
}

function timesNotAsked({ text }: Sentence, asked: Query['stems']): Set<string> {
  const times = timesIn(text).map((time) => stemmedWords(time.text).map(({ stem }) => stem));
  return new Set(
    times.filter((time) => time.some((stem) => !asked.has(stem))).map((time) => time.join(' ')),
  );
}

function namesNotAsked(
  { names, tokens }: Sentence,
  asked: Query['stems'],
  common: ReadonlySet<string>,
): Set<string> {
  const found = names.map(({ first, last }) => tokens.slice(first, last + 1));
  return new Set(
    found.flatMap((name) => {
      const rest = name.filter(({ stem }) => !asked.has(stem));
      return rest.some(({ word }) => !common.has(word)) ? [rest.at(-1)?.stem ?? ''] : [];
    }),
  );
}

/** Quoted titles that hold nothing of the question: `“Silver Tide”`. */
function titlesIn({ text }: Sentence, asked: Query['stems']): Set<string> {
  const titles = [...text.matchAll(TITLE)].map(([, title = '']) => stemmedWords(title));
  return new Set(
    titles.flatMap((title) =>
      title.length > 0 && title.every(({ stem }) => !asked.has(stem))
        ? [title.at(-1)?.stem ?? '']
        : [],
    ),
  );
}
