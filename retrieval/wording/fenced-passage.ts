import type { Evidence } from '../ranking/select-evidence.ts';
import { fenced } from './fenced.ts';

/** A passage as quoted material of a prompt, with what is known of its article; `number` from 1. */
export function fencedPassage({ article, passage }: Evidence, number?: number): string {
  const numbered = number === undefined ? '' : ` number="${number}"`;
  const published = article.publishedAt?.slice(0, 10) ?? 'unknown';
  return `<passage${numbered} publisher="${fenced(article.source)}" published="${published}" headline="${fenced(article.title)}">\n${fenced(passage.text)}\n</passage>`;
}
