// Makes the timeline of a topic.
import type { Source } from '../answer.ts';
import { dateEvents } from './date-events.ts';
import type { Timeline, TimelineEvent } from './digest.ts';
import type { DigestParts } from './latest.ts';
import { citeSentence, isRepeated, newsCandidates, type NewsSentence } from './news-sentences.ts';
import { storiesOnTopic, type TopicRequest } from './stories.ts';

/** Days of a timeline, the newest ones. */
const MOST_EVENTS = 40;
/** An event's sentence says this share of the topic itself. */
const LEAST_ON_TOPIC = 0.45;
/** The place in its article of the last sentence that counts as a lead, from 0. */
const LAST_LEAD = 1;
/** Sentences below this are background. */
const LEAST_LEAD = 0.4;

/**
 * What happened on a topic, day by day: for each day on which something happened the sentence that tells
 * it best, word for word, oldest first, at most the newest 40 days. The day is the one that the sentence
 * names; a lead that names none tells of the day of its article, unless a model finds another in it.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function topicTimeline(request: TopicRequest, parts: DigestParts): Promise<Timeline> {
  const { topic, at } = request;
  const asOf = await parts.store.extent({ until: at });
  const found = await storiesOnTopic(request, parts);
  const articles = found.stories
    .flat()
    .filter(({ copyOf }) => copyOf === null)
    .flatMap(({ id }) => found.articles.get(id)?.article ?? []);
  const boilerplate = await parts.boilerplateOf(articles);
  const candidates = articles
    .flatMap((article) =>
      newsCandidates([article], { topic: found.topic, at, weights: parts.weights, boilerplate }),
    )
    .filter(({ onTopic, lead }) => onTopic >= LEAST_ON_TOPIC && lead >= LEAST_LEAD);
  const undated = candidates.filter(({ time, index }) => time.day === null && index <= LAST_LEAD);
  const given = await dateEvents(undated, parts);
  const dated = candidates.flatMap((sentence) => {
    const day = sentence.time.day ?? given[undated.indexOf(sentence)] ?? dayOfLead(sentence);
    return day === null ? [] : [{ ...sentence, day }];
  });
  const sources: Source[] = [];
  const chosen = chooseEvents(dated).slice(-MOST_EVENTS);
  const events = chosen.map((sentence): TimelineEvent => {
    const { text, citations } = citeSentence(sentence, sources);
    return { at: `${sentence.day}T00:00:00.000Z`, text, citations };
  });
  return { kind: 'timeline', topic, events, sources, asOf };
}

/** The day of an article, for a lead that says what happened and names no time; otherwise null. */
function dayOfLead({ time, index, article }: NewsSentence): string | null {
  const isLead = index <= LAST_LEAD && !time.isTimed;
  return isLead ? (article.publishedAt ?? '').slice(0, 10) : null;
}

type DatedSentence = NewsSentence & { day: string };

/** The best sentence of each day that says no more than an earlier one, in order of time. */
function chooseEvents(dated: readonly DatedSentence[]): DatedSentence[] {
  const byDay = Map.groupBy(dated, ({ day }) => day);
  const days = [...byDay].toSorted(([one], [other]) => one.localeCompare(other));
  const chosen: DatedSentence[] = [];
  for (const [, sentences] of days) {
    const best = sentences
      .filter((sentence) => !chosen.some((other) => isRepeated(sentence, other)))
      .toSorted((one, other) => other.lead - one.lead)[0];
    if (best !== undefined) chosen.push(best);
  }
  return chosen;
}
