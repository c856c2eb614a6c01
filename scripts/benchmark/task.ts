/** Storing a corpus in an empty folder. */
export type IngestTask = { kind: 'ingest'; subject: string; folder: string; articlesFile: string };

/** Opening the folder again and asking. */
export type ServeTask = {
  kind: 'serve';
  subject: string;
  folder: string;
  /** What to search for; the first few only warm up. */
  queries: string[];
  /** How many of the queries are answered as well. */
  answers: number;
};

/** One measurement, made in a process of its own. */
export type Task = IngestTask | ServeTask;

/** Memory is the most the process ever held (resident set), in megabytes. */
export type IngestResult = { passages: number; seconds: number; memoryMb: number };

/** Milliseconds. Start-up runs from the start of the process to the first result. */
export type ServeResult = {
  startUpMs: number;
  retrievalMs: number[];
  answerMs: number[];
  memoryMb: number;
};
