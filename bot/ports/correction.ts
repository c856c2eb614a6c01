/** What became of an article after an answer had quoted it. */
export type Correction = {
  articleId: string;
  /** The article's publisher. */
  publisher: string;
  /** What the publisher calls it; `change` where a quoted sentence is gone without a word. */
  kind: 'retraction' | 'correction' | 'change';
  /** The publisher's own notice; null where there is none. */
  notice: string | null;
  /** When the new words were seen, ISO 8601 in UTC. */
  seenAt: string;
};

/** Tells whether two corrections are of one change of one article. */
export function isSameChange(one: Correction, other: Correction): boolean {
  return one.articleId === other.articleId && one.seenAt === other.seenAt;
}
