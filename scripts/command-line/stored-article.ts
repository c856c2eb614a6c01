import type { Engine } from '../../bot/wire.ts';
import { canonicalUrl } from '../../corpus/canonical-url.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import { CommandError } from './errors.ts';

/** An id or address that no stored article has. */
class ArticleUnknown extends CommandError {
  override readonly name = 'ArticleUnknown';
  readonly forReader = 'Take an id or address from npm run retrieve -- "QUESTION" --json';
  constructor(reference: string) {
    super(`No stored article is "${reference}".`);
  }
}

/**
 * The stored article of an id or an address, with its record.
 * @throws ArticleUnknown.
 */
export async function storedArticle(reference: string, engine: Engine): Promise<StoredArticle> {
  const [byId] = await engine.stored([reference]);
  if (byId !== undefined) return byId;
  const ids = await Promise.all(addressesOf(reference).map(async (url) => await engine.idsAt(url)));
  const [byAddress] = await engine.stored(ids.flat());
  if (byAddress === undefined) throw new ArticleUnknown(reference);
  return byAddress;
}

/** http and https lead to the same page. */
function addressesOf(reference: string): string[] {
  const url = canonicalUrl(reference);
  if (url === null) return [];
  return ['https', 'http'].map((scheme) => url.replace(/^https?/u, scheme));
}
