import { expect, test } from 'vitest';
import type { ArticleLine } from '../../../corpus/article-source.ts';
import { otherStory } from '../../../corpus/following/same-story.ts';

const item = {
  url: 'https://daily.example/pier',
  title: 'Old pier closes',
  text: 'The council closed the old ferry pier on Saturday, officials said.',
};
const story =
  'Engineers found cracks in eleven piles. The council closed the ferry pier at once, officials said on Saturday. '.repeat(
    6,
  );
const wall =
  'Create an account to go on. It takes a minute, and you may cancel whenever you like. '.repeat(3);
const teasers = Array.from({ length: 30 }, (_, number) => `Teaser ${number} about the town.`);

test.each([
  ['the headline of the item', { title: 'Old pier closes', text: story }, {}],
  ['another headline and the story', { title: 'Harbour in trouble', text: story }, {}],
  ['a longer headline', { title: 'Analysis: why the old pier closes now', text: story }, {}],
  ['no headline', { title: '', text: story }, {}],
  [
    'links to other stories below its own',
    { title: 'Harbour in trouble', text: `${story}\n\n`.repeat(30) },
    { linkedHeadlines: 12 },
  ],
])('a page with %s is that of the item', (_, line, more) => {
  expect(otherStory(item, led(line, more))).toBeNull();
});

test.each([
  ['is the home page', { title: 'News', text: story, url: 'https://daily.example/' }, 'home'],
  [
    'is a wall in another language',
    { title: 'Willkommen', text: 'Bitte zahlen Sie. '.repeat(20) },
    'else',
  ],
  ['has the headline above a wall', { title: item.title, text: wall }, 'does not tell'],
  [
    'lists the item among others',
    { title: 'News', text: [item.text, ...teasers].join('\n\n'), linkedHeadlines: 31 },
    'list of articles',
  ],
])('a page that %s is not that of the item', (_, { title, text, ...more }, reason) => {
  expect(otherStory(item, led({ title, text }, more))).toContain(reason);
});

test('scripts without spaces are compared by pairs of characters', () => {
  const chinese = { title: '旧码头关闭', text: '市议会周六关闭了旧渡轮码头。' };
  const text = '市议会在周六宣布关闭旧渡轮码头，因为工程师发现了裂缝。';
  expect(otherStory({ ...item, ...chinese }, led({ title: '港口消息', text }))).toBeNull();
  const wallText = '请先登录您的帐户，然后继续阅读我们的文章。';
  expect(
    otherStory({ ...item, ...chinese }, led({ title: '欢迎', text: wallText })),
  ).not.toBeNull();
});

function led(
  line: Pick<ArticleLine, 'title' | 'text'>,
  more: Partial<{ url: string; linkedHeadlines: number }> = {},
): Parameters<typeof otherStory>[1] {
  return { line, url: 'https://daily.example/pier', linkedHeadlines: 0, ...more };
}
