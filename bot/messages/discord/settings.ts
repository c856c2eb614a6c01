// The settings of a server as a Discord message.
import { languageName, languages } from '../../i18n/languages.ts';
import { listNames, type Strings } from '../../i18n/strings.ts';
import type { ServerSettings } from '../../state/settings.ts';
import { card, dividedTexts, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { escapeMarkdown } from './markdown.ts';

const ACCENT = 0x8a_93_a6;
/** This many entries of a list always fit. */
const MAX_LISTED = 20;

/** The settings of a server as a message, one line per setting, in three groups. */
export function discordSettings(settings: ServerSettings, allStrings: Strings): DiscordMessage {
  const { settings: strings, locale } = allStrings;
  const listed = (names: readonly string[]): string | null =>
    names.length === 0 ? null : listNames(names, MAX_LISTED, allStrings);
  const { language } = settings;
  const channels = settings.channels.filter((id) => /^\d{1,20}$/u.test(id)).map((id) => `<#${id}>`);
  const places = [
    strings.channels(listed(channels)),
    strings.mentions(settings.mentions),
    strings.threads(settings.threads),
    strings.isPrivate(settings.isPrivate),
    strings.language(languages.has(language) ? languageName(language, locale) : null),
  ];
  const content = [
    strings.sources(listed(settings.sources.map((name) => escapeMarkdown(name, 60)))),
    strings.usesModel(settings.usesModel),
  ];
  const limits = [
    strings.cooldown(settings.cooldown),
    strings.personDaily(settings.personDaily),
    strings.serverDaily(settings.serverDaily),
    strings.timeZone(escapeMarkdown(settings.timeZone, 60)),
  ];
  return card(ACCENT, [
    ...text(`### ${strings.heading}`),
    ...dividedTexts([places, content, limits].map((lines) => lines.join('\n'))),
  ]);
}
