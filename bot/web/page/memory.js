// Keeps the conversation of this tab over a reload.

/**
 * A question and its answer. `rated` is the custom id of the pressed thumb, if any.
 * @typedef {{ id: string, question: string, payload: object, note: string, at: string, rated?: string }} Exchange
 */

const key = 'dateline-conversation';
/** The server remembers the buttons of more answers. */
const most = 50;

/** The conversation of this tab, oldest first; empty where the browser stores nothing. */
export function createMemory() {
  /** @type {Exchange[]} */
  let exchanges = read();

  return {
    all: () => exchanges,
    /** @param {Exchange} exchange */
    add: (exchange) => {
      exchanges = [...exchanges, exchange].slice(-most);
      write(exchanges);
    },
    /** @param {string} id @param {Partial<Exchange>} changes */
    change: (id, changes) => {
      exchanges = exchanges.map((each) => (each.id === id ? { ...each, ...changes } : each));
      write(exchanges);
    },
  };
}

/** @returns {Exchange[]} */
function read() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored : [];
  } catch {
    // Storage may be disabled, or an older page wrote something else.
    return [];
  }
}

/** @param {Exchange[]} exchanges */
function write(exchanges) {
  try {
    sessionStorage.setItem(key, JSON.stringify(exchanges));
  } catch {
    // Without storage the conversation lasts until the page is closed.
  }
}
