/**
 * The publishers that fit what was typed so far, for Discord's list of at most 25: those that begin
 * with it first, otherwise in the order given. Names over 100 characters cannot be listed.
 */
export function suggestSources(sources: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const fitting = sources.filter(
    (source) => source !== '' && source.length <= 100 && source.toLowerCase().includes(wanted),
  );
  const begins = (source: string): boolean => source.toLowerCase().startsWith(wanted);
  return [...fitting.filter(begins), ...fitting.filter((source) => !begins(source))].slice(0, 25);
}
