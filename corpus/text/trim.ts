/**
 * The text without the characters at its end that `character` matches. Linear, while a pattern such
 * as `/[.!?]+$/` takes quadratic time over long runs of them that are not at the end.
 */
export function trimEndOf(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
