import { byId, element } from './element.js';
import { readStatus } from './server.js';
import { wordDay } from './timestamp.js';

const roomBeside = matchMedia('(min-width: 1000px)');

/** The panel about the corpus: beside the conversation where there is room, else at a button. */
export function startAbout() {
  const panel = byId('about');
  const toggle = byId('about-toggle');

  /** @param {boolean} open */
  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute('aria-expanded', String(open));
  }

  toggle.addEventListener('click', () => show(panel.hidden === true));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !roomBeside.matches) show(false);
  });
  roomBeside.addEventListener('change', () => show(roomBeside.matches));
  show(roomBeside.matches);
}

/** Fills header and panel with what the corpus holds. */
export async function showStatus() {
  const line = byId('status');
  try {
    const status = await readStatus();
    line.textContent = wordStatus(status);
    byId('facts').replaceChildren(...wordFacts(status).flatMap(drawFact));
  } catch (error) {
    line.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** @typedef {Awaited<ReturnType<typeof readStatus>>} Status */

/** @param {Status} status */
function wordStatus({ articles, newest, method, sample }) {
  return [
    wordArticles(articles),
    newest && `newest ${wordDay(newest)}`,
    method,
    sample && 'sample briefs',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {Status} status @returns {[term: string, fact: string][]} */
function wordFacts({ articles, newest, oldest, method, sample, feeds }) {
  return [
    ['Articles', articles.toLocaleString('en-GB') + (sample ? ', the sample briefs' : '')],
    ['Newest', newest ? wordDay(newest) : 'no dates'],
    ['Oldest', oldest ? wordDay(oldest) : 'no dates'],
    ['Feeds', wordFeeds(feeds)],
    ['Answers', method],
  ];
}

/** @param {Status['feeds']} feeds */
function wordFeeds({ followed, failing, lastRefresh }) {
  if (followed === 0) return 'none followed';
  return [
    `${followed} followed`,
    failing > 0 && `${failing} failing`,
    lastRefresh && `last read ${wordDay(lastRefresh)}, ${lastRefresh.slice(11, 16)} UTC`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** @param {number} articles */
function wordArticles(articles) {
  return articles === 1 ? '1 article' : `${articles.toLocaleString('en-GB')} articles`;
}

/** @param {[term: string, fact: string]} fact */
function drawFact([term, fact]) {
  return [element('dt', {}, term), element('dd', {}, fact)];
}
