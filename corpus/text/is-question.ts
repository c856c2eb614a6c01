const ENDS_ASKING = /\?["'”’»)\]]*$/u;

/** Whether a sentence ends as a question, closing quotation marks and brackets aside. */
export function isQuestion(sentence: string): boolean {
  return ENDS_ASKING.test(sentence);
}
