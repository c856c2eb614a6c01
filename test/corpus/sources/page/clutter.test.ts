import { expect, test } from 'vitest';
import type { ArticleLine } from '../../../../corpus/article-source.ts';
import { readHtmlPage } from '../../../../corpus/sources/page/html-page.ts';

const story = [
  'The harbour council voted on Saturday to close the old ferry pier after engineers found deep cracks in it.',
  'Repairs are expected to cost 4.2 million euros and to take until March, the council said in a statement.',
  'Ferry passengers will use the northern quay from Monday, and the operator promised a free shuttle bus.',
];
const paragraphs = story.map((text) => `<p>${text}</p>`).join('');
const whole = story.join('\n\n');

function read(body: string, head = '<title>Old pier closes | Elster Courier</title>'): ArticleLine {
  const page = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const [found] = readHtmlPage(page, 'page.html');
  if (found === undefined || !('line' in found)) throw new Error(JSON.stringify(found));
  return found.line;
}

function textOf(body: string): string {
  return read(`<h1>Old pier closes</h1>${body}`).text;
}

function linked(data: string): string {
  return `<title>Old pier closes</title><script type="application/ld+json">${data}</script>`;
}

test('a class that only sounds like clutter keeps the body', () => {
  const list = Array.from({ length: 30 }, (_none, n) => {
    const teaser = `Winery number ${n} shows its new wines this year and invites all readers to a tasting in its cellar.`;
    return `<li><a href="/w${n}">${teaser}</a></li>`;
  }).join('');
  const body = `<article><div class="field field--label-hidden field__item">${paragraphs}</div></article>`;
  expect(textOf(`<main>${body}</main><ul>${list}</ul>`)).toBe(whole);
});

test('a live ticker whose entries are called comments is the text', () => {
  const entries = Array.from(
    { length: 11 },
    (_none, n) => `Minute ${n}: The keeper holds the shot and starts the next attack on the left.`,
  );
  const body = entries.map((text) => `<div class="ticker-comment"><p>${text}</p></div>`).join('');
  expect(textOf(`<main>${body}<p>The ticker goes on.</p></main>`)).toBe(
    [...entries, 'The ticker goes on.'].join('\n\n'),
  );
});

test('comments longer than the story are left out', () => {
  const comment = `<div class="comment"><p>${'I never liked this pier, and said so long ago. '.repeat(8)}</p></div>`;
  expect(textOf(`<article>${paragraphs}</article>${comment.repeat(5)}`)).toBe(whole);
});

test('a gallery within a story is left out, and a list of pictures is a story', () => {
  const pictures = Array.from(
    { length: 8 },
    (_none, n) =>
      `<div class="gallery-item"><h3>Place ${n + 1}</h3><p>This house by the harbour was chosen for place ${n + 1} by a thousand readers of ours this year.</p></div>`,
  ).join('');
  expect(textOf(`<article>${paragraphs}<div class="gallery">${pictures}</div></article>`)).toBe(
    whole,
  );
  expect(textOf(`<main><p>These are the houses of the year.</p>${pictures}</main>`)).toContain(
    'place 8 by a thousand readers',
  );
});

test.each([
  ['usercentrics-root', 'before'],
  ['qc-cmp2-container', 'behind'],
  ['layer', 'before'],
])('a consent dialogue in %s %s the story is not the story', (name, place) => {
  const consent = `<div class="${name}"><p>We use cookies and services of others, which help us to improve this site, and need your consent for them.</p>
    <p>You can withdraw your consent at any time in the settings at the end of each page, one service at a time.</p>
    <p>Our privacy policy names all services and what cookies they set, with their makers and their purposes.</p></div>`;
  const main = `<main><h1>Old pier closes</h1><p>${story[0]}</p></main>`;
  const body = place === 'before' ? consent + main : main + consent;
  expect(read(body).text).toBe(story[0]);
});

test('a story about cookies is read', () => {
  const text =
    'The court ruled on cookies, consent and privacy: consent to cookies must be given freely.';
  expect(textOf(`<main><p>${text}</p></main>`)).toBe(text);
});

test.each([
  '<p>Already a subscriber? Log in.</p><p>Get unlimited access from 1 euro a month. Cancel any time.</p>',
  '<p><em>Story continues below advertisement</em></p><p>ADVERTISEMENT</p>',
  '<p><strong>READ MORE: <a href="/x">Mayor in trouble over her new car</a></strong></p>',
  '<p>Additional reporting by Bo Birch. Editing by Cy Cedar.</p>',
])('%s is no text of the story', (line) => {
  expect(textOf(`<article><p>${story[0]}</p>${line}<p>${story[1]}</p></article>`)).toBe(
    `${story[0]}\n\n${story[1]}`,
  );
});

