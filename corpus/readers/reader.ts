import type { Found } from '../ports/article-source.ts';

/**
 * Turns the decoded content of one file into article lines. `name` stands for the file in `input`.
 * Never throws: what cannot be read is one `rejected`.
 */
export type Reader = (content: string, name: string) => Found[];
