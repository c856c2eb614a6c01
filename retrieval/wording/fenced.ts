/** Text from outside as it stands in a prompt: it can neither close its fence nor open another. */
export function fenced(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('"', '”');
}
