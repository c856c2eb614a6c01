import type { Source } from '../../../../retrieval/answer.ts';
import { cleanLine } from '../../text/clean-line.ts';
import type { DiscordLinkButton, DiscordRow } from '../discord-message.ts';
import { groupSources, type SourceGroup } from '../../text/group-sources.ts';
import { safeLink } from '../../text/link.ts';
import { shorten } from '../../text/shorten.ts';

/** A host that Discord accepts in a button; it refuses the whole message for another. */
const publicHost = /^(?:[a-z\d-]+\.)+[a-z\d-]{2,}$/u;
/** Longer labels are cut off on a phone. */
const labelRoom = 34;

/** A row of at most five buttons that open the articles; no row where none has a fitting address. */
export function linkRow(sources: readonly Source[]): DiscordRow[] {
  const buttons = groupSources(sources).flatMap(linkButton).slice(0, 5);
  return buttons.length === 0 ? [] : [{ type: 1, components: buttons }];
}

function linkButton({ article, sources: [first] }: SourceGroup): DiscordLinkButton[] {
  const url = safeLink(article.url);
  if (url === null || url.length > 512 || !publicHost.test(new URL(url).hostname)) return [];
  const label = cleanLine(`${first.number} · ${article.source || new URL(url).hostname}`);
  return [{ type: 2, style: 5, label: shorten(label, labelRoom), url }];
}
