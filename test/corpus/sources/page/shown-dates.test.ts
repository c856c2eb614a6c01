import { expect, test } from 'vitest';
import type { ArticleLine } from '../../../../corpus/article-source.ts';
import { readHtmlPage } from '../../../../corpus/sources/page/html-page.ts';

const story =
  'The harbour council voted on Saturday to close the old ferry pier after engineers found deep cracks in it.';

function read(byline: string, language = 'en'): ArticleLine {
  const page = `<!doctype html><html lang="${language}"><head><title>Pier</title></head><body><nav><a href="/">Home</a></nav>
    <article><h1>Pier</h1>${byline}<p>${story}</p><p>${story}</p></article></body></html>`;
  const [found] = readHtmlPage(page, 'page.html');
  if (found === undefined || !('line' in found)) throw new Error(JSON.stringify(found));
  return found.line;
}

// The 28th of November 2026, at half past two where a time is shown.
const shown = {
  en: [
    'November 28, 2026',
    'Nov. 28, 2026, 2:30 p.m.',
    'Saturday 28 November 2026 14:30',
    'By Jane Doe | Updated: Nov. 28, 2026 2:30 PM',
    '28 Nov 2026 at 14.30',
    'Published 2:30 pm, Saturday, November 28th, 2026',
    'Jane Doe, Port Elster · 28 November 2026',
  ],
  de: [
    '28. November 2026',
    '28.11.2026, 14:30 Uhr',
    'Stand: 28.11.2026 14:30 Uhr',
    'Veröffentlicht am 28. November 2026 um 14.30 Uhr',
    'Samstag, 28.11.26',
    'Von Käthe Böhm, 28. Nov. 2026',
    'Sa., 28.11.2026 - 14:30',
  ],
  fr: [
    '28 novembre 2026',
    'Publié le 28 novembre 2026 à 14h30',
    'Par Marie Dupont, le 28/11/2026 à 14:30',
    'samedi 28 novembre 2026',
    'Mis à jour le 28 nov. 2026 à 14 h 30',
    'Publié le 28/11/2026',
  ],
  es: [
    '28 de noviembre de 2026',
    '28 NOV 2026 - 14:30',
    'Sábado, 28 de noviembre de 2026, 14:30 h',
    'Actualizado el 28/11/2026 a las 14:30',
    'Publicado: 28 noviembre 2026 2:30 p. m.',
    'Por Ana García | 28 de noviembre, 2026',
  ],
  it: [
    '28 novembre 2026',
    '28 novembre 2026 | 14:30',
    'Pubblicato il 28 novembre 2026 alle 14:30',
    'sabato 28 novembre 2026, ore 14.30',
    'di Mario Rossi, 28 Nov 2026',
    'Aggiornato il 28/11/2026 alle ore 14:30',
  ],
  'pt-BR': [
    '28 de novembro de 2026',
    '28/11/2026 14h30',
    'Publicado em 28 de novembro de 2026 às 14h30',
    '28 nov 2026, 14h30',
    'Por João Silva — 28/11/2026 14:30',
    'Atualizado em 28/11/2026 às 14:30',
  ],
  nl: [
    '28 november 2026',
    'zaterdag 28 november 2026, 14:30',
    'Gepubliceerd op 28 november 2026 om 14:30 uur',
    '28-11-2026 14:30',
    'Door Jan de Vries, 28 nov. 2026',
    'Bijgewerkt: 28 nov 2026, 14.30 uur',
  ],
  pl: [
    '28 listopada 2026',
    '28 listopada 2026, 14:30',
    'Opublikowano: 28.11.2026 14:30',
    'sobota, 28 listopada 2026 r., godz. 14:30',
    'Data publikacji: 28 lis 2026',
    'Dodano: 28 listopada 2026 o 14:30',
  ],
  ru: [
    '28 ноября 2026',
    '28 ноября 2026, 14:30',
    '28 ноября 2026 года в 14:30',
    'Опубликовано: 28.11.2026 14:30',
    '14:30, 28 ноября 2026',
    'Обновлено 28 нояб. 2026 г., 14:30',
  ],
  uk: [
    '28 листопада 2026',
    '28 листопада 2026 року, 14:30',
    'Опубліковано 28 листопада 2026 о 14:30',
    'субота, 28 листопада 2026 р.',
    '28.11.2026, 14:30',
    'Оновлено: 28 лист. 2026, 14:30',
  ],
  tr: [
    '28 Kasım 2026',
    '28 Kasım 2026 Cumartesi 14:30',
    'Yayınlanma: 28.11.2026 14:30',
    'Güncelleme: 28 Kas 2026, 14:30',
    '28 KASIM 2026, CUMARTESİ',
    'Son güncelleme: 28 Kasım 2026 14.30',
  ],
  ar: [
    '28 نوفمبر 2026',
    '٢٨ نوفمبر ٢٠٢٦',
    'نشر في: 28 نوفمبر 2026 14:30',
    'السبت، 28 نوفمبر 2026، 2:30 م',
    '28 تشرين الثاني 2026',
    'آخر تحديث: 28/11/2026 14:30',
  ],
  hi: [
    '28 नवंबर 2026',
    '28 नवम्बर 2026, 14:30',
    '२८ नवंबर २०२६',
    'प्रकाशित: 28 नवंबर 2026 को 14:30 बजे',
    'शनिवार, 28 नवंबर 2026',
    'अपडेट: 28 नव॰ 2026, 2:30 pm',
  ],
  ja: [
    '2026年11月28日',
    '2026年11月28日 14時30分',
    '2026年11月28日（土） 14:30',
    '令和8年11月28日',
    '更新：2026/11/28 14:30',
    '公開日：2026.11.28',
    '2026年11月28日 午後2時30分 配信',
  ],
  ko: [
    '2026년 11월 28일',
    '2026년 11월 28일 14시 30분',
    '입력 2026.11.28 14:30',
    '2026. 11. 28. 오후 2:30',
    '기사입력: 2026-11-28 14:30',
    '김철수 기자 | 2026.11.28 14:30',
    '등록 : 2026-11-28',
  ],
  'zh-CN': [
    '2026年11月28日',
    '2026年11月28日 14:30 港口日报',
    '发布时间：2026-11-28 14:30',
    '2026-11-28 14:30:00 来源：港口日报',
    '记者 张三 2026年11月28日',
    '2026年11月28日 下午2:30',
    '更新时间：2026/11/28 14:30',
  ],
};

