/** How the bot behaves in one server; its administrators set it with `/settings`. */
export type ServerSettings = {
  /** Ids of the channels where it answers for all to see, their threads included; empty for all. */
  channels: readonly string[];
  /** Where it answers a mention or a reply. */
  mentions: 'everywhere' | 'threads';
  /** The language of what it says: a fixed one, or that of who reads it. */
  language: 'reader' | 'en' | 'de';
  /** The IANA zone in which a day begins, such as `Europe/Berlin`. */
  timeZone: string;
  /** The publishers that it answers from, as they are spelt in the store; empty for all. */
  sources: readonly string[];
  /** Seconds that a person waits between two questions; 0 for none. */
  cooldown: number;
  /** How many questions a day a person, and the whole server, may ask; 0 for any number. */
  personDaily: number;
  serverDaily: number;
  /** Whether only the asker sees an answer, unless the asker says otherwise. */
  isPrivate: boolean;
  /** Whether a configured model may word the answers. */
  usesModel: boolean;
};

/** Remembers how servers want it. Every member throws StateUnavailable when the state cannot be used. */
export type Settings = {
  /** The settings of a server, the default ones where it has none. */
  of(serverId: string): Promise<ServerSettings>;
  /** Replaces the settings of a server. */
  put(serverId: string, settings: ServerSettings): Promise<void>;
};
