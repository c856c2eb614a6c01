import { assert, property, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { independentPublishers, type Member, storyOf } from '../../../corpus/stories/story.ts';

const member = (id: string, known: Partial<Member> = {}): Member => ({
  id,
  title: `Report ${id}`,
  source: 'Harbour Daily',
  publishedAt: '2025-12-01T06:00:00.000Z',
  copyOf: null,
  ...known,
});

test('a story takes the headline that shares most words with the others', () => {
  const titles = ['A long day', 'Ferry strands off Dunhaven', 'Ferry Marigold strands'];
  const members = titles.map((title, at) => member(`${at}`, { title }));
  expect(storyOf('story', members).headline).not.toBe('A long day');
});

test('a story never takes its headline from a copy', () => {
  const copy = member('copy', { title: 'Report original again', copyOf: 'original' });
  expect(storyOf('story', [copy, member('original')]).headline).toBe('Report original');
});

test('each publisher is listed once, in order of its first report', () => {
  const late = member('late', { publishedAt: '2025-12-02T06:00:00.000Z' });
  const early = member('early', { source: 'Northern Wire' });
  const story = storyOf('story', [late, early, { ...late, id: 'later' }]);
  expect(story.publishers).toEqual(['Northern Wire', 'Harbour Daily']);
});

test('a publisher that reports twice, and one that only copies, are one independent publisher', () => {
  const copy = member('copy', { source: 'Northern Wire', copyOf: 'one' });
  expect(independentPublishers([member('one'), member('two'), copy])).toBe(1);
});

test('copies of an original outside the story count as one publisher', () => {
  const copies = ['one', 'two'].map((id) => member(id, { source: id, copyOf: 'elsewhere' }));
  expect(independentPublishers(copies)).toBe(1);
});

test('a story without any date has no first and no last time', () => {
  const story = storyOf('story', [member('undated', { publishedAt: null })]);
  expect(story).toMatchObject({ firstAt: null, lastAt: null, independent: 1 });
});

test('the order of the members does not matter', () => {
  const members = ['a', 'b', 'c'].map((id, at) =>
    member(id, { publishedAt: at === 1 ? null : `2025-12-0${at + 1}T06:00:00.000Z` }),
  );
  assert(
    property(shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
      expect(storyOf('story', shuffled)).toEqual(storyOf('story', members));
    }),
  );
});
