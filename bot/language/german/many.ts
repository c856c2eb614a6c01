import { locale } from './locale.ts';

/** A number with its noun, in one or many. */
export function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : more}`;
}
