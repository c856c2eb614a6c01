import { expect, test } from 'vitest';
import type { Watch } from '../../../bot/state/watches.ts';
import { type Found, planAnnouncement } from '../../../bot/watches/plan.ts';
import type { DigestStory } from '../../../retrieval/digest/digest.ts';
import { harbourDigest } from '../examples/example-answers.ts';
import { dailyAtEight, eight, minutesAfter, watchOf } from './example-watches.ts';

const channelId = '1';
const nobody = new Map<string, string>();
const [harbour, storm] = harbourDigest.stories;

function watch(id: number, changes: Partial<Watch> = {}): Watch {
  return {
    ...watchOf(`topic ${id}`),
    id,
    checkedAt: null,
    paused: null,
    isStopped: false,
    isStirred: true,
    ...changes,
  };
}

function found(id: number, changes: Partial<Watch> = {}, stories = harbourDigest.stories): Found {
  return { watch: watch(id, changes), digest: { ...harbourDigest, stories } };
}

/** The texts of what would be sent. */
function said(plan: ReturnType<typeof planAnnouncement>): string {
  return JSON.stringify(plan.payload);
}

/** The story of the example as it goes on after all of it was announced. */
function developed(source: string, changes: Partial<DigestStory> = {}): DigestStory {
  const more = { id: 'harbour', source, publishedAt: '2025-12-01T09:30:00.000Z', isCopy: false };
  const members = [...(harbour?.members.slice(0, 4) ?? []), more];
  return { ...(harbour ?? never()), members, ...changes };
}

function never(): never {
  throw new Error('The example has a story.');
}

/** All articles of the example's first story but the newest were announced. */
const announcedAt = (at: string): Map<string, string> =>
  new Map(harbour?.members.slice(0, 4).map(({ id }) => [id, at]));

test('no message is planned if everything was announced, and the watch moves on', () => {
  const announced = new Map(
    harbourDigest.stories.flatMap(({ members }) => members.map(({ id }) => [id, eight] as const)),
  );
  const plan = planAnnouncement([found(1)], { channelId, at: eight, announced });
  expect(plan).toEqual({
    channelId,
    at: eight,
    payload: null,
    answer: null,
    articleIds: [],
    checked: [{ id: 1, nextAt: '2025-12-02T08:00:00.000Z' }],
  });
});

test.each([true, false])(
  'a message is published if one of its stories is for a watch that publishes (%s)',
  (isPublished) => {
    const stories = [
      found(1, { isPublished: false }, [harbour ?? never()]),
      found(2, { isPublished }, [storm ?? never()]),
    ];
    const planned = planAnnouncement(stories, { channelId, at: eight, announced: nobody });
    expect(planned.isPublished).toBe(isPublished);
  },
);

test('several watches share one message, with each story once', () => {
  const plan = planAnnouncement([found(1), found(2, {}, [storm ?? never()])], {
    channelId,
    at: eight,
    announced: nobody,
  });
  expect(said(plan).match(/left six hours late/gu)).toHaveLength(1);
  expect(said(plan)).toContain('topic 1');
  expect(said(plan)).not.toContain('topic 2');
  expect(plan.checked.map(({ id }) => id)).toEqual([1, 2]);
  expect(new Set(plan.articleIds)).toEqual(
    new Set(['strike', 'strike-copy', 'mayor', 'vote', 'harbour', 'storm']),
  );
});

test('only the new sentences of a known story are announced, even after a merge', () => {
  const announced = new Map([...announcedAt(eight), ['storm', eight]]);
  const merged = [developed('Coast Herald', { id: 'another' }), storm ?? never()];
  const plan = planAnnouncement([found(1, {}, merged)], { channelId, at: eight, announced });
  expect(said(plan)).toContain('updated · ');
  expect(said(plan)).not.toContain('left six hours late');
});

