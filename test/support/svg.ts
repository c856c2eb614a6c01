import { DOMParser } from 'linkedom';

/** What keeps a text from being one SVG element with a size, drawn with numbers throughout. */
export function drawingFaults(svg: string): string[] {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const head = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* viewBox="0 0 \d+ \d+"/u;
  return [
    ...(svg.match(/NaN|undefined|Infinity|\[object/gu) ?? []),
    ...(head.test(svg) ? [] : ['no namespace or size']),
    ...(documentElement?.tagName === 'svg' ? [] : ['no SVG element']),
    ...tagBalance(svg),
  ];
}

/** The tags still open at the end, or the first one closed out of turn. */
function tagBalance(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = '', selfClosing] of svg.matchAll(
    /<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/giu,
  )) {
    if (closing === '/') {
      if (open.pop() !== name) return [`</${name}>`];
    } else if (selfClosing !== '/') {
      open.push(name);
    }
  }
  return open;
}
