// How each language of the interface says who did or said something, and asks for it.
import {
  CONJUNCTIONS,
  FUNCTION_WORDS,
  IRREGULAR_VERBS,
  PREPOSITIONS,
  WEEKDAYS,
} from '../text/lexicon.ts';

/** Somebody's deed as a sentence tells it: `Rustem Umerov`, `led`, `the delegation`. */
type Deed = { name: string; verb: string; object: string };

/** What is read out of sentences in a language, and the questions that are made of it. */
export type Asking = {
  language: string;
  /** The deed that a sentence opens with; null where it tells none that can be asked for. */
  deed: (sentence: string) => Deed | null;
  /** Who speaks in a sentence; null where nobody does. */
  speaker: (sentence: string) => string | null;
  who: (deed: Deed) => string;
  said: (name: string) => string;
  latest: (name: string) => string;
};

/** A name of two to four words. */
const NAME = String.raw`(?<name>\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'.-]{0,30}){1,3})`;
/** What somebody is, perhaps, between commas behind the name. */
const WHO = String.raw`(?:, [^,]{1,80},)?`;
const REST = String.raw`(?<rest>[^.;:!?,]{1,120})`;

/** The patterns and words of a language, from which its reading is made. */
type Grammar = Omit<Asking, 'deed' | 'speaker'> & {
  /** Verbs of the past, as a pattern. */
  verb: string;
  isVerb?: (verb: string) => boolean;
  /** Verbs of speech, as alternatives of a pattern. */
  speech: string;
  /** How a definite object begins. */
  article: RegExp;
  /** A word that the object ends before. */
  isLink: (word: string) => boolean;
  /** Words that may stand in an object and name nothing. */
  isFiller: (word: string) => boolean;
  /** What a sentence may not end with: part of its verb. */
  particle?: RegExp;
};

/** How many words the object of a deed has, at least and at most. */
const OBJECT_WORDS = { least: 2, most: 6 } as const;

function asking({ verb, speech, ...grammar }: Grammar): Asking {
  const { article, isLink, isFiller, isVerb = () => true, particle } = grammar;
  const deeds = new RegExp(`^${NAME}${WHO} (?<verb>${verb}) ${REST}`, 'u');
  const speakers = [
    new RegExp(String.raw`${NAME}${WHO} (?:${speech})(?!\p{L})`, 'u'),
    new RegExp(String.raw`(?<!\p{L})(?:${speech}) ${NAME}`, 'u'),
  ];
  /** The words up to the first preposition or conjunction, if they name something definite. */
  const objectOf = (rest: string): string | null => {
    const words = rest.split(' ');
    const end = words.findIndex((word) => isLink(word));
    const object = end === -1 ? words : words.slice(0, end);
    const hasNoun = object.some((word) => word.length > 3 && !isFiller(word.toLowerCase()));
    const { least, most } = OBJECT_WORDS;
    // “Who lost strength?” and “Who rejected its budget?” can be asked of anything.
    return article.test(rest) && object.length >= least && object.length <= most && hasNoun
      ? object.join(' ')
      : null;
  };
  return {
    ...grammar,
    deed: (sentence) => {
      const { name, verb: did = '', rest = '' } = deeds.exec(sentence)?.groups ?? {};
      const object = objectOf(rest);
      if (name === undefined || object === null || !isVerb(did)) return null;
      return particle?.test(rest) ? null : { name, verb: did, object };
    },
    speaker: (sentence) =>
      speakers.map((pattern) => pattern.exec(sentence)?.groups?.['name']).find(Boolean) ?? null,
  };
}

const SPEECH = new Set(['said', 'told', 'announced', 'warned', 'added']);

const english = asking({
  language: 'en',
  verb: String.raw`\p{Ll}{2,20}`,
  isVerb: (verb) => (/.ed$/u.test(verb) || IRREGULAR_VERBS.has(verb)) && !SPEECH.has(verb),
  speech: 'said|says|told|announced|warned|added',
  article: /^(?:the|a|an|\p{Lu}\S*) /u,
  isLink: (word) =>
    PREPOSITIONS.has(word) || CONJUNCTIONS.has(word) || WEEKDAYS.has(word.toLowerCase()),
  isFiller: (word) => FUNCTION_WORDS.has(word),
  who: ({ verb, object }) => `Who ${verb} ${object}?`,
  said: (name) => `What did ${name} say?`,
  latest: (name) => `What is the latest on ${name}?`,
});

const german = asking({
  language: 'de',
  verb: String.raw`\p{Ll}{2,20}te`,
  speech: 'sagte|sagt|erklärte|betonte|warnte|mahnte|berichtete|kündigte',
  article: /^(?:der|die|das|den|dem|einen|eine|ein|einem) /u,
  isLink: isIn(
    'in im an am auf bei mit von vom für gegen nach vor zu zum zur über unter durch um ohne wegen während seit und aber oder dass weil als wie gestern heute',
  ),
  isFiller: isIn('der die das den dem des einen eine ein einem nicht auch noch schon'),
  // `Er kündigte den Rücktritt an.`
  particle: / (?:an|ab|auf|aus|bei|ein|fest|her|hin|los|mit|nach|vor|weg|zu|zurück|zusammen)$/u,
  who: ({ verb, object }) => `Wer ${verb} ${object}?`,
  said: (name) => `Was hat ${name} gesagt?`,
  latest: (name) => `Was gibt es Neues zu ${name}?`,
});

const spanish = asking({
  language: 'es',
  verb: String.raw`\p{Ll}{2,20}ó`,
  speech: 'dijo|afirmó|aseguró|declaró|explicó|anunció|advirtió|añadió',
  article: /^(?:el|la|los|las|un|una) /u,
  isLink: isIn(
    'a al en con por para sobre contra tras desde hasta entre ante y pero o que como ayer hoy',
  ),
  isFiller: isIn('el la los las un una de del'),
  who: ({ verb, object }) => `¿Quién ${verb} ${object}?`,
  said: (name) => `¿Qué dijo ${name}?`,
  latest: (name) => `¿Qué hay de nuevo sobre ${name}?`,
});

const french = asking({
  language: 'fr',
  verb: String.raw`a \p{Ll}{2,20}[éitsu]`,
  speech: 'a (?:dit|déclaré|affirmé|assuré|expliqué|annoncé|averti|ajouté)|dit|déclare',
  article: /^(?:le |la |les |l[’']|un |une )/u,
  isLink: isIn(
    'à au aux en dans avec par pour sur contre après avant depuis entre chez et mais ou que qui comme hier lundi mardi mercredi jeudi vendredi samedi dimanche',
  ),
  isFiller: isIn('le la les un une de du des'),
  who: ({ verb, object }) => `Qui ${verb} ${object} ?`,
  said: (name) => `Qu’a dit ${name} ?`,
  latest: (name) => `Quoi de neuf sur ${name} ?`,
});

/** Each language that starter questions can be in, English first. */
export const askingIn: ReadonlyMap<string, Asking> = new Map(
  [english, german, spanish, french].map((one) => [one.language, one]),
);

function isIn(list: string): (word: string) => boolean {
  const words = new Set(list.split(' '));
  return (word) => words.has(word);
}
