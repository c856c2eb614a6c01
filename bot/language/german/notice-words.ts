import { MODEL_FAILED, NO_JUDGEMENT } from '../../../retrieval/answer-question.ts';
import { many } from './many.ts';

const sentences = new Map([
  [NO_JUDGEMENT, 'Das ist, was berichtet wurde: keine Meinung, kein Rat, keine Vorhersage.'],
  [MODEL_FAILED, 'Das Sprachmodell gab keine brauchbare Antwort, darum sind das wörtliche Zitate.'],
]);
const age = /^The newest coverage of this in the corpus is (?<days>\d+) days old\.$/u;

/** A remark of the answer line in German; one that is not known here stays as it is. */
export function noticeWords(sentence: string): string {
  const days = age.exec(sentence)?.groups?.['days'];
  if (days !== undefined)
    return `Das Neueste dazu im Bestand ist ${many(Number(days), 'Tag', 'Tage')} alt.`;
  return sentences.get(sentence) ?? sentence;
}
