import type { Strings } from '../../i18n/strings.ts';
import type { ServerSettings } from '../../state/settings.ts';
import type { DiscordMessage } from './discord-message.ts';
import { escapeMarkdown } from './markdown.ts';
import { card, text, divider } from './components.ts';

const accent = 0x8a_93_a6;
/** So many entries of a list are read, and fit whatever they are. */
const mostNamed = 20;

/** How the bot behaves in a server, as a message: a line for each setting, by what they are about. */
export function discordSettings(
  settings: ServerSettings,
  { settings: strings, locale }: Strings,
): DiscordMessage {
  const listed = (names: readonly string[]): string | null => {
    if (names.length === 0) return null;
    const others = names.length - mostNamed;
    const named = names.slice(0, mostNamed);
    const all = others > 0 ? [...named, strings.others(others)] : named;
    return new Intl.ListFormat(locale).format(all);
  };
  const channels = settings.channels.filter((id) => /^\d{1,20}$/u.test(id)).map((id) => `<#${id}>`);
  const where = [
    strings.channels(listed(channels)),
    strings.mentions(settings.mentions),
    strings.isPrivate(settings.isPrivate),
    strings.language(settings.language),
  ];
  const fromWhat = [
    strings.sources(listed(settings.sources.map((name) => escapeMarkdown(name, 60)))),
    strings.usesModel(settings.usesModel),
  ];
  const howOften = [
    strings.cooldown(settings.cooldown),
    strings.personDaily(settings.personDaily),
    strings.serverDaily(settings.serverDaily),
    strings.timeZone(escapeMarkdown(settings.timeZone, 60)),
  ];
  const groups = [where, fromWhat, howOften].map((lines) => text(lines.join('\n')));
  return card(accent, [
    ...text(`### ${strings.heading}`),
    ...groups.flatMap((group, index) => [...(index > 0 ? [divider] : []), ...group]),
  ]);
}
