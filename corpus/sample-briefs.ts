/** The folder of the sample briefs, for a store that is still empty; ends in a slash. */
export const sampleBriefs: URL = new URL('sample/', import.meta.url);

/** The source that every sample brief names. */
export const SAMPLE_SOURCE = 'Dateline sample';
