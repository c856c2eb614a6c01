import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { posix } from 'node:path';

/** The folder of the project, with a slash at the end. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** One import of a source file. */
export type Import = {
  kind: 'file' | 'package' | 'node';
  /** A path within the project, a package's name, or `node:` and the name of a part of Node. */
  target: string;
  /** Whether the whole statement is gone when the file runs. */
  isType: boolean;
};

/** A source file of the project; `path` is relative to the project's folder. */
export type SourceFile = {
  path: string;
  text: string;
  /** The text without the lines of comments. */
  code: string;
  imports: Import[];
};

const STATEMENT =
  /^[ \t]*(?:import|export)\s+(?<type>type\s)?[^'";]*?\bfrom\s*['"](?<from>[^'"]+)['"]|^[ \t]*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<late>[^'"]+)['"]/gmu;
const COMMENT_LINES = /^[ \t]*(?:\/\/|\/\*|\*).*$/gmu;

/** Every source file of the rooms and the tests, in the order of their paths. */
export function sourceFiles(): SourceFile[] {
  const paths = globSync('{bot,corpus,retrieval,scripts,test}/**/*.{ts,mjs,js}', {
    cwd: projectFolder,
  });
  return paths.toSorted().map((path) => readSource(path.replaceAll('\\', '/')));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(projectFolder + path, 'utf8');
  const code = text.replaceAll(COMMENT_LINES, '');
  return { path, text, code, imports: importsIn(code, path) };
}

function importsIn(code: string, path: string): Import[] {
  return [...code.matchAll(STATEMENT)].map(({ groups = {} }) => ({
    ...targetOf(groups['from'] ?? groups['bare'] ?? groups['late'] ?? '', path),
    isType: groups['type'] !== undefined,
  }));
}

function targetOf(specifier: string, path: string): Pick<Import, 'kind' | 'target'> {
  if (specifier.startsWith('.')) {
    return { kind: 'file', target: posix.join(posix.dirname(path), specifier) };
  }
  if (specifier.startsWith('node:')) return { kind: 'node', target: specifier };
  const name = /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0];
  return { kind: 'package', target: name ?? specifier };
}
