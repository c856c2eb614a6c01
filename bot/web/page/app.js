import { createComposer, showSuggestions } from './composer.js';
import { createConversation } from './conversation.js';
import { byId, element } from './dom.js';
import { formatCount, formatDay, formatNumber } from './format.js';
import { showFeeds, showStories, startFeedForm } from './lists.js';
import { createMemory } from './memory.js';
import { readStatus } from './server.js';

// Starts the page: the theme, the views, the panel about the corpus, and the conversation.

/** @typedef {Awaited<ReturnType<typeof readStatus>>} Status */
/** @typedef {keyof typeof views} View */

const themeKey = 'dateline-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const isWide = matchMedia('(min-width: 1000px)');

/** The name of each view, and what is loaded whenever it is opened. */
const views = {
  ask: { name: 'Ask', load: () => {} },
  stories: { name: 'Stories', load: showStories },
  feeds: { name: 'Feeds', load: showFeeds },
};

startTheme();
startAbout();
startFeedForm();
const memory = createMemory();
const conversation = createConversation({
  memory,
  onAsked: (question) => history.replaceState(null, '', addressOf(question)),
  onSettled: () => {
    composer.refocus();
    void showStatus();
  },
  onFollowUp: (earlier) => composer.followUp(earlier),
});
const composer = createComposer(conversation.ask, () =>
  memory.all().map(({ question }) => question),
);
addEventListener('ask', (event) => {
  if (!(event instanceof CustomEvent)) return;
  openConversation();
  conversation.ask(String(event.detail));
});
startViews();
void showStatus();
void showSuggestions(conversation.ask);

/** Follows the system's theme until the reader chooses one, which is remembered. */
function startTheme() {
  const button = byId('theme');
  let chosen = storedTheme();

  function show() {
    const theme = chosen ?? (systemIsDark.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
    button.setAttribute('aria-label', `Switch to the ${opposite(theme)} theme`);
  }

  button.addEventListener('click', () => {
    chosen = opposite(document.documentElement.dataset.theme);
    storeTheme(chosen);
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
function storedTheme() {
  try {
    const theme = localStorage.getItem(themeKey);
    return theme === 'dark' || theme === 'light' ? theme : null;
  } catch {
    // Storage may be disabled.
    return null;
  }
}

/** @param {'dark' | 'light'} theme */
function storeTheme(theme) {
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

/** Opens the view in the address, such as `#stories`, now and whenever the address changes. */
function startViews() {
  addEventListener('hashchange', openAddress);
  openAddress();
}

/** Opens the view in the address; a question in it that was not the last one is asked. */
function openAddress() {
  open(viewOf(location.hash));
  const question = questionIn(location.hash);
  if (question !== '' && memory.all().at(-1)?.question !== question) conversation.ask(question);
}

/** @param {string} question */
function addressOf(question) {
  return `#ask?${new URLSearchParams({ q: question })}`;
}

/** The question in an address such as `#ask?q=Who+won`; empty without one. @param {string} hash */
function questionIn(hash) {
  const [view, parameters] = hash.split('?', 2);
  return view === '#ask' ? (new URLSearchParams(parameters).get('q')?.trim() ?? '') : '';
}

function openConversation() {
  history.pushState(null, '', '#ask');
  open('ask');
}

/** @param {View} view */
function open(view) {
  for (const name of Object.keys(views)) {
    byId(`view-${name}`).hidden = name !== view;
    const tab = byId(`to-${name}`);
    if (name === view) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  document.title = `${views[view].name} · Dateline playground`;
  views[view].load();
}

/** @param {string} hash @returns {View} */
function viewOf(hash) {
  const [name] = hash.slice(1).split('?', 1);
  return name === 'stories' || name === 'feeds' ? name : 'ask';
}

/** The panel about the corpus: always open on wide screens, behind a button on others. */
function startAbout() {
  const panel = byId('about');
  const toggle = byId('about-toggle');

  /** @param {boolean} isOpen */
  function show(isOpen) {
    panel.hidden = !isOpen;
    toggle.setAttribute('aria-expanded', String(isOpen));
  }

  toggle.addEventListener('click', () => show(panel.hidden === true));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !isWide.matches) show(false);
  });
  isWide.addEventListener('change', () => show(isWide.matches));
  show(isWide.matches);
}

/** Loads the status of the corpus into the header and the panel. */
async function showStatus() {
  const line = byId('status');
  try {
    const status = await readStatus();
    line.textContent = statusLine(status);
    byId('facts').replaceChildren(...factsOf(status).flatMap(drawFact));
  } catch (error) {
    line.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** @param {Status} status */
function statusLine({ articles, newest, method, sample }) {
  return [
    formatCount(articles, 'article'),
    newest && `newest ${formatDay(newest)}`,
    `answers are ${method}`,
    sample && 'sample briefs',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {Status} status @returns {[term: string, fact: string][]} */
function factsOf({ articles, newest, oldest, method, sample, feeds }) {
  return [
    ['Articles', formatNumber(articles) + (sample ? ' (sample briefs)' : '')],
    ['Newest', newest ? formatDay(newest) : 'no dates'],
    ['Oldest', oldest ? formatDay(oldest) : 'no dates'],
    ['Feeds', feedsFact(feeds)],
    ['Answers', method],
  ];
}

/** @param {Status['feeds']} feeds */
function feedsFact({ followed, failing, lastRefresh }) {
  if (followed === 0) return 'none';
  return [
    formatNumber(followed),
    failing > 0 && `${formatNumber(failing)} failing`,
    lastRefresh && `last checked ${formatDay(lastRefresh)}, ${lastRefresh.slice(11, 16)} UTC`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** @param {[term: string, fact: string]} fact */
function drawFact([term, fact]) {
  return [element('dt', {}, term), element('dd', {}, fact)];
}
