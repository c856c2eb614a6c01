// The errors of the store, the embedder and the language model.
import { DatelineError } from '../corpus/errors.ts';
import { printableAddress } from '../corpus/printable-address.ts';

/** The embedder's server cannot be reached, or refuses the call. */
export class EmbedderUnavailable extends DatelineError {
  override readonly name = 'EmbedderUnavailable';
  readonly forReader = 'Semantic search is not available right now. Please ask again later.';
  override readonly retryable: boolean;
  constructor(reason: string, options: { cause?: unknown; retryable: boolean }) {
    super(`The embedder did not answer: ${reason}`, { cause: options.cause });
    this.retryable = options.retryable;
  }
}

/** The language model is down, too slow, or refuses the call. */
export class ModelUnavailable extends DatelineError {
  override readonly name = 'ModelUnavailable';
  readonly forReader = 'The language model is not available right now.';
  override readonly retryable: boolean;
  constructor(reason: string, options: { cause?: unknown; retryable: boolean }) {
    super(`The language model did not answer: ${reason}`, { cause: options.cause });
    this.retryable = options.retryable;
  }
}

/** The language model replied, but not with JSON that matches the schema. */
export class ModelReplyUnusable extends DatelineError {
  override readonly name = 'ModelReplyUnusable';
  readonly forReader = 'The language model gave no usable answer.';
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(`The language model's reply is unusable: ${reason}`, options);
  }
}

/** The store cannot be opened, read or written: disk full, no permission, damaged or missing. */
export class StoreUnavailable extends DatelineError {
  override readonly name = 'StoreUnavailable';
  readonly forReader =
    'I can’t read the articles right now. Whoever runs me can see why in my log.';
  constructor(address: string, reason: string, options: { cause?: unknown } = {}) {
    super(`The store at ${printableAddress(address)} cannot be used: ${reason}`, options);
  }
}

/** Another process holds the store's writer lock longer than this one waits. */
export class StoreBusy extends DatelineError {
  override readonly name = 'StoreBusy';
  readonly forReader = 'The articles are being updated right now. Please try again later.';
  override readonly retryable = true;
  constructor(address: string) {
    super(
      `The store at ${printableAddress(address)} is being written by another process, which does not end: ` +
        'wait for it, or stop it, and run this again. Nothing is lost.',
    );
  }
}

/** The store has a format that only a newer Dateline knows. */
export class StoreTooNew extends DatelineError {
  override readonly name = 'StoreTooNew';
  readonly forReader =
    'A newer version of me stored the articles. Whoever runs me needs to update me.';
  constructor(address: string, format: number) {
    super(
      `The store at ${printableAddress(address)} has format ${format}, which this version does not know: update Dateline.`,
    );
  }
}

/** The store has a format of an older Dateline, whose search index has to be made anew. */
export class StoreOutdated extends DatelineError {
  override readonly name = 'StoreOutdated';
  readonly forReader =
    'An older version of me stored the articles. Whoever runs me can rebuild my search index.';
  constructor(address: string) {
    super(
      `The store at ${printableAddress(address)} was written by an older Dateline: run \`npm run ingest -- --rebuild\`. No article is lost.`,
    );
  }
}

/** The store's vectors come from another embedder than the configured one. */
export class EmbedderMismatch extends DatelineError {
  override readonly name = 'EmbedderMismatch';
  readonly forReader =
    'My search index does not match my settings. Whoever runs me can rebuild it.';
  constructor(facts: { address: string; stored: string; configured: string }) {
    super(
      `The store at ${printableAddress(facts.address)} was embedded by ${facts.stored}, and ${facts.configured} is configured: ` +
        'run `npm run ingest -- --rebuild`, or set DATELINE_EMBEDDINGS back.',
    );
  }
}

/** A file of the built-in embedder is missing or damaged. */
export class EmbedderDamaged extends DatelineError {
  override readonly name = 'EmbedderDamaged';
  readonly forReader =
    'Semantic search does not work: one of my files is damaged. Whoever runs me needs to restore it.';
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(
      `The built-in embedder cannot be loaded: ${reason}. Restore its files with "git checkout -- retrieval/embedder".`,
      options,
    );
  }
}
