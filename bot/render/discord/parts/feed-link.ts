import { escapeLinkLabel, escapeLineStart } from './escape-markdown.ts';
import { safeLink } from '../../text/link.ts';

/** A longer address would take the room of ten others. */
const linkRoom = 400;

/** The address of a feed as a link under its name, or under itself; as plain text where it is too long. */
export function feedLink(url: string, title: string | null = null): string {
  const link = safeLink(url);
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: url };
  const name = title?.trim() ? `${title} · ${host}` : `${host}${pathname === '/' ? '' : pathname}`;
  if (link === null || link.length > linkRoom)
    return escapeLineStart(title?.trim() ? name : url, 120);
  return `[${escapeLinkLabel(name, 120)}](${link})`;
}
