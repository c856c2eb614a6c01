// Makes the timeline of a topic.
import type { Source } from '../answer.ts';
import { stemmedWords } from '../text/tokens.ts';
import { weightedStems } from '../text/word-weights.ts';
import type { Timeline, TimelineEvent } from './digest.ts';
import type { DigestParts } from './latest.ts';
import { citeSentence, newsSentences } from './news-sentences.ts';
import { storiesOnTopic, type StoryArticle, type TopicRequest } from './stories.ts';

/** Days of a timeline, the newest ones. */
const MOST_EVENTS = 40;
const SENTENCE_ROOM = 320;

/**
 * What happened on a topic, day by day: for each day with news its most newsworthy sentence, word for
 * word, oldest first, at most the newest 40 days.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function topicTimeline(request: TopicRequest, parts: DigestParts): Promise<Timeline> {
  const { topic, at } = request;
  const asOf = await parts.store.extent({ until: at });
  const stories = await storiesOnTopic(request, parts);
  const days = [...byDay(stories.flat())].slice(-MOST_EVENTS);
  const sources: Source[] = [];
  const events: TimelineEvent[] = [];
  const told = new Set<string>();
  for (const [, members] of days) {
    const event = await eventOf(members, { topic, sources, told, parts });
    if (event !== null) events.push(event);
  }
  return { kind: 'timeline', topic, events, sources, asOf };
}

function byDay(articles: readonly StoryArticle[]): Map<string, StoryArticle[]> {
  const originals = articles
    .filter(({ copyOf }) => copyOf === null)
    .toSorted((left, right) => left.publishedAt.localeCompare(right.publishedAt));
  return Map.groupBy(originals, ({ publishedAt }) => publishedAt.slice(0, 10));
}

type Telling = { topic: string; sources: Source[]; told: Set<string>; parts: DigestParts };

async function eventOf(
  members: readonly StoryArticle[],
  { topic, sources, told, parts }: Telling,
): Promise<TimelineEvent | null> {
  const ids = members.map(({ id }) => id).toReversed();
  const articles = await parts.store.articles(ids.slice(0, 4));
  const [sentence] = newsSentences(articles, {
    subject: weightedStems(stemmedWords(topic), parts.weights),
    weights: parts.weights,
    boilerplate: await parts.boilerplateOf(articles),
    most: 1,
    room: SENTENCE_ROOM,
  });
  if (sentence === undefined || told.has(sentence.text)) return null;
  told.add(sentence.text);
  const { text, citations } = citeSentence(sentence, sources);
  return { at: sentence.article.publishedAt ?? '', text, citations };
}
