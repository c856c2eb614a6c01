import { byId } from './element.js';
import { showFeeds } from './feeds.js';
import { showStories } from './stories.js';

/** What is read anew each time that a view is opened; the conversation stays as it is. */
const shows = { ask: () => {}, stories: showStories, feeds: showFeeds };

/** @typedef {keyof typeof shows} View */

/** Opens the view that the address names, such as `#stories`, now and whenever it changes. */
export function startViews() {
  addEventListener('hashchange', () => open(named(location.hash)));
  open(named(location.hash));
}

/** Opens the conversation. */
export function openConversation() {
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
