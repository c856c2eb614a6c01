// The settings: one schema over the environment, with defaults, checks and what `doctor` prints.
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { DatelineError } from '../corpus/errors.ts';
import { printableAddress } from '../corpus/printable-address.ts';
import { isFolder } from '../retrieval/store/address.ts';
import packageFile from '../package.json' with { type: 'json' };

/** The version of Dateline. */
export const { version } = packageFile;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PORT = 'has to be a whole number from 0 to 65535';

const LIMIT = 'has to be a whole number above zero';

const MONITOR = 'has to be a port such as 9464, or an address and a port such as 0.0.0.0:9464';

const SHARDS =
  'has to be auto, a number of shards such as 4, or some of them such as 0-3/16 (of 16 shards the first four)';

const STORES = /^(?:s3|gs|az|opensearch\+https?):\/\//u;
const STORE = 'has to be a folder, s3://bucket/path or opensearch+https://host:9200/name';

const MIN_TOKEN = 16;
const TOKEN = `has to be at least ${MIN_TOKEN} letters, digits and signs without spaces`;

const text = z.string();
const limit = z.coerce.number(LIMIT).int(LIMIT).positive(LIMIT).optional();
const address = z
  .url({ protocol: /^https?$/, error: 'has to be an http or https address' })
  .refine(holdsNoPassword, 'has to be an address without a user name and a password');

/** Every setting, each with its default and, for `doctor` and the docs, what it is for. */
const schema = z.object({
  DISCORD_TOKEN: text.optional().describe('Go live: the bot token of your Discord application'),
  DISCORD_API_URL: address
    .optional()
    .describe('Another Discord than discord.com: a self-hosted one, or one for tests'),
  DATELINE_SHARDS: text
    .default('auto')
    .refine((given) => shardsOf(given) !== null, SHARDS)
    .describe('The shards of this process: auto, how many there are, or a range such as 0-3/16'),
  OPENAI_API_KEY: text.optional().describe('Answers worded by a model: the key for its server'),
  OPENAI_BASE_URL: address
    .optional()
    .describe('Any OpenAI-compatible server; alone, without a key, it is enough'),
  OPENAI_MODEL: text.default('gpt-5-mini').describe('The model that words answers'),
  DATELINE_MODEL: text
    .optional()
    .describe('A model file (GGUF) on this machine, instead of a server; see npm run model'),
  DATELINE_MODEL_BUDGET: limit.describe(
    'Tokens that the model may cost each server in a month; then answers are quotes',
  ),
  DATELINE_SECOND_OPINION: z
    .enum(['on', 'off'], 'has to be on or off')
    .default('off')
    .describe('on: the model is asked about sentences that the check cannot decide'),
  OPENAI_EMBEDDING_BASE_URL: address
    .optional()
    .describe('The server that embeds, where it is not that of the model; starts no model'),
  OPENAI_EMBEDDING_API_KEY: text
    .optional()
    .describe('The key of the server that embeds, where it is not that of the model'),
  OPENAI_EMBEDDING_MODEL: text
    .default('text-embedding-3-small')
    .describe('The model that embeds, with DATELINE_EMBEDDINGS=openai'),
  DATELINE_EMBEDDINGS: z
    .enum(['built-in', 'openai'], 'has to be built-in or openai')
    .default('built-in')
    .describe('Who embeds: the built-in embedder or the OpenAI-compatible server'),
  DATELINE_DATA: text
    .default('data')
    .describe('The folder of state, and of the store unless DATELINE_STORE says otherwise'),
  DATELINE_STATE: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: 'has to be an address such as postgres://user:password@host/dateline',
    })
    .optional()
    .describe('Where the state is, if not in that folder: postgres://user:password@host/database'),
  DATELINE_STORE: text
    .refine((given) => isFolder(given) || STORES.test(given), STORE)
    .optional()
    .describe(
      'Where the store is: a folder, s3://bucket/path or opensearch+https://host:9200/name',
    ),
  AWS_ACCESS_KEY_ID: text.optional().describe('The key for a store in S3'),
  AWS_SECRET_ACCESS_KEY: text.optional().describe('The secret part of that key'),
  AWS_SESSION_TOKEN: text.optional().describe('The token of a key that expires'),
  AWS_REGION: text.optional().describe('The region of a store in S3, such as eu-central-1'),
  AWS_ENDPOINT: text.optional().describe('The address of a server of S3 that is not Amazon’s'),
  AWS_ALLOW_HTTP: text.optional().describe('true where that address begins with http://'),
  DATELINE_KEEP_DAYS: limit.describe('Articles older than so many days are removed'),
  DATELINE_KEEP_ARTICLES: limit.describe('Only so many articles are kept, the newest'),
  DATELINE_KEEP_PER_SOURCE: limit.describe('Of each publisher only so many are kept, the newest'),
  DATELINE_PRIVATE_ADDRESSES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((range) => range !== ''))
    .refine(
      (ranges) => ranges.every(isAddressRange),
      'has to be addresses and ranges such as 10.0.0.0/8',
    )
    .optional()
    .describe('Addresses in your own network that feeds may come from, such as 10.0.0.0/8'),
  DATELINE_PORT: z.coerce
    .number(PORT)
    .int(PORT)
    .min(0, PORT)
    .max(65_535, PORT)
    .default(8787)
    .describe('The port of the playground; 0 takes any free one'),
  DATELINE_HOST: text.default('127.0.0.1').describe('The address that the playground listens on'),
  DATELINE_PLAYGROUND_TOKEN: text
    .min(MIN_TOKEN, TOKEN)
    .regex(/^[!-~]+$/u, TOKEN)
    .optional()
    .describe(
      'The password of the playground, needed where DATELINE_HOST is not this machine alone',
    ),
  DATELINE_MONITOR: text
    .refine((given) => hostAndPort(given) !== null, MONITOR)
    .optional()
    .describe(
      'Where health, readiness and metrics are served: a port here, or an address and a port',
    ),
  DATELINE_LOG: z
    .enum(LEVELS, `has to be one of ${LEVELS.join(', ')}`)
    .default('info')
    .describe('How much is logged'),
});

