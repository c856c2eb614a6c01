import type { WatchStrings } from '../words/watch-words.ts';
import { hourAndDays } from '../hour-and-days.ts';
import { locale } from './locale.ts';

export const watchStrings: WatchStrings = {
  foot: 'Watched here; /watches shows what',
  added: (topic, rhythm) =>
    `I am watching “${topic}” for this channel: ${rhythm}. I write only when there is something new.`,
  rhythm(rhythm) {
    if (rhythm.kind === 'breaking') return 'as news breaks';
    const { time, days } = hourAndDays(rhythm, locale);
    return `${days === null ? 'every day' : `every ${days}`} at ${time} (${rhythm.zone})`;
  },
  known: (topic) =>
    `“${topic}” is already watched here. To change when, end it with /unwatch and begin again.`,
  full: (most) => `I watch ${most} topics in a channel at most. End one with /unwatch first.`,
  unreadableWhen:
    'I cannot read when. Write an hour such as 08:00 or 8am, days and an hour such as mondays 08:00 or weekdays 7:30, or breaking.',
  unknownZone:
    'I do not know this time zone. Choose one from the list, such as Europe/Berlin or America/New_York.',
  notHere:
    'I could not write here. Give me View Channel, Send Messages (in threads: Send Messages in Threads) and Read Message History in this channel, then try again.',
  roleNotYours: 'Only who may manage the server can have a role notified.',
  cannotPing:
    'I could not notify this role. Choose one that everyone may mention, or give me the permission to mention all roles.',
  removed: (topic) => `I no longer watch “${topic}” here.`,
  notFound: 'I watch nothing like that here. /watches shows what I watch.',
  heading: 'Watched here',
  none: 'Nothing is watched in this channel. Begin with /watch.',
  notifies: 'notifies a role',
  paused: (reason) =>
    ({
      'no-access':
        'Paused: I cannot see this channel. I go on by myself once I have View Channel again.',
      'no-permission':
        'Paused: I may not write in this channel. I go on by myself once I have Send Messages again.',
      closed: 'Paused: messages from me are not let in here. I try again from time to time.',
    })[reason],
};
