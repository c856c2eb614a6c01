/**
 * Whether the words of one of the answers stand in a row in the text: letters and digits only, case
 * aside. An answer without a letter or digit is never found.
 */
export function answerFound(answers: readonly string[], text: string): boolean {
  const words = inARow(text);
  return answers.some((answer) => hasWords(answer) && words.includes(inARow(answer)));
}

/** Whether a text has a letter or a digit. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The words, each with a space before and after, so that no word is found inside another. */
function inARow(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
