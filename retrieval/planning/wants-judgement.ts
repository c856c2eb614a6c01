/** Asked of the one who answers (`should I`, `do you think`) or of the future (`who will win`). */
const JUDGEMENT =
  /\bshould (?:i|we|you|one)\b|\b(?:do|would) you (?:think|say|recommend|advise|expect|predict)\b|\byour (?:opinion|view|advice|prediction)\b|\bis it (?:worth|wise|right|wrong)\b|\bwho (?:will|is going to) win\b|\bwhat will happen\b/iu;

/** Whether a question wants an opinion, advice or a forecast, which no article can settle. */
export function wantsJudgement(question: string): boolean {
  return JUDGEMENT.test(question);
}
