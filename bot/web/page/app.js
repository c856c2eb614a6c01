import { createComposer, showSuggestions } from './composer.js';
import { createConversation } from './conversation.js';
import { byId, element } from './dom.js';
import { wordDay } from './format.js';
import { showFeeds, showStories } from './lists.js';
import { readStatus } from './server.js';

const remembered = 'dateline-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const roomBeside = matchMedia('(min-width: 1000px)');

/** What is read anew each time that a view is opened; the conversation stays as it is. */
const shows = { ask: () => {}, stories: showStories, feeds: showFeeds };

startTheme();
startAbout();
const conversation = createConversation({
  onSettled: () => {
    composer.refocus();
    void showStatus();
  },
  onFollowUp: (earlier) => composer.followUp(earlier),
});
const composer = createComposer(conversation.ask);
addEventListener('ask', (event) => {
  if (!(event instanceof CustomEvent)) return;
  openConversation();
  conversation.ask(String(event.detail));
});
startViews();
void showStatus();
void showSuggestions(conversation.ask);

/** Follows the system's theme until the reader chooses, and remembers the choice. */
function startTheme() {
  const button = byId('theme');
  let chosen = recall();

  function show() {
    const theme = chosen ?? (systemIsDark.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
    button.setAttribute('aria-label', `Switch to the ${opposite(theme)} theme`);
  }

  button.addEventListener('click', () => {
    chosen = opposite(document.documentElement.dataset.theme);
    remember(chosen);
    show();
  });
  systemIsDark.addEventListener('change', show);
  show();
}

/** @param {string | undefined} theme */
function opposite(theme) {
  return theme === 'dark' ? 'light' : 'dark';
}

/** @returns {'dark' | 'light' | null} */
function recall() {
  try {
    const theme = localStorage.getItem(remembered);
    return theme === 'dark' || theme === 'light' ? theme : null;
  } catch {
    // Storage may be switched off; then the system's theme it is.
    return null;
  }
}

/** @param {'dark' | 'light'} theme */
function remember(theme) {
  try {
    localStorage.setItem(remembered, theme);
  } catch {
    // Without storage the choice lasts until the page closes.
  }
}

/** @typedef {keyof typeof shows} View */

/** Opens the view that the address names, such as `#stories`, now and whenever it changes. */
function startViews() {
  addEventListener('hashchange', () => open(named(location.hash)));
  open(named(location.hash));
}

/** Opens the conversation. */
function openConversation() {
  history.pushState(null, '', '#ask');
  open('ask');
}

/** @param {View} view */
function open(view) {
  for (const name of Object.keys(shows)) {
    byId(`view-${name}`).hidden = name !== view;
    const link = byId(`to-${name}`);
    if (name === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  shows[view]();
}

/** @param {string} hash @returns {View} */
function named(hash) {
  const name = hash.slice(1);
  return name === 'stories' || name === 'feeds' ? name : 'ask';
}

/** The panel about the corpus: beside the conversation where there is room, else at a button. */
function startAbout() {
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
async function showStatus() {
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
