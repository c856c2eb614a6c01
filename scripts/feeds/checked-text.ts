import type { CheckedFeed } from '../../bot/feeds/check-feeds.ts';

/** What feeds would bring, for people. */
export function checkedText(checked: readonly CheckedFeed[]): string {
  return checked
    .map(({ url, title, reason, next_visit: next, articles, rejected }) =>
      [
        `${url}${title === null ? '' : ` · ${title}`}`,
        ...(reason === null ? [] : [`  cannot be read: ${reason}`]),
        ...articles.map(articleText),
        ...rejected.map((each) => `  rejected ${each.input}: ${each.reason}`),
        ...(next === null ? [] : [`  next visit would be ${next}`]),
      ].join('\n'),
    )
    .map((text) => `${text}\n`)
    .join('\n');
}

function articleText({
  title,
  source,
  published_at: published,
  text,
  note,
}: CheckedFeed['articles'][number]): string {
  const facts = [published, source, `${text.length} characters`, note].filter(
    (fact) => fact != null,
  );
  return `  ${title}\n    ${facts.join(' · ')}`;
}
