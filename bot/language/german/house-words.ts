import { locale } from './locale.ts';
import { many } from './many.ts';
import type { SettingsStrings } from '../words/house-words.ts';

const list = new Intl.ListFormat(locale, { type: 'disjunction' });

export const settingsStrings: SettingsStrings = {
  heading: 'So verhalte ich mich auf diesem Server',
  channels: (names) =>
    names === null
      ? 'Ich antworte in jedem Kanal für alle sichtbar'
      : `Für alle sichtbar antworte ich in ${names}`,
  mentions: (where) =>
    where === 'threads'
      ? 'Auf Erwähnungen antworte ich nur in Threads'
      : 'Auf Erwähnungen antworte ich in Kanälen und in Threads',
  language: (which) =>
    ({
      reader: 'Ich spreche die Sprache derer, die mich lesen, soweit ich sie kann',
      en: 'Ich spreche Englisch',
      de: 'Ich spreche Deutsch',
    })[which],
  timeZone: (name) => `Ein Tag beginnt um Mitternacht in ${name}`,
  sources: (names) =>
    names === null
      ? 'Ich antworte aus allen Medien'
      : `Ich antworte nur aus diesen Medien: ${names}`,
  others: (count) => many(count, 'weiteres', 'weitere'),
  cooldown: (seconds) =>
    seconds === 0
      ? 'Niemand muss zwischen zwei Fragen warten'
      : `Zwischen zwei Fragen wartet man ${many(seconds, 'Sekunde', 'Sekunden')}`,
  personDaily: (count) =>
    count === 0
      ? 'Jeder darf beliebig viele Fragen stellen'
      : `Jeder darf am Tag ${many(count, 'Frage', 'Fragen')} stellen`,
  serverDaily: (count) =>
    count === 0
      ? 'Alle zusammen dürfen beliebig viele Fragen stellen'
      : `Alle zusammen dürfen am Tag ${many(count, 'Frage', 'Fragen')} stellen`,
  isPrivate: (isPrivate) =>
    isPrivate
      ? 'Antworten auf Befehle sieht nur, wer fragt, wenn nicht anders gewünscht'
      : 'Antworten auf Befehle sehen alle, wenn nicht anders gewünscht',
  usesModel: (usesModel) =>
    usesModel
      ? 'Ist ein Sprachmodell eingerichtet, formuliert es meine Antworten'
      : 'Meine Antworten zitieren die Artikel, ohne Sprachmodell',
  nothingToChange: 'Es wurde nichts geändert: Wähle mindestens eine der Optionen.',
  unknownZone:
    'Diese Zeitzone kenne ich nicht. Wähle beim Tippen eine aus der Liste, zum Beispiel Europe/Berlin.',
  unknownSource: 'Dieses Medium kenne ich nicht. Wähle beim Tippen eines aus der Liste.',
  tooMany: (most) =>
    `Diese Liste ist voll: Sie darf ${most.toLocaleString(locale)} Einträge haben.`,
  askIn: (channels) =>
    channels.length === 0
      ? 'In diesem Kanal antworte ich nicht. Mit /ask bekommst du eine Antwort, die nur du siehst.'
      : `In diesem Kanal antworte ich nicht. Frag in ${list.format(channels)} oder nimm /ask, dann siehst nur du die Antwort.`,
  askInThread:
    'Auf Erwähnungen antworte ich nur in Threads. Eröffne einen und erwähne mich dort, oder nimm /ask.',
  notHere: 'In diesem Kanal zeige ich keine Antworten für alle.',
  limits: {
    cooldown: (left) => `Nicht so schnell, bitte: Du kannst ${left} wieder fragen.`,
    person: (left) =>
      `Für heute hast du alle deine Fragen gestellt. Du kannst ${left} wieder fragen.`,
    server: (left) =>
      `Für heute sind alle Fragen dieses Servers gestellt. Du kannst ${left} wieder fragen.`,
  },
};