const rows = Object.entries(shown).flatMap(([language, dates]) =>
  dates.map((date) => ({ language, date })),
);

test('dates in the row of the byline are read in sixteen languages, and are no text', () => {
  expect(rows.length).toBeGreaterThanOrEqual(100);
  const wrong = rows.filter(({ language, date }, index) => {
    const forms = [
      `<div class="date">${date}</div>`,
      `<p>${date}</p>`,
      `<div><span>${date}</span></div>`,
    ];
    const line = read(forms[index % forms.length] ?? '', language);
    const hasTime = /\d[^\d./-]{1,4}30|14\.30|٢:٣٠/.test(date);
    const expected = `2026-11-28T${hasTime ? '14:30' : '00:00'}:00.000Z`;
    return line.published_at !== expected || line.text !== `${story}\n\n${story}`;
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['<p class="author">Von Käthe Böhm</p><p>01.12.2025, 13:11 Uhr</p>', 'Käthe Böhm'],
  ['<p>Par Marie Dupont et Jean Petit</p>', 'Marie Dupont et Jean Petit'],
  ['<p>Por Ana García</p>', 'Ana García'],
  ['<p>Di Mario Rossi</p>', 'Mario Rossi'],
  ['<p>Door Jan de Vries</p>', 'Jan de Vries'],
  ['<p>Автор: Анна Каренина</p>', 'Анна Каренина'],
  ['<p>记者 张三</p>', '张三'],
  ['<p>김철수 기자</p>', '김철수'],
  ['<p>By JANE DOE and John McRoe | Dec. 1, 2025</p>', 'Jane Doe and John McRoe'],
  ['<span class="byline"> by <a class="url fn n">JANE O’DOE</a></span>', 'Jane O’Doe'],
  [
    '<div class="pb-byline">By <a><span>Jane Doe</span></a> <span>December 1</span></div>',
    'Jane Doe',
  ],
  [
    '<div>Posted <abbr title="2025-12-01">3:55 AM</abbr> by <span class="fn">Jane Doe</span></div>',
    'Jane Doe',
  ],
  ['<p class="byline"><a class="author" href="/jane">Jane Doe</a></p>', 'Jane Doe'],
])('%s names the author', (byline, author) => {
  const line = read(byline);
  expect(line.author).toBe(author);
  expect(line.text).toBe(`${story}\n\n${story}`);
});

test("another story's author and date are not this one's", () => {
  const more = `<div class="more"><h3>Bridge closes</h3><span itemprop="author">John Roe</span><time>2020-01-02</time></div>`;
  const line = read(`<p>${story}</p><p>${story}</p>${more}`);
  expect([line.author, line.published_at]).toEqual([null, null]);
});

test('dates of publication and update are told apart', () => {
  const both = {
    published_at: '2026-11-28T10:00:00.000Z',
    updated_at: '2026-11-29T10:00:00.000Z',
  };
  const wordPress = `<div>Posted on <time class="entry-date published" datetime="2026-11-28T10:00:00+00:00">28 November 2026</time><time class="updated" datetime="2026-11-29T10:00:00+00:00">29 November 2026</time></div>`;
  expect(read(wordPress)).toMatchObject(both);
  expect(read('<p>Published 28 Nov 2026 10:00 | Updated 29 Nov 2026 10:00</p>')).toMatchObject(
    both,
  );
  const itemprop =
    '<p><abbr itemprop="datePublished" title="2026-11-28T03:00:00-07:00">3 AM</abbr></p>';
  expect(read(itemprop).published_at).toBe(both.published_at);
});

test('a sentence under the headline that mentions a date is no date of publication', () => {
  const dek =
    '<p>The pier had been opened on 1 May 1956 by the mayor of the town and his two sons.</p>';
  expect(read(dek).published_at).toBeNull();
});

test.each([
  ['<p>By Jane Doe | 3 hours ago</p>', '-PT3H'],
  ['<p>By Jane Doe 3 hours ago</p>', '-PT3H'],
  ['<div class="byline">By <a href="/jane">Jane Doe</a> <span>December 1</span></div>', '--12-01'],
  ['<p>By Jane Doe</p><time>Yesterday, 18:05</time>', '-P1DT18:05:00'],
])('a date without a year or a day is left open for whoever knows the time: %s', (byline, date) => {
  const line = read(byline);
  expect(line).toMatchObject({ author: 'Jane Doe', published_at: date, updated_at: null });
  expect(line.text).toBe(`${story}\n\n${story}`);
});

test('a date with a year and a day counts more than one without', () => {
  const byline = '<p>2 hours ago | 28 November 2026, 14:30</p>';
  expect(read(byline).published_at).toBe('2026-11-28T14:30:00.000Z');
});

test('a line of the story that ends with a day is no date of publication', () => {
  expect(read('<h2>The pier closes on 1 December</h2>').published_at).toBeNull();
});
