import type { Story } from './newsroom/story.ts';

/** When the week begins and ends. */
export const weekStart = '2026-03-02T08:00:00.000Z';
export const weekEnd = '2026-03-09T08:00:00.000Z';

const hour = 3_600_000;

/**
 * The stories of one town in a week, four a day, each unlike the others; every fourth is rewritten
 * half a day later. All are published, and rewritten, in time to be found before the week is over.
 * @param town gives the stories their names and their hours.
 * @param folder is the path of their pages, with a slash on both ends.
 */
export function weekOfNews(town: string, folder = '/news/'): Story[] {
  return Array.from({ length: 25 }, (_, number) => {
    const published = Date.parse(weekStart) + number * 6 * hour + (town.length % 7) * 600_000;
    const first = formOf(town, number, '');
    const again = formOf(town, number, `, now with ${number + 2} answers`);
    const path = `${folder}${town.toLowerCase()}-${number}`;
    return number % 4 === 3
      ? {
          path,
          forms: [
            { at: iso(published), ...first },
            { at: iso(published + 12 * hour), ...again },
          ],
        }
      : { path, forms: [{ at: iso(published), ...first }] };
  });
}

type Written = { headline: string; summary: string; paragraphs: string[] };

function formOf(town: string, number: number, more: string): Written {
  const paragraphs = Array.from({ length: 4 }, (_, index) => {
    const about = subjects[(number + index) % subjects.length];
    return `In ${town}, the council heard for hours about the ${about} of street ${number * 7 + index}${more}. The mayor of ${town} promised ${number + index + 2} new plans for it by ${months[(number + index) % 12]}, and ${number + 11} people from the street asked when the work would begin.`;
  });
  return {
    headline: `${town} argues about the ${subjects[number % subjects.length]} of street ${number * 7}`,
    summary: `${town} argued for hours about street ${number * 7}${more}.`,
    paragraphs,
  };
}

const subjects = [
  'bridge',
  'school',
  'tram',
  'library',
  'market',
  'bakery',
  'harbour',
  'park',
  'well',
];
const months = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }),
);

function iso(time: number): string {
  return new Date(time).toISOString();
}
