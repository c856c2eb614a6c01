/**
 * Lets whatever else waits in the process have its turn, such as somebody's question or keystroke.
 * Work on many articles calls it after each of them, so that nobody waits for all.
 */
export async function nextTurn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
