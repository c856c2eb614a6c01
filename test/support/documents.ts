import { globSync, readFileSync } from 'node:fs';
import { projectFolder } from './source-files.ts';

/** A document of the project; `path` is relative to the project's folder. */
export type Document = { path: string; text: string };

/** Every document for people, the README and those below `docs/` among them. */
export function documents(): Document[] {
  const paths = globSync('{*.md,docs/**/*.md,retrieval/embedder/*.md}', { cwd: projectFolder });
  return paths
    .toSorted()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: fileText(path) }));
}

/** A file of the project as text; empty where there is none. */
export function fileText(path: string): string {
  try {
    return readFileSync(projectFolder + path, 'utf8');
  } catch {
    return '';
  }
}

/** The fenced blocks of a document that are marked with a language. */
export function codeBlocks({ text }: Document, language: string): string[] {
  const blocks = text.matchAll(/^```(\w*)[^\n]*\n(.*?)^```/gmsu);
  return [...blocks].filter(([, mark]) => mark === language).map(([, , code = '']) => code);
}

/** Where the links and pictures of a document lead within the project; anchors stay. */
export function innerLinks({ text }: Document): string[] {
  const prose = text.replaceAll(/^```.*?^```/gmsu, '').replaceAll(/`[^`\n]*`/gu, '');
  const links = prose.matchAll(
    /\]\((?<link>[^)\s]+)\)|\b(?:src|href|srcset)="(?<address>[^"]+)"/gu,
  );
  return [...links]
    .map(({ groups = {} }) => groups['link'] ?? groups['address'] ?? '')
    .filter((link) => !/^[a-z]+:/u.test(link));
}

/** The anchors of a document's headings, as GitHub and Forgejo make them. */
export function anchors({ text }: Document): string[] {
  return [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The text below a heading of the second level, up to the next one; empty where it is missing. */
export function section(text: string, heading: string): string {
  const [, ...sections] = text.split(/^## /mu);
  return sections.find((each) => each.startsWith(`${heading}\n`)) ?? '';
}
