import type { ServerSettings } from '../../state/settings.ts';
import type { Limit } from '../../usage-limits.ts';

/** What the bot says of the settings of a server, and where they come in between. */
export type SettingsStrings = {
  heading: string;
  /** Where it answers for all to see; `list` names channels, or is null for all of them. */
  channels(list: string | null): string;
  mentions(where: ServerSettings['mentions']): string;
  language(which: ServerSettings['language']): string;
  timeZone(name: string): string;
  /** Whose articles it answers from; `list` names publishers, or is null for all of them. */
  sources(list: string | null): string;
  /** So many entries of a list that are not named. */
  others(count: number): string;
  /** The pause between two questions of a person; 0 for none. */
  cooldown(seconds: number): string;
  /** How many questions a person, and the server, may ask a day; 0 for any number. */
  personDaily(count: number): string;
  serverDaily(count: number): string;
  isPrivate(isPrivate: boolean): string;
  usesModel(usesModel: boolean): string;
  /** That nothing was said that could be changed. */
  nothingToChange: string;
  unknownZone: string;
  unknownSource: string;
  /** That a list has as many entries as it may have. */
  tooMany(most: number): string;
  /** That mentions are not answered in this channel; `channels` are the names of those where they are. */
  askIn(channels: readonly string[]): string;
  askInThread: string;
  /** That an answer cannot be shown to all in this channel. */
  notHere: string;
  /** Why a question may not be asked now; `left` is when again, such as `in 5 minutes`. */
  limits: Readonly<Record<Limit['kind'], (left: string) => string>>;
};
