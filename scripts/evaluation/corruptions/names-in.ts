import nlp from 'compromise';

/** What a name stands for. */
export type NameKind = 'person' | 'place' | 'organisation';
/** A name of more than one letter as it stands in a text, without title and final `'s`. */
export type Name = { text: string; kind: NameKind; start: number };

const NAME = /^\p{Lu}[\p{L}’'-]*(?:[ -]\p{Lu}[\p{L}’'.-]*)*$/u;
const TITLE =
  /^(?:(?:president|minister|prime|chancellor|king|queen|prince|princess|former|sen|rep|dr|mr|mrs|ms|sir|judge|gov|coach|mayor|secretary)\.? )+/iu;

/** The names of persons, places and organisations in a text, as the tagger `compromise` finds them. */
export function namesIn(text: string): Name[] {
  const tagged = nlp(text);
  const found: [NameKind, string[]][] = [
    ['person', tagged.people().out('array')],
    ['place', tagged.places().out('array')],
    ['organisation', tagged.organizations().out('array')],
  ];
  const names = found.flatMap(([kind, texts]) => texts.map((raw) => ({ kind, text: plain(raw) })));
  const seen = new Set<string>();
  return names.flatMap(({ kind, text: name }) => {
    if (!NAME.test(name) || name === 'New' || name.length < 3 || seen.has(name)) return [];
    seen.add(name);
    const start = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u'));
    return start === -1 ? [] : [{ kind, text: name, start }];
  });
}

/** Whether two names have a word in common, so that one may stand for the other. */
export function shareWord(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().split(/[ -]/u));
  return other
    .toLowerCase()
    .split(/[ -]/u)
    .some((word) => words.has(word));
}

function plain(raw: string): string {
  return raw
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(TITLE, '')
    .replace(/['’]s$/u, '');
}
