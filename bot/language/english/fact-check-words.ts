import { many } from './many.ts';
import type { FactCheckStrings } from '../words/fact-check-words.ts';

export const factCheckStrings: FactCheckStrings = {
  heading: 'Fact check',
  verdict: ({ findings }) => (findings.length > 0 ? 'Closest coverage' : 'No article comes close'),
  omitted: (count) => `${many(count, 'further sentence')} not checked`,
  caveat:
    'These are the closest sentences in the articles I have. I do not judge whether a claim is true.',
  noWords:
    'I can read no words in this message: a picture, a video or a file alone I cannot check.',
  noClaims:
    'This message states nothing that I could check: I look for statements, not for questions, greetings or opinions.',
  noCoverage: ({ articles }) =>
    articles === 0
      ? 'The corpus is still empty: no article has been added yet.'
      : 'No article in the corpus bears on this message.',
  found: (articles, stories) =>
    `${many(articles, 'article')} in ${stories === 1 ? 'one story' : `${stories} stories`}`,
};
