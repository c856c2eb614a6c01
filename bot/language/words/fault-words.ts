/**
 * What readers are told of an error, by its name. An error that is missing here speaks for itself,
 * in English.
 */
export type FaultStrings = Readonly<Record<string, string>>;
