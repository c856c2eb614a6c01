import { locale } from './locale.ts';
import { many } from './many.ts';
import type { SettingsStrings } from '../words/house-words.ts';

const list = new Intl.ListFormat(locale, { type: 'disjunction' });

export const settingsStrings: SettingsStrings = {
  heading: 'How I behave in this server',
  channels: (names) => `I answer for all to see in ${names ?? 'every channel'}`,
  mentions: (where) =>
    where === 'threads'
      ? 'I answer mentions in threads only'
      : 'I answer mentions in channels and in threads',
  language: (which) =>
    ({
      reader: 'I speak the language of each reader, as far as I know it',
      en: 'I speak English',
      de: 'I speak German',
    })[which],
  timeZone: (name) => `A day begins at midnight in ${name}`,
  sources: (names) => `I answer from ${names ?? 'every publisher'}`,
  others: (count) => many(count, 'other'),
  cooldown: (seconds) =>
    seconds === 0
      ? 'Nobody has to wait between two questions'
      : `A person waits ${many(seconds, 'second')} between two questions`,
  personDaily: (count) =>
    count === 0
      ? 'A person may ask any number of questions'
      : `A person may ask ${many(count, 'question')} a day`,
  serverDaily: (count) =>
    count === 0
      ? 'The server may ask any number of questions'
      : `The server may ask ${many(count, 'question')} a day`,
  isPrivate: (isPrivate) =>
    isPrivate
      ? 'Commands are answered to the asker alone, unless the asker says otherwise'
      : 'Commands are answered for all to see, unless the asker says otherwise',
  usesModel: (usesModel) =>
    usesModel
      ? 'Where a language model is set up, it words my answers'
      : 'My answers quote the articles, without a language model',
  nothingToChange: 'Nothing was changed: choose at least one of the options.',
  unknownZone:
    'I do not know that time zone. Choose one from the list while you type, such as Europe/Berlin.',
  unknownSource: 'I do not know that publisher. Choose one from the list while you type.',
  tooMany: (most) => `That list is full: it may have ${most.toLocaleString(locale)} entries.`,
  askIn: (channels) =>
    channels.length === 0
      ? 'I do not answer in this channel. With /ask you get an answer that only you see.'
      : `I do not answer in this channel. Ask in ${list.format(channels)}, or use /ask for an answer that only you see.`,
  askInThread:
    'I answer mentions in threads only. Start a thread and mention me there, or use /ask.',
  notHere: 'In this channel I do not show answers to all.',
  limits: {
    cooldown: (left) => `Not so fast, please: you may ask again ${left}.`,
    person: (left) => `You have asked all your questions for today. You may ask again ${left}.`,
    server: (left) =>
      `All the questions of this server for today have been asked. You may ask again ${left}.`,
  },
};
