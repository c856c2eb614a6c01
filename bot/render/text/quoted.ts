/** Quotation marks around a quotation, unless it has marks of its own, which stay as they are. */
export function quoted(quotation: string): string {
  return /["“”„«»]/u.test(quotation) ? quotation : `“${quotation}”`;
}
