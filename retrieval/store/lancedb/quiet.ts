/**
 * Imported before LanceDB, which reads this once, when it is loaded. It would write hundreds of lines
 * about the inside of its indexes on standard error, in the middle of a progress bar: nothing is
 * wrong then. Whoever wants them sets LANCEDB_LOG.
 */
// oxlint-disable-next-line node/no-process-env -- the only way to tell it
process.env['LANCEDB_LOG'] ??= 'error';