test('menus and adverts of AMP pages are left out', () => {
  const menu = '<amp-sidebar id="s"><ul><li>Home</li><li>News</li></ul></amp-sidebar>';
  expect(read(`${menu}<h1>Old pier closes</h1><amp-ad></amp-ad>${paragraphs}`).text).toBe(whole);
});

test('soft hyphens do not hide that a line repeats the headline', () => {
  const { title, text } = read(`<article><h1>Old pier clo&shy;ses</h1>${paragraphs}</article>`);
  expect([title, text]).toEqual(['Old pier closes', whole]);
});

test('a row of a table says what its columns are called', () => {
  const table = `<table><thead><tr><th>Candidate</th><th>Votes</th><th>Share</th></tr></thead>
    <tbody><tr><td>Olaf Timm (Union)</td><td>9,870</td><td>38.3%</td></tr></tbody></table>`;
  expect(textOf(`<article>${paragraphs}${table}</article>`)).toContain(
    '\n\nOlaf Timm (Union): Votes 9,870, Share 38.3%',
  );
});

test('lists are read with short points, questions and answers', () => {
  const list = `<ul><li><span tabindex="0">The quay opens at 6 a.m.</span></li><li><p>Parking costs 3 euros.</p></li></ul>
    <dl><dt>Who decides?</dt><dd>The council decides again in February.</dd></dl>`;
  expect(textOf(`<article>${paragraphs}${list}</article>`)).toBe(
    [
      whole,
      'The quay opens at 6 a.m.',
      'Parking costs 3 euros.',
      'Who decides?',
      'The council decides again in February.',
    ].join('\n\n'),
  );
});

test('the updates of a live blog in JSON-LD are its text', () => {
  const updates = story.map((articleBody, n) => ({ headline: `Update ${n}`, articleBody }));
  const data = JSON.stringify({ '@type': 'LiveBlogPosting', liveBlogUpdate: updates });
  expect(read('<h1>Old pier closes</h1><p>Loading updates…</p>', linked(data)).text).toBe(
    story.map((text, n) => `Update ${n}\n\n${text}`).join('\n\n'),
  );
});

const news = `{"@type":"NewsArticle","headline":"Old pier closes","datePublished":"2026-11-28T09:30:00+01:00","author":{"name":"Abby Byfield"}}`;

test.each([
  ['CDATA comments', `//<![CDATA[\n${news}\n//]]>`],
  ['CDATA in C comments', `/* <![CDATA[ */\n${news}\n/* ]]> */`],
  ['HTML comments', `<!--\n${news}\n-->`],
  ['a trailing comma', news.replaceAll('}', ',}')],
  ['a comma too few', news.replace('",', '" ')],
  ['a semicolon', `${news};`],
  ['a bad escape', news.replace('Old pier', String.raw`Mayor\'s pier`)],
  ['quotation marks within a string', news.replace('Old pier', 'The "old" pier')],
  ['two objects', `{"@type":"Organization","name":"Elster Courier"}${news}`],
  ['a cut end', news.slice(0, -2)],
])('JSON-LD with %s is mended', (_fault, data) => {
  const line = read(paragraphs, linked(data));
  expect(line.published_at).toBe('2026-11-28T08:30:00.000Z');
  expect(line.author).toBe('Abby Byfield');
});

test('the headline is not the name of the site', () => {
  const head = '<title>Ferry strike ends after ten days - Harbour Post</title>';
  const site = '<header><h1><a href="/">Harbour Post</a></h1></header>';
  const body = `${site}<article><h2>Ferry strike ends after ten days</h2>${paragraphs}</article>`;
  const { title, source } = read(body, head);
  expect([title, source]).toEqual(['Ferry strike ends after ten days', 'Harbour Post']);
});

test('a page without any headline has its first sentence for one', () => {
  expect(read(`<div>${paragraphs}</div>`, '').title).toBe(story[0]);
});

test('headings that are links, short points and words with notes stay', () => {
  const note = `<p>The <a class="popup" href="#n">old pier</a> closes on Monday, the council of the harbour said.</p>`;
  const points =
    '<h2><a href="/a">What changes</a></h2><ul><li><a href="/b">The quay opens.</a></li></ul>';
  expect(textOf(`<article>${paragraphs}${note}${points}</article>`)).toBe(
    `${whole}\n\nThe old pier closes on Monday, the council of the harbour said.\n\nWhat changes\n\nThe quay opens.`,
  );
});
