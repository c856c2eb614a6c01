import type { WatchStrings } from '../words/watch-words.ts';
import { hourAndDays } from '../hour-and-days.ts';
import { locale } from './locale.ts';

export const watchStrings: WatchStrings = {
  foot: 'Hier beobachtet; /watches zeigt, was',
  added: (topic, rhythm) =>
    `Ich beobachte „${topic}“ für diesen Kanal: ${rhythm}. Ich schreibe nur, wenn es Neues gibt.`,
  rhythm(rhythm) {
    if (rhythm.kind === 'breaking') return 'sobald es Neues gibt';
    const { time, days } = hourAndDays(rhythm, locale);
    return `${days === null ? 'jeden Tag' : `jeden ${days}`} um ${time} Uhr (${rhythm.zone})`;
  },
  known: (topic) =>
    `„${topic}“ wird hier schon beobachtet. Für eine andere Zeit beende es mit /unwatch und fang neu an.`,
  full: (most) =>
    `Mehr als ${most} Themen beobachte ich in einem Kanal nicht. Beende erst eines mit /unwatch.`,
  unreadableWhen:
    'Ich kann nicht lesen, wann. Schreib eine Uhrzeit wie 08:00, Tage und eine Uhrzeit wie montags 08:00 oder werktags 7:30, oder sofort.',
  unknownZone:
    'Diese Zeitzone kenne ich nicht. Wähl eine aus der Liste, etwa Europe/Berlin oder America/New_York.',
  notHere:
    'Hier könnte ich nicht schreiben. Gib mir in diesem Kanal „Kanal ansehen“, „Nachrichten senden“ (in Threads: „Nachrichten in Threads senden“) und „Nachrichtenverlauf anzeigen“, dann versuch es noch einmal.',
  roleNotYours: 'Nur wer den Server verwalten darf, kann eine Rolle benachrichtigen lassen.',
  cannotPing:
    'Diese Rolle könnte ich nicht benachrichtigen. Wähl eine, die alle erwähnen dürfen, oder gib mir die Berechtigung, alle Rollen zu erwähnen.',
  removed: (topic) => `„${topic}“ beobachte ich hier nicht mehr.`,
  notFound: 'So etwas beobachte ich hier nicht. /watches zeigt, was ich beobachte.',
  heading: 'Hier beobachtet',
  none: 'In diesem Kanal wird nichts beobachtet. Fang mit /watch an.',
  notifies: 'benachrichtigt eine Rolle',
  paused: (reason) =>
    ({
      'no-access':
        'Angehalten: Ich sehe diesen Kanal nicht. Es geht von selbst weiter, sobald ich „Kanal ansehen“ wieder habe.',
      'no-permission':
        'Angehalten: Ich darf in diesem Kanal nicht schreiben. Es geht von selbst weiter, sobald ich „Nachrichten senden“ wieder habe.',
      closed:
        'Angehalten: Nachrichten von mir werden hier nicht angenommen. Ich versuche es von Zeit zu Zeit wieder.',
    })[reason],
};
