/**
 * Visits public http and https addresses: one request at a time per host with a pause between
 * requests, within limits of size and time, under Dateline's own user agent. While a host has asked
 * for a pause (Retry-After), visits to it fail at once and say how long the pause lasts.
 */
export type Web = {
  /** Never throws for what an address or a server does; an aborted `signal` is a failed visit. */
  visit(url: string, options: VisitOptions): Promise<Visit>;
};

export type VisitOptions = {
  /** Decides the Accept header, the size limit, and whether robots.txt is obeyed (pages only). */
  as: 'feed' | 'page';
  validators?: Validators;
  /** Sent to its own server only, even across redirects. */
  access?: Access;
  signal?: AbortSignal;
  /** Called when the visit begins to wait for its host, for its turn or for a pause, and when it goes on. */
  onPause?: (isPausing: boolean) => void;
};

/** Headers for one server, names in lower case, such as credentials and cookies. They are secrets. */
export type Access = { origin: string; headers: Record<string, string> };

/** Validators of an earlier visit, for a conditional request (RFC 9110, 13.1). */
export type Validators = { etag: string | null; lastModified: string | null };

/** The outcome of visiting one address. */
export type Visit =
  /** The content, unpacked, in memory and within the size limit. */
  | {
      kind: 'fetched';
      /** The address after all redirects. */
      url: string;
      /** The new address after permanent redirects (301, 308); null where there were none. */
      movedTo: string | null;
      /** The declared media type in lower case without parameters; empty where none is declared. */
      mediaType: string;
      /**
       * The character set of the Content-Type header in lower case; null where none is declared.
       */
      charset: string | null;
      bytes: Uint8Array;
      /** For the next visit; null where the server sent none that can be sent back. */
      validators: Validators;
    }
  /** 304: nothing has changed since the validators were issued. */
  | { kind: 'unchanged'; movedTo: string | null }
  /** 410, reached through permanent redirects only: the content will not come back. */
  | { kind: 'gone' }
  | {
      kind: 'failed';
      /** One sentence for a person. */
      reason: string;
      /** How long the server asked us to wait, in milliseconds. */
      retryAfter: number | null;
    };
