/**
 * Silences LanceDB's log, which would write hundreds of harmless lines to standard error. LanceDB
 * reads the variable once, while it is loaded, so this module must be imported before it. Set
 * LANCEDB_LOG to see the log.
 */
// oxlint-disable-next-line node/no-process-env -- LanceDB has no other setting for it
process.env['LANCEDB_LOG'] ??= 'error';
