/** What a URL keeps that Markdown, or a reader of mentions, would take for its own. */
const troublesome = /[()[\]\\`|<>"'\s]|@(?=everyone|here)/giu;

/**
 * The URL in a form that is safe inside `[words](url)` and as a link: absolute, http or https,
 * without a user name (a way to dress up one host as another), everything delicate encoded. Null
 * for anything else.
 */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, username, password, hostname, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (username !== '' || password !== '' || hostname.startsWith('[')) return null;
  return href.toWellFormed().replaceAll(troublesome, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
