/** How numbers are written, as a BCP 47 tag. */
export const locale = 'de';