test('the message is also an answer, with exactly the sources that it shows', () => {
  const plan = planAnnouncement([found(1), found(2)], { channelId, at: eight, announced: nobody });
  const { answer } = plan;
  if (answer?.kind !== 'answered') throw new Error('A message is planned.');
  expect(answer.question).toBe('topic 1');
  const cited = new Set(answer.statements.flatMap(({ citations }) => citations));
  expect(new Set(answer.sources.map(({ number }) => number))).toEqual(cited);
  expect(said(plan)).toContain('"custom_id":"follow-up"');
});

test('a copy is not new', () => {
  const members = [
    { id: 'x', source: 'Hill Post', publishedAt: '2025-12-01T09:30:00.000Z', isCopy: true },
  ];
  const copied = { ...(harbour ?? never()), members };
  const plan = planAnnouncement([found(1, {}, [copied])], {
    channelId,
    at: eight,
    announced: nobody,
  });
  expect(plan.payload).toBeNull();
});

test.each([
  ['a new story is announced', { announced: nobody, source: 'Coast Herald', isAnnounced: true }],
  [
    'the first report of another publisher is announced',
    { announced: announcedAt(eight), source: 'The Quay', isAnnounced: true },
  ],
  [
    'more from the same publisher soon after is not announced',
    { announced: announcedAt(eight), source: 'Coast Herald', isAnnounced: false },
  ],
  [
    'more after 12 hours is announced',
    {
      announced: announcedAt('2025-11-30T19:00:00.000Z'),
      source: 'Coast Herald',
      isAnnounced: true,
    },
  ],
])('of breaking news, %s', (_, { announced, source, isAnnounced }) => {
  const stories = [developed(source)];
  const given = found(1, { rhythm: { kind: 'breaking' } }, stories);
  const plan = planAnnouncement([given], { channelId, at: eight, announced });
  expect(plan.payload !== null).toBe(isAnnounced);
  expect(plan.checked).toEqual([{ id: 1, nextAt: minutesAfter(eight, 6 * 60) }]);
});

test('a story held back is looked at again once 12 hours have passed', () => {
  const announced = announcedAt(minutesAfter(eight, -8 * 60));
  const given = found(1, { rhythm: { kind: 'breaking' } }, [developed('Coast Herald')]);
  const plan = planAnnouncement([given], { channelId, at: eight, announced });
  expect(plan.payload).toBeNull();
  expect(plan.checked).toEqual([{ id: 1, nextAt: minutesAfter(eight, 4 * 60) }]);
});

test('stories that do not fit are left for the next message, and their watch stays due', () => {
  const stories = Array.from({ length: 12 }, (_, index) => {
    const id = `story-${index}`;
    const publishedAt = '2025-12-01T09:30:00.000Z';
    const member = { id, source: 'Coast Herald', publishedAt, isCopy: false };
    return { ...(harbour ?? never()), id, members: [member] };
  });
  const sources = stories.map(({ id }, index) => {
    const [source = never()] = harbourDigest.sources;
    return { ...source, number: index + 1, article: { ...source.article, id } };
  });
  const cited = stories.map((story, index) => ({
    ...story,
    statements: [{ text: `Sentence ${index}.`, citations: [index + 1] }],
  }));
  const given = { watch: watch(1), digest: { ...harbourDigest, stories: cited, sources } };
  const first = planAnnouncement([given], { channelId, at: eight, announced: nobody });
  expect(first.articleIds).toHaveLength(8);
  expect(first.checked).toEqual([]);
  const announced = new Map(first.articleIds.map((id) => [id, eight]));
  const rest = planAnnouncement([given], { channelId, at: minutesAfter(eight, 1), announced });
  expect(rest.articleIds).toHaveLength(4);
  expect(rest.checked).toHaveLength(1);
});

test('the roles of the watches with news are pinged, each once', () => {
  const plan = planAnnouncement(
    [found(1, { roleId: '77', rhythm: dailyAtEight }), found(2, { roleId: '88' })],
    { channelId, at: eight, announced: nobody },
  );
  expect(plan.payload?.allowed_mentions).toEqual({ parse: [], roles: ['77'], replied_user: false });
  expect(said(plan)).toContain('<@&77>');
});
