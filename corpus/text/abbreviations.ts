// Abbreviations whose full stop does not end a sentence: which they are, and what may follow them.

const ENGLISH =
  'mr mrs ms mx dr prof rev hon st mt ft gen lt col maj capt cpt sgt cmdr adm gov sen sens rep reps ' +
  'pres supt det insp messrs jr sr vs v no nos art fig al approx ca cf eg ie viz dept est ' +
  'jan feb mar apr jun jul aug sep sept oct nov dec';

/**
 * Those of other languages that are no words of English, so that they hold whatever the language of
 * a text is. Abbreviations that often end a sentence (`usw.`, `etc.`, `ecc.`) are left out.
 */
const OTHERS: readonly string[] = [
  // German, Dutch
  'bzw nr str mio mrd evtl ggf inkl exkl vgl zzgl hr hrn dipl ing sog ehem geb gest jh okt dez bspw ' +
    'dhr mevr mw drs bijv blz jl',
  // Spanish, Portuguese
  'sra sras srta sres dra dras ud uds lic dña núm págs pág aprox ej avda av depto excmo excma ene dic ' +
    'exmo exma profa eng ltda séc nº',
  // French, Italian
  'mme mlle env éd p réf janv févr avr juil déc dott avv sig geom pag sez',
  // Polish, Turkish
  'ul inż tzn np ks św godz tys mln mld doç yrd sok',
  // Russian, Ukrainian
  'г гг в вв ул д кв им стр см рис св обл тыс млн млрд руб коп проф акад др т е п тов гр пр пл р м н э янв февр апр авг сент окт нояб дек',
  // Hindi, Bengali, Arabic, Persian
  'डॉ श्री प्रो पं डा ডা ড মো প্রো د أ م ص',
];

const ABBREVIATIONS = new Set([ENGLISH, ...OTHERS].join(' ').split(' '));
/** Also words: `No. 10` and `Mar. 3` continue, `He said no. The …` ends a sentence. */
const BEFORE_NUMBERS = new Set(['no', 'art', 'mar']);

/** English words that often start a sentence and hardly ever follow an abbreviation within one. */
const OPENERS = new Set(
  (
    'the a an in on at by for from to with after before but and so yet if when while as since this that these ' +
    'those there here it its he she they we you i his her their our my what who how why where some many most ' +
    'both all no not one two last next now then also however meanwhile officials according'
  ).split(' '),
);
/** `J`, `U.S`, `z.B`, `т.е`: only scripts with capitals have initials. */
const INITIALS =
  /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\.)*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;
const LAST_WORD = /[\p{L}\p{M}\p{N}.]+$/u;
const NEXT_WORD = /^["'“‘„«»‹›(]*([\p{L}\p{M}\p{N}]{1,20})/u;

/**
 * Whether a full stop ends a sentence, given the text before it (some twenty characters are enough) and
 * behind it, which does not start with a small letter.
 */
export function fullStopEnds(before: string, rest: string): boolean {
  const word = LAST_WORD.exec(before)?.[0] ?? '';
  const next = NEXT_WORD.exec(rest)?.[1] ?? '';
  if (/^\d{1,3}$/u.test(word)) return !isOrdinal(before.slice(0, -word.length), next);
  const lower = word.toLowerCase();
  if (ABBREVIATIONS.has(lower.replaceAll('.', '')))
    return BEFORE_NUMBERS.has(word) && !/^\d/u.test(next);
  return !INITIALS.test(word) || OPENERS.has(next.toLowerCase());
}

/** The German months. Other languages that write ordinals with a full stop give months no capital. */
const MONTHS = new Set(['de', 'de-AT'].flatMap(monthNames));
const ENGLISH_MONTHS = new Set(monthNames('en'));
/** The German words that come before an ordinal: `am 3. Advent`, `des 20. Jahrhunderts`. */
const BEFORE_ORDINAL =
  /(?:^|\s)(?:am|im|zum|zur|vom|beim|d(?:er|ie|as|em|en|es)|ein(?:e[mnrs]?)?|(?:s|m|d)ein(?:e[mnrs]?)|ihr(?:e[mnrs]?)|jede[mnrs]|seit|bis) $/iu;

/** German ordinals: `1. Dezember`, `am 21. November`, `im 2. Weltkrieg`. */
function isOrdinal(before: string, next: string): boolean {
  const name = next.toLowerCase();
  if (OPENERS.has(name) || /\bI am $/u.test(before)) return false;
  const isGermanMonth = MONTHS.has(name) && (before.trim() === '' || !ENGLISH_MONTHS.has(name));
  return isGermanMonth || BEFORE_ORDINAL.test(before);
}

function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) =>
    format.format(Date.UTC(2021, month, 1)).toLowerCase(),
  );
}
