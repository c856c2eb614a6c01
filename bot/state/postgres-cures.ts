// What to do about a PostgreSQL database that cannot be used.
import { errorCodes, reasonOf } from '../../corpus/errors.ts';

/**
 * The cure where the server, the network or the settings are at fault; null for a fault of a statement
 * or of a record.
 */
export function cureOf(error: unknown): string | null {
  const { code } = errorCodes(error);
  const words = reasonOf(error).slice(0, 500);
  return cures.find((each) => each.codes.test(code) || each.words?.test(words))?.sentence ?? null;
}

/**
 * Faults by the codes of PostgreSQL (appendix A of its manual), of Node's network and TLS, and by the words of
 * a client that has no code for them.
 */
const cures: readonly { codes: RegExp; words?: RegExp; sentence: string }[] = [
  {
    codes: /^28/u,
    words: /password must be a string|no password supplied/iu,
    sentence:
      'PostgreSQL refuses the user or the password: correct them in DATELINE_STATE, or allow the user in pg_hba.conf.',
  },
  {
    codes: /^3[DF]000$/u,
    sentence:
      'There is no such database or schema: create it, such as with `createdb dateline`, or correct DATELINE_STATE.',
  },
  {
    codes: /^42501$/u,
    sentence:
      'Its user may not do that: let it create, read and write tables there, such as by making it the owner of the database.',
  },
  {
    codes: /^(?:25006|57P04)$/u,
    sentence:
      'The server can only be read, as a standby can: name the primary server in DATELINE_STATE.',
  },
  {
    codes: /^(?:53100|58030)$/u,
    sentence: 'The disk of the server is full or faulty: free some space on it, or check it.',
  },
  {
    codes: /^53/u,
    sentence:
      'The server has no connection or memory left: raise its max_connections, or stop what else uses it.',
  },
  {
    codes: /^(?:57014|55P03|25P0[23])$/u,
    words: /query read timeout/iu,
    sentence:
      'The server did not answer in time: look at what keeps it busy (pg_stat_activity), and at the network.',
  },
  {
    codes: /CERT|SSL|TLS/u,
    words: /support SSL connections|certificate/iu,
    sentence:
      'No safe connection can be made: correct `sslmode` and `sslrootcert` in DATELINE_STATE, or the certificate of the server.',
  },
  {
    codes: /^(?:ENOTFOUND|EAI_AGAIN)$/u,
    sentence: 'No such host is known: correct the host in DATELINE_STATE, or the name server.',
  },
  {
    codes:
      /^(?:08|57P0|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ENOENT|EACCES$)/u,
    words:
      /connection (?:terminated|ended|error)|timeout exceeded when trying to connect|not queryable/iu,
    sentence:
      'It cannot be reached: start PostgreSQL, and check the host and the port in DATELINE_STATE. As soon as it is back, it is used again.',
  },
];
