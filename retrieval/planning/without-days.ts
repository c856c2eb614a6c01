/** `Yesterday` in an article is another day than in a question; with a capital it may be part of a name. */
const RELATIVE_DAY =
  /(?<!\S)(?:earlier |late |later |early )?(?:yesterday|today|tonight|(?:this|last|yesterday) (?:morning|afternoon|evening|night))(?![\p{L}\p{N}'’-])/gu;

/** The question without days that are told from the day of asking: search would look for the word. */
export function withoutRelativeDays(question: string): string {
  const rest = question
    .replaceAll(RELATIVE_DAY, ' ')
    .replaceAll(/\s+(?=[?,.!;:])/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return /\p{L}/u.test(rest) ? rest : question;
}
