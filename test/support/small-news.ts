import { type Article, fingerprint } from '../../corpus/article.ts';

/** An article of made-up news: what a test gives, and something harmless for the rest. */
export function newsArticle(given: Partial<Article> = {}): Article {
  const { title = 'Bridge reopens', text = 'The old bridge carries cars again.' } = given;
  return {
    id: 'bridge',
    url: null,
    source: 'Meridian Post',
    publishedAt: '2025-03-01T09:00:00.000Z',
    updatedAt: null,
    author: null,
    section: null,
    language: null,
    ...given,
    title,
    text,
    fingerprint: fingerprint(title, text),
  };
}

/** The end of a strike, with who, when and how many. */
export const strike: Article = newsArticle({
  id: 'strike',
  url: 'https://meridian.example/strike',
  title: 'Harbour pilots end their strike at Port Meridian',
  publishedAt: '2025-03-10T06:30:00.000Z',
  updatedAt: '2025-03-10T08:00:00.000Z',
  author: 'Ada Quill',
  section: 'Economy',
  language: 'en',
  text: [
    'Harbour pilots at Port Meridian went back to work on Monday after a strike of 12 days. Union leader Petra Lindqvist signed the agreement on Sunday night.',
    'The pilots will get 4.5 percent more pay from April. “Nobody wins a strike that lasts this long,” said Lindqvist.',
    'Some 140 ships had waited outside the harbour.',
  ].join('\n\n'),
});

/** An earthquake, from another publisher. */
export const quake: Article = newsArticle({
  id: 'quake',
  url: 'https://valley.example/quake',
  title: 'Earthquake shakes the Lowen valley',
  source: 'Valley Herald',
  publishedAt: '2025-03-08T21:15:00.000Z',
  text: [
    'An earthquake of magnitude 5.2 shook the Lowen valley on Saturday evening. Nobody was hurt.',
    'Mayor Bruno Akande closed the school in Ostry for a week, because its walls have cracks.',
  ].join('\n\n'),
});

/** A vote, the oldest dated article. */
export const vote: Article = newsArticle({
  id: 'vote',
  title: 'Norland bans trawling in its bays',
  source: 'The Norland Times',
  publishedAt: '2025-02-20T17:00:00.000Z',
  text: 'Parliament in Norland voted 61 to 38 for a ban on trawling in all bays. The ban begins in 2027. Fisheries minister Odile Varga called it a gift to the cod.',
});

/** An article without a date. */
export const glass: Article = newsArticle({
  id: 'glass',
  title: 'How old glass becomes new glass',
  source: 'Green Pages',
  publishedAt: null,
  text: 'Old bottles are crushed, melted at 1,500 degrees and blown anew. Every tonne of old glass saves sand.',
});

/** What nobody can know before April. */
export const secondStrike: Article = newsArticle({
  id: 'second-strike',
  title: 'Harbour pilots strike again at Port Meridian',
  source: 'Valley Herald',
  publishedAt: '2025-04-01T05:00:00.000Z',
  text: 'Harbour pilots at Port Meridian began a second strike on Tuesday. Union leader Tomas Reyl signed the call to strike.',
});

/** All of the above, in the order of publication; the undated one first. */
export const smallNews: readonly Article[] = [glass, vote, quake, strike, secondStrike];
