/** Names that the news writes in two ways, as one. */
const ALIASES: readonly [RegExp, string][] = [
  [/\b(?:United States(?: of America)?|U\.S\.A?\.?|USA)(?!\p{L})/gu, 'US'],
  [/\b(?:United Kingdom|U\.K\.|Great Britain|UK)(?!\p{L})/gu, 'Britain'],
  [/\b(?:United Nations|U\.N\.)(?!\p{L})/gu, 'UN'],
  [/\bEuropean Union\b/gu, 'EU'],
];

/**
 * A text as the check reads it: one quotation mark for all kinds (old wires write `` and ''),
 * numbers in one piece (`1, 600` and `3. 5` come from tokenised text), one spelling of a few names.
 */
export function plainText(text: string): string {
  const plain = text
    .replaceAll(/[“”„«»]|``|''/gu, '"')
    .replaceAll(
      /(?<![\p{L}\p{N}])[‘`]\s?((?:[^‘’`'"\n]|(?<=\p{L})['’](?=\p{L})){3,300})['’](?![\p{L}])/gu,
      '"$1"',
    )
    .replaceAll(/(?<=(?<!\d)\d{1,3}(?:,\d{3})*) ?, (?=\d{3}(?!\d))/gu, ',')
    .replaceAll(/(?<=(?<!\d)\d{1,3}) ?\. (?=\d)/gu, '.');
  return ALIASES.reduce((whole, [spelling, name]) => whole.replaceAll(spelling, name), plain);
}
