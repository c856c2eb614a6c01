/** What an earlier visit left for asking "only if it changed" (RFC 9110, 13.1). */
export type Validators = { etag: string | null; lastModified: string | null };

/** What came of asking for one address. Nothing is thrown for what a server does. */
export type Visit =
  /** The content, unpacked, in memory and within the limit. */
  | {
      kind: 'fetched';
      /** The address that answered in the end. */
      url: string;
      /** Where the address moved for good (301, 308), for remembering; null where it did not. */
      movedTo: string | null;
      /** The media type as declared, in lower case, without parameters; empty where none is. */
      mediaType: string;
      /** The character set as declared in the header, in lower case; null where none is. */
      charset: string | null;
      bytes: Uint8Array;
      /** For the next visit; null where there is none that can be sent back. */
      validators: Validators;
    }
  /** 304: nothing new since the validators were given. */
  | { kind: 'unchanged'; movedTo: string | null }
  /** 410, reached without a redirect for now: it will not come back. */
  | { kind: 'gone' }
  | {
      kind: 'failed';
      /** One sentence for a person. */
      reason: string;
      /** How long the server asked to be left alone, in milliseconds. */
      retryAfter: number | null;
    };

export type VisitOptions = {
  /** What is wanted: tells what is accepted, the size limit, and whether robots.txt is asked (pages). */
  as: 'feed' | 'page';
  validators?: Validators;
  signal?: AbortSignal;
};

/**
 * The web as Dateline sees it: public http and https addresses only, one request at a time per host
 * with a pause in between, within limits of size and time, under an honest name. A host that asked
 * to be left alone is: until then every visit to it fails at once and says how long that is.
 */
export type Web = {
  /** Never throws for what an address or a server does; an aborted `signal` is a failed visit. */
  visit(url: string, options: VisitOptions): Promise<Visit>;
};
