import { beforeAll, expect, test } from 'vitest';
import {
  starterQuestions,
  type StarterParts,
} from '../../../retrieval/digest/starter-questions.ts';
import { type Article, cardOf } from '../../../corpus/article.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { newsArticle, quake, strike } from '../../support/small-news.ts';
import { temporaryStore } from '../../support/temporary-store.ts';
import { harbourDigest } from '../../bot/examples/example-answers.ts';

const store: Store = await temporaryStore();
const at = '2025-03-20T00:00:00.000Z';
const asOf = { newest: null, oldest: null, articles: 3 };
const minister = newsArticle({
  id: 'minister',
  text: 'Former Minister Clara Voss said the bridge was safe. Clara Voss paid for the repair.',
});
const german = newsArticle({
  id: 'german',
  language: 'de',
  text: 'Karl Brandt told the story. Karl Brandt led the choir.',
});

beforeAll(async () => {
  const articles = [quake, strike, minister, german];
  await store.write(
    articles.map((article) => ({ article, passages: [], vectors: [], story: article.id })),
  );
});

/** Answers with what the articles say, and refuses questions that hold one of the given words. */
function parts(refused: readonly string[] = []): StarterParts & { asked: string[] } {
  const asked: string[] = [];
  return {
    store,
    asked,
    quote: async ({ text }) => {
      asked.push(text);
      if (refused.some((word) => text.includes(word)))
        return await Promise.resolve({ kind: 'no-evidence', question: text, nearest: [], asOf });
      const quote = `${quake.text} ${minister.text}`;
      const sources = [{ number: 1, article: cardOf(quake), quote }];
      const statements = [{ text: quote, citations: [1] }];
      return {
        kind: 'answered',
        question: text,
        statements,
        sources,
        asOf,
        method: 'quotes',
        dropped: 0,
      };
    },
    latest: async ({ topic }) => await Promise.resolve({ ...harbourDigest, topic }),
  };
}

test('asks who did something, what somebody said, and for the latest', async () => {
  expect(await starterQuestions({ at, most: 3 }, parts())).toEqual([
    'Who closed the school?',
    'What did Clara Voss say?',
    'What is the latest on Port Meridian?',
  ]);
});

test('suggests no question that has no answer', async () => {
  const refusing = parts(['Who']);
  expect(await starterQuestions({ at, most: 3 }, refusing)).toEqual([
    'What is the latest on Port Meridian?',
    'What did Clara Voss say?',
  ]);
  expect(refusing.asked).toContain('Who closed the school?');
});

test('suggests no more than was asked for, and nothing of what is published later', async () => {
  expect(await starterQuestions({ at, most: 1 }, parts())).toHaveLength(1);
  const before = '2025-01-01T00:00:00.000Z';
  expect(await starterQuestions({ at: before, most: 3 }, parts())).toEqual([]);
});

const told: readonly [language: string, text: string, questions: string[]][] = [
  [
    'de',
    'Petra Lindner unterzeichnete die Vereinbarung am Sonntag. Bruno Akker kündigte den Neubau an. Die Lotsen arbeiten wieder, sagte Bruno Akker.',
    ['Wer unterzeichnete die Vereinbarung?', 'Was hat Bruno Akker gesagt?'],
  ],
  [
    'es',
    'Ana Torrealba firmó el acuerdo con los prácticos el domingo. «Nadie gana una huelga así», dijo Julio Mena.',
    ['¿Quién firmó el acuerdo?', '¿Qué dijo Julio Mena?'],
  ],
  [
    'fr',
    'Claire Moulin a signé l’accord de Marenne dimanche soir. « Personne ne gagne une telle grève », a déclaré Paul Sorin.',
    ['Qui a signé l’accord de Marenne ?', 'Qu’a dit Paul Sorin ?'],
  ],
];

/** Answers each question with the whole of an article. */
function answeringWith(text: string, own: Store): StarterParts {
  const quoting = parts();
  return {
    ...quoting,
    store: own,
    quote: async (question) => {
      const answer = await quoting.quote(question);
      const statements = [{ text, citations: [1] }];
      return answer.kind === 'answered' ? { ...answer, statements } : answer;
    },
  };
}

async function storeOf(...articles: Article[]): Promise<Store> {
  const own = await temporaryStore();
  await own.write(
    articles.map((article) => ({ article, passages: [], vectors: [], story: article.id })),
  );
  return own;
}

test.each(told)(
  'asks in a language that articles are in: %s',
  async (language, text, questions) => {
    const own = newsArticle({ id: language, language, text });
    const answering = answeringWith(text, await storeOf(quake, own));
    expect(await starterQuestions({ at, most: 3, language }, answering)).toEqual(questions);
  },
);

test('asks in English where no article is in the language, and in theirs where none is in English', async () => {
  const [, text, questions] = told[0] ?? ['', '', []];
  const own = newsArticle({ id: 'own', language: 'de', text });
  expect(
    await starterQuestions(
      { at, most: 1, language: 'fr' },
      { ...parts(), store: await storeOf(quake, own) },
    ),
  ).toEqual(['Who closed the school?']);
  expect(
    await starterQuestions(
      { at, most: 2, language: 'fr' },
      answeringWith(text, await storeOf(own)),
    ),
  ).toEqual(questions);
});
