import { locale } from './locale.ts';
import type { GeneralStrings } from '../words/desk-words.ts';

export const generalStrings: GeneralStrings = {
  howToAsk:
    'Frag mich nach den Nachrichten, zum Beispiel: „Was kam bei den Klimagesprächen diese Woche heraus?“ Erwähne mich, antworte mir, schreib mir direkt oder nimm /ask.',
  unreadable:
    'Diese Nachricht kann ich nicht lesen: Discord zeigt mir nur Worte, die mich selbst erwähnen (nicht meine Rolle) oder die mir direkt geschickt werden. Bitte erwähne mich, oder nimm /ask.',
  tooLong: (most) =>
    `Diese Frage ist mir zu lang. Bitte fass sie in weniger als ${most.toLocaleString(locale)} Zeichen.`,
  oneAtATime: 'Ich arbeite noch an deiner letzten Frage. Frag wieder, wenn sie beantwortet ist.',
  unreadableSince:
    'Diese Zeit kann ich nicht lesen. Schreib „since“ als Spanne wie 48h, 7d oder 2w oder als Tag wie 2025-12-01, nicht in der Zukunft.',
  unknownCommand:
    'Diesen Befehl kenne ich nicht mehr. Discord vergisst alte Befehle binnen einer Stunde.',
  nothingYet: 'In diesem Kanal habe ich noch nichts beantwortet. Frag mich etwas mit /ask.',
  forgotten: 'Diese Antwort kenne ich nicht mehr. Bitte frag noch einmal.',
  thanks: 'Danke, das ist notiert.',
  privacy:
    'Ich lese nur, was an mich gerichtet ist. Ich behalte die letzten 50 Antworten jedes Kanals mit ihren Fragen und wer gefragt hat, mit 👍 und 👎 gegebene Meinungen, wann du zuletzt nach dem Neuesten gefragt hast, wer angefangen hat, was ein Kanal beobachtet, und, wo ein Server die Fragen begrenzt, zwei Tage lang, wie viele du gestellt hast. /forget me löscht, was deins ist. Nichts davon verlässt die Maschine, auf der ich laufe, außer dass ein eingestelltes Sprachmodell die Frage und Stellen aus Artikeln bekommt.',
  forgot:
    'Erledigt: Ich habe deine Fragen, deine Meinungen, was du angesehen hast, und was ich nur für dich beobachtet habe, vergessen.',
  brokeDown:
    'Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal; bleibt es so, sag dem Bescheid, der mich betreibt.',
  status: [
    'Ich lese den Bestand …',
    'Ich wähle die Stellen, die das beantworten …',
    'Ich prüfe jeden Satz an seinen Quellen …',
    'Ich bin noch dabei …',
  ],
};