export type Config = z.infer<typeof schema>;

const SECRETS: ReadonlySet<string> = new Set<keyof Config>([
  'DISCORD_TOKEN',
  'OPENAI_API_KEY',
  'OPENAI_EMBEDDING_API_KEY',
  'DATELINE_PLAYGROUND_TOKEN',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
]);

/** The settings are not usable: one line per fault, each with its cure. */
class ConfigInvalid extends DatelineError {
  override readonly name = 'ConfigInvalid';
  readonly forReader = 'My settings are invalid. Whoever runs me can see why in my log.';
  constructor(faults: readonly string[]) {
    super(`The settings are not usable (see .env.example): ${faults.join('; ')}`);
  }
}

/**
 * Reads the settings from an environment; an empty one counts as unset.
 * @throws ConfigInvalid with every fault at once, and no value in it.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const { data, error } = schema.safeParse(given);
  if (error)
    throw new ConfigInvalid(
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  return data;
}

/** Every setting for printing, secrets hidden: its name, value and what it is for. */
export function printableConfig(config: Config): { name: string; value: string; about: string }[] {
  const values = new Map<string, unknown>(Object.entries(config));
  return Object.entries(schema.shape).map(([name, field]) => {
    const value = values.get(name);
    const shown = SECRETS.has(name) ? '(set, hidden)' : printableAddress(String(value));
    return {
      name,
      value: value === undefined ? '(not set)' : shown,
      about: field.description ?? '',
    };
  });
}

/** Where the store is: a folder, or another address. */
export function storeAddress({
  DATELINE_DATA,
  DATELINE_STORE,
}: Pick<Config, 'DATELINE_DATA' | 'DATELINE_STORE'>): string {
  return DATELINE_STORE ?? join(DATELINE_DATA, 'store');
}

/** The name of the bot's state in the data folder. */
export const STATE_FILE = 'state.sqlite';

/** Where the bot's state is: a file, or an address of PostgreSQL. */
export function stateAddress({ DATELINE_DATA, DATELINE_STATE }: StateSettings): string {
  return DATELINE_STATE ?? join(DATELINE_DATA, STATE_FILE);
}

/** The name of the feed list in the data folder. */
export const FEED_LIST = 'feeds.sqlite';

/** Where the followed feeds are: a file, or an address of PostgreSQL. */
export function feedsAddress({ DATELINE_DATA, DATELINE_STATE }: StateSettings): string {
  return DATELINE_STATE ?? join(DATELINE_DATA, FEED_LIST);
}

type StateSettings = Pick<Config, 'DATELINE_DATA' | 'DATELINE_STATE'>;

/** The parts of an address such as `0.0.0.0:9464`; a port alone is on this machine. Null for anything else. */
export function hostAndPort(given: string): { host: string; port: number } | null {
  const [, bracketed, plain, digits = ''] =
    /^(?:(?:\[([^\]]{1,99})\]|([^:\s]{1,253})):)?(\d{1,5})$/u.exec(given) ?? [];
  if (digits === '' || Number(digits) > 65_535) return null;
  return { host: bracketed ?? plain ?? '127.0.0.1', port: Number(digits) };
}

/** Some of the shards that a bot's servers are divided into: those from `first` to `last` of `count`. */
export type ShardRange = { first: number; last: number; count: number };

/** More shards than any bot has: they serve 2,500 servers each. */
const MOST_SHARDS = 10_000;

/**
 * The shards that a setting such as `4` or `0-3/16` names; `auto` where Discord is to be asked. Null for
 * anything else.
 */
export function shardsOf(given: string): ShardRange | 'auto' | null {
  if (given === 'auto') return given;
  const parts = /^(?:(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?\/)?(?<count>\d{1,5})$/u.exec(given);
  if (parts === null) return null;
  const { first, last = first, count = '' } = parts.groups ?? {};
  const range = {
    first: Number(first ?? 0),
    last: last === undefined ? Number(count) - 1 : Number(last),
    count: Number(count),
  };
  const isRange = range.first <= range.last && range.last < range.count;
  return isRange && range.count <= MOST_SHARDS ? range : null;
}

/** Where a store in S3 is copied to, and how it is reached. */
export function storeCopies(config: Config): {
  folder: string;
  access: Record<
    'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'region' | 'endpoint' | 'allowHttp',
    string | undefined
  >;
} {
  return {
    folder: join(config.DATELINE_DATA, 'copies'),
    access: {
      accessKeyId: config.AWS_ACCESS_KEY_ID,
      secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
      sessionToken: config.AWS_SESSION_TOKEN,
      region: config.AWS_REGION,
      endpoint: config.AWS_ENDPOINT,
      allowHttp: config.AWS_ALLOW_HTTP,
    },
  };
}

/** The folder of downloaded models and of the runtime that runs them. */
export function modelsFolder({ DATELINE_DATA }: Pick<Config, 'DATELINE_DATA'>): string {
  return join(DATELINE_DATA, 'models');
}

function isAddressRange(range: string): boolean {
  const [first = '', bits = '0', ...rest] = range.split('/');
  return isIP(first) > 0 && /^\d{1,3}$/.test(bits) && rest.length === 0;
}

/** An address is printed and logged, a password must not be. */
function holdsNoPassword(url: string): boolean {
  const { username, password } = URL.parse(url) ?? {};
  return !username && !password;
}
