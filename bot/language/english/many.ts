import { locale } from './locale.ts';

/** A number with its noun, in one or many. */
export function many(count: number, noun: string): string {
  return `${count.toLocaleString(locale)} ${noun}${count === 1 ? '' : 's'}`;
}
