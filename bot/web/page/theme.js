import { byId } from './element.js';

const remembered = 'dateline-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Follows the system's theme until the reader chooses, and remembers the choice. */
export function startTheme() {
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
