/** One form of a story: as first published, updated or corrected. */
type StoryForm = {
  /** From when on it reads so, in ISO 8601. */
  at: string;
  headline: string;
  summary: string;
  paragraphs: readonly string[];
  /** Such as "Correction: …", shown above the text. */
  notice?: string;
};

/** A story of our own, which appears and changes as time goes by. */
export type Story = {
  /** Where its page is, such as `/2026/03/02/ferry`. */
  path: string;
  byline?: string;
  section?: string;
  /** The oldest first; the first is the publication. */
  forms: readonly [StoryForm, ...StoryForm[]];
};

/** A story as it stands at one time. */
export type ToldStory = Omit<Story, 'forms'> & StoryForm & { published: string };

/** The story at a time; null before it is published. */
export function storyAt({ forms, ...story }: Story, time: Date): ToldStory | null {
  const form = forms.findLast(({ at }) => Date.parse(at) <= time.getTime());
  return form ? { ...story, ...form, published: forms[0].at } : null;
}

/** The published stories at a time, newest first. */
export function storiesAt(stories: readonly Story[], time: Date): ToldStory[] {
  return stories
    .flatMap((story) => storyAt(story, time) ?? [])
    .toSorted((left, right) => Date.parse(right.published) - Date.parse(left.published));
}
