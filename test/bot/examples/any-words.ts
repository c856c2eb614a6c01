import * as fc from 'fast-check';
import { english } from '../../../bot/language/english.ts';
import { german } from '../../../bot/language/german.ts';

/** Any language that the bot speaks. */
export const anyStrings = fc
  .constantFrom('en', 'de')
  .map((language) => (language === 'de' ? german : english));
