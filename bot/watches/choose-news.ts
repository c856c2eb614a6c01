import type { Source } from '../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../retrieval/digest/digest.ts';
import type { Watch } from '../ports/watches.ts';
import type { ToldStory } from '../render/discord/news/announcement.ts';
import { isBreaking } from './is-breaking.ts';
import { type Told, untoldStories } from './untold-stories.ts';

/** What is newest on the topic of a watch. */
export type Found = { watch: Watch; digest: Digest };
/** A story to tell, and for which watch. */
export type ChosenStory = ToldStory & { watchId: number };

/**
 * What the watches of one channel have to tell it: nothing that it was told, nothing twice, and of
 * breaking news only what is worth a message. The sources are numbered over all of it.
 */
export function chooseNews(
  found: readonly Found[],
  told: Told,
  at: string,
): { stories: ChosenStory[]; sources: Source[] } {
  const known = new Map(told);
  const stories: ChosenStory[] = [];
  const sources: Source[] = [];
  for (const { watch, digest } of found) {
    const untold = untoldStories(digest, known).filter(
      (story) => watch.rhythm.kind === 'hours' || isBreaking(story, known, at),
    );
    for (const story of untold) {
      const { id: watchId, topic, roleId } = watch;
      stories.push({ watchId, topic, roleId, story: renumbered(story, digest.sources, sources) });
      for (const { id } of story.members) known.set(id, at);
    }
  }
  return { stories, sources };
}

/** The story with its citations counted on from `sources`, to which what it cites is added. */
function renumbered(story: DigestStory, own: readonly Source[], sources: Source[]): DigestStory {
  const numbers = new Map<number, number>();
  const numberOf = (citation: number): number[] => {
    const source = own.find(({ number }) => number === citation);
    if (source === undefined) return [];
    const known = numbers.get(citation);
    if (known !== undefined) return [known];
    const number = sources.length + 1;
    sources.push({ ...source, number });
    numbers.set(citation, number);
    return [number];
  };
  const statements = story.statements.map(({ text, citations }) => ({
    text,
    citations: citations.flatMap(numberOf),
  }));
  return { ...story, statements };
}
