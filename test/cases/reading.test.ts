// Inputs of one kind of fault each, from ../shared/cases.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ArticleLine, Found } from '../../corpus/article-source.ts';
import { canonicalUrl } from '../../corpus/canonical-url.ts';
import { parseDate } from '../../corpus/dates/parse-date.ts';
import { withSettledDates } from '../../corpus/following/complete-item.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { splitSentences } from '../../corpus/text/sentences.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { robots, sends } from '../support/newsroom/replies.ts';
import { webForTest } from '../support/web-for-test.ts';

const folder = fileURLToPath(new URL('../../../shared/cases/reading/', import.meta.url));
const now = '2026-11-30T12:00:00.000Z';

describe.skipIf(!existsSync(folder))('cases (skipped where ../shared is missing)', () => {
  test.each([
    ['01-title-tag.xml', 'How should <dialog> work on phones?'],
    ['02-title-json.json', '</kubernetes> is back'],
    ['h1-is-the-site.html', 'Ferry strike ends after ten days'],
    ['numeric-1252.xml', 'Ferry won’t sail – crew on strike'],
    ['broken-ampersand.xml', 'Losses < 5 % at Smith & Sons'],
    ['xhtml-feed-title.xml', 'Ferry finally sails'],
    ['windows-1251-page.html', 'Новый мост открыли в понедельник'],
  ])('%s has the headline %s', async (file, title) => {
    expect(await onlyOrFirst(file)).toMatchObject({ title });
  });

  test.each([
    ['14-ld-a-cdata.html', '2026-11-28T08:30', 'Abby Byfield'],
    ['14-ld-b-comma.html', '2026-11-28T08:30', 'Abby Byfield'],
    ['14-ld-d-semicolon.html', '2026-11-28T08:30', 'Abby Byfield'],
    ['14-ld-g-cdata2.html', '2026-11-28T08:30', 'Abby Byfield'],
    ['14-ld-h-badesc.html', '2026-11-28T08:30', 'Abby Byfield'],
    ['15-abbr.html', '2026-11-28T10:55', 'Abby Byfield'],
    ['16-wp.html', '2026-11-28T10:00', 'Abby Byfield'],
    ['18-byline.html', '2026-11-28T20:15', 'Abby Goodby, Bobby Byrne and Shelby O’Bye'],
    ['byline-de.html', '2025-12-01T13:11', 'Käthe Böhm'],
    ['byline-upper.html', '2025-12-01T00:00', 'Jane Doe'],
    ['other-storys-author.html', null, 'Jane Doe'],
    ['17-date-ar.html', '2026-11-28T00:00', null],
    ['17-date-fr.html', '2026-11-28T14:30', null],
    ['17-date-hi.html', '2026-11-28T00:00', null],
    ['17-date-it.html', '2026-11-28T14:30', null],
    ['17-date-pt.html', '2026-11-28T14:30', null],
    ['17-date-ru.html', '2026-11-28T14:30', null],
    ['17-date-zh.html', '2026-11-28T14:30', null],
    ['two-updated.xml', '2025-12-01T09:00', null],
  ])('%s is of %s, by %s', async (file, published, author) => {
    const line = await onlyOrFirst(file);
    expect(line.published_at?.slice(0, 16) ?? null).toBe(published);
    expect(line.author ?? null).toBe(author);
    expect(line.text).not.toMatch(/2026|١٤|१४/u);
  });

  test.each([
    ['13-live-json.html', 'two could break any day', 'Loading updates'],
    ['19-paywall.html', 'three times as high', 'Already a subscriber'],
    ['20-amp.html', 'eleven of its forty wooden piles', 'Home'],
    ['23-readmore.html', 'until March', 'Story continues below advertisement'],
    ['23-readmore.html', 'until March', 'new car'],
    ['32-reddit.xml', 'The old pier in Port Elster closes', 'submitted by'],
    ['21-shy.html', '4,2 Millionen', 'brücke geschlossen\n'],
    ['31-lists.html', 'The council decides again in February', 'Home'],
    ['33-table.html', 'Olaf Timm (Union): Votes 9,870', 'Home'],
    ['drupal-label-hidden.html', 'Der Konzern hat', 'Weingut'],
    ['drupal-label-hidden-control.html', 'Der Konzern hat', 'Weingut'],
    ['live-ticker.html', '55. Minute', 'Menü'],
    ['gallery-inside.html', 'Minibars lose money', 'Airport'],
    ['consent-dialog.html', 'Vor allem Schaumwein', 'Einwilligung'],
    ['list-article.html', 'Platz 8', 'Handwerker'],
    ['iframe-selfclosed.xml', 'Tickets are on sale', 'v.example'],
    ['x-in-text.xml', 'Read more: the ferry sails at noon', '<'],
    ['title-script.xml', 'Ferry', 'track'],
  ])('the text of %s holds “%s” and not “%s”', async (file, wanted, unwanted) => {
    const { text } = await onlyOrFirst(file);
    expect(text).toContain(wanted);
    expect(text).not.toContain(unwanted);
  });

  test.each([
    ['24-space.xml', ['https://news.example/a%20b/x']],
    ['space-link.xml', ['https://h.example/ferry%20sails.html']],
    ['25-podcast.xml', ['http://127.0.0.1:18931/ep112.mp3']],
    ['content-base.xml', ['https://h.example/news/2025/ferry.html']],
    ['feedburner.xml', ['https://h.example/ferry']],
    ['fragment-links.xml', ['#p1', '#p2', '#p3'].map((part) => `https://h.example/live${part}`)],
    ['broken-ampersand.xml', ['https://h.example/1?a=1&b=2', 'https://h.example/2']],
  ])('the items of %s have the addresses %s', async (file, addresses) => {
    expect((await linesOf(file)).map(({ url }) => canonicalUrl(url ?? ''))).toEqual(addresses);
  });

  test.each([
    ['fragment-links.xml', 3],
    ['same-link.xml', 3],
    ['guid-only.xml', 10],
    ['same-guid.xml', 5],
    ['iframe-selfclosed.xml', 3],
  ])('every item of %s is an article of its own', async (file, count) => {
    const made = (await linesOf(file)).map((line) => toArticle(line));
    const ids = made.flatMap((each) => ('article' in each ? each.article.id : []));
    expect(new Set(ids).size).toBe(count);
  });

  test.each(
    Object.entries({
      big5: '新橋週一通車',
      'euc-jp': '水族館が再開した',
      'euc-kr': '새 다리가 월요일에 열렸다',
      gbk: '新桥周一通车',
      'iso-8859-2': 'Nowy most otwarto w poniedziałek',
      shift_jis: '水族館が再開した',
      'windows-1251': 'Новый мост открыли в понедельник',
      'windows-1252': 'Fähre fährt wieder',
      'windows-1254': 'Yeni köprü pazartesi açıldı',
      'windows-1256': 'افتتاح مكتبة عامة جديدة',
    }),
  )('undeclared %s is read', async (charset, title) => {
    expect(await onlyOrFirst(`undeclared-${charset}.xml`)).toMatchObject({ title });
  });

  test.each(['07-cf200.html', '08-soft404.html', '09-consent.html', '10-refresh.html'])(
    '%s is no article',
    async (file) => {
      expect(await read(file)).toMatchObject([{ rejected: expect.any(String) }]);
    },
  );

  test('16-wp.html states when it was updated', async () => {
    expect(await onlyOrFirst('16-wp.html')).toMatchObject({
      updated_at: '2026-11-29T10:00:00.000Z',
    });
  });

  test('12-canonical-home.html is not the home page', async () => {
    expect((await onlyOrFirst('12-canonical-home.html')).url ?? null).toBeNull();
  });

  test('no-title.html and title-script.xml are named after what they say', async () => {
    expect((await onlyOrFirst('no-title.html')).title).toMatch(/^The ferry between Northport/u);
    expect((await onlyOrFirst('title-script.xml')).source).toBe('Harbour Post');
  });

  test('05-zones.txt: each zone is read as stated', () => {
    const stated = pairs('05-zones.txt', ' = ').filter(([, right]) => !right.includes(' or '));
    const read = stated.map(([written]) => parseDate(written)?.slice(0, 16) ?? 'none');
    expect(read).toEqual(stated.map(([, right]) => right.slice(0, 16)));
  });

  test('dates.txt: every date that was unread is read', () => {
    const year = /\b(?:2018|2025)\b|7年/u;
    const dates = pairs('dates.txt', ' -> unread')
      .flatMap(([written]) => written.split('; '))
      .filter((date) => year.test(date) && !date.includes('...'));
    expect(dates.filter((date) => parseDate(date) === null)).toEqual([]);
  });

  test('28-sentences.txt and the pages in Hindi, Chinese and German end sentences where they end', async () => {
    const [hindi = '', chinese = ''] = lines('28-sentences.txt');
    expect(sentencesOf(hindi)).toHaveLength(3);
    expect(sentencesOf(chinese)).toHaveLength(2);
    for (const [file, count] of [
      ['hindi.html', 4],
      ['zh.html', 3],
      ['german-ordinal.html', 3],
    ] as const)
      expect(sentencesOf((await onlyOrFirst(file)).text)).toHaveLength(count);
  });

  test('robots.txt names us', async () => {
    await using parts = await webForTest({
      'h.example': (path) =>
        path === '/robots.txt' ? robots(...lines('robots.txt').slice(0, 2)) : sends(200, 'A page.'),
    });
    const visit = async (path: string): Promise<string> =>
      (await parts.web.visit(parts.newsroom.url('h.example', path), { as: 'page' })).kind;
    expect(await visit('/private/x')).toBe('failed');
    expect(await visit('/x')).toBe('fetched');
  });

  test('urls.txt: trackers go, routes stay', () => {
    const [, one, other, , ...pages] = lines('urls.txt').map((line) => canonicalUrl(line));
    expect([one, other]).toEqual(['https://h.example/story', 'https://h.example/story']);
    expect(new Set(pages).size).toBe(4);
  });
});

async function read(file: string): Promise<Found[]> {
  const found = await Array.fromAsync(fileSource([`${folder}${file}`]).articles());
  return found.map((each) => withSettledDates(each, now));
}

async function linesOf(file: string): Promise<ArticleLine[]> {
  return (await read(file)).flatMap((found) => ('line' in found ? found.line : []));
}

async function onlyOrFirst(file: string): Promise<ArticleLine> {
  const [first] = await linesOf(file);
  if (first === undefined) throw new Error(`${basename(file)} holds no article`);
  return first;
}

function lines(file: string): string[] {
  return readFileSync(`${folder}${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function pairs(file: string, divider: string): [string, string][] {
  return lines(file).flatMap((line): [string, string][] => {
    const [written, right] = line.split(divider);
    return written === undefined || right === undefined ? [] : [[written, right]];
  });
}

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}
