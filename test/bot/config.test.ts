import { expect, test } from 'vitest';
import { printableConfig, readConfig, shardsOf } from '../../bot/config.ts';
import { DatelineError } from '../../corpus/errors.ts';

test('every setting has a default or may be missing', () => {
  expect(readConfig({})).toEqual({
    DATELINE_SHARDS: 'auto',
    OPENAI_MODEL: 'gpt-5-mini',
    DATELINE_SECOND_OPINION: 'off',
    OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small',
    DATELINE_EMBEDDINGS: 'built-in',
    DATELINE_DATA: 'data',
    DATELINE_PORT: 8787,
    DATELINE_HOST: '127.0.0.1',
    DATELINE_LOG: 'info',
  });
});

test('an empty setting counts as unset, and spaces around one do not count', () => {
  const config = readConfig({
    DISCORD_TOKEN: '',
    OPENAI_BASE_URL: '  ',
    DATELINE_PORT: '',
    DATELINE_DATA: ' news ',
  });
  expect(config).toEqual({ ...readConfig({}), DATELINE_DATA: 'news' });
});

test('reads the known variables of the environment, numbers as numbers', () => {
  const config = readConfig({ DATELINE_PORT: '0', DATELINE_EMBEDDINGS: 'openai', HOME: '/home' });
  expect(config).toEqual({
    ...readConfig({}),
    DATELINE_PORT: 0,
    DATELINE_EMBEDDINGS: 'openai',
  });
});

test.for(['0', '-3', '1.5', 'many'])('%s is not a valid number of articles to keep', (number) => {
  const fault = 'DATELINE_KEEP_ARTICLES: has to be a whole number above zero';
  expect(faultsOf({ DATELINE_KEEP_ARTICLES: number }).message).toContain(fault);
});

test('names all faults at once, each with its cure and none with its value', () => {
  const environment = {
    DISCORD_API_URL: 'leaked-one',
    OPENAI_BASE_URL: 'http://leaked-two@127.0.0.1/v1',
    DATELINE_EMBEDDINGS: 'leaked-three',
    DATELINE_PORT: '1.5',
    DATELINE_LOG: 'leaked-four',
  };
  const error = faultsOf(environment);
  expect(error.message.split('; ').map((fault) => fault.replace(/^.*: (?=D)/u, ''))).toEqual([
    'DISCORD_API_URL: has to be an http or https address',
    'OPENAI_BASE_URL: has to be an address without a user name and a password',
    'DATELINE_EMBEDDINGS: has to be built-in or openai',
    'DATELINE_PORT: has to be a whole number from 0 to 65535',
    'DATELINE_LOG: has to be one of fatal, error, warn, info, debug, trace, silent',
  ]);
  expect(error.message).toContain('.env.example');
  expect(error.message + error.forReader).not.toContain('leaked');
});

test.for(['65536', '-1', 'eighty', 'NaN'])('%s is not a valid port', (port) => {
  expect(faultsOf({ DATELINE_PORT: port }).message).toContain('from 0 to 65535');
});

test.for(['ftp://127.0.0.1', 'localhost:8080', '//127.0.0.1'])(
  '%s is not a valid address',
  (address) => {
    expect(faultsOf({ OPENAI_BASE_URL: address }).message).toContain('http or https');
  },
);

test.for(['mysql://127.0.0.1/dateline', 'state.sqlite', '127.0.0.1:5432'])(
  '%s is not an address of a state',
  (address) => {
    expect(faultsOf({ DATELINE_STATE: address }).message).toContain('postgres://');
  },
);

test('prints every setting with what it is for, and hides the secrets', () => {
  const printed = printableConfig(
    readConfig({
      DISCORD_TOKEN: 'a.secret.token',
      OPENAI_API_KEY: 'sk-secret',
      OPENAI_EMBEDDING_API_KEY: 'sk-secret-too',
      DATELINE_PLAYGROUND_TOKEN: 'a-secret-of-the-page',
      DATELINE_STORE: 's3://AKIA:a-secret@bucket/path?token=secret',
      OPENAI_BASE_URL: 'https://models.example/v1?api-key=secret',
      DATELINE_STATE: 'postgres://AKIA:a-secret@state.example/dateline',
    }),
  );
  expect(JSON.stringify(printed)).not.toContain('secret.token');
  expect(JSON.stringify(printed)).not.toContain('sk-secret');
  expect(JSON.stringify(printed)).not.toMatch(/a-secret|=secret|AKIA/u);
  const values = Object.fromEntries(printed.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({
    DISCORD_TOKEN: '(set, hidden)',
    OPENAI_API_KEY: '(set, hidden)',
    OPENAI_EMBEDDING_API_KEY: '(set, hidden)',
    OPENAI_BASE_URL: 'https://models.example/v1?api-key=***',
    DATELINE_STORE: 's3://***:***@bucket/path?token=***',
    DATELINE_STATE: 'postgres://***:***@state.example/dateline',
    DATELINE_PLAYGROUND_TOKEN: '(set, hidden)',
    DISCORD_API_URL: '(not set)',
    DATELINE_PORT: '8787',
  });
  expect(printed.every(({ about }) => about.length > 10)).toBe(true);
});

function faultsOf(environment: Record<string, string>): DatelineError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof DatelineError) return error;
  }
  throw new Error('The settings were taken.');
}

test.each([
  ['auto', 'auto'],
  ['1', { first: 0, last: 0, count: 1 }],
  ['16', { first: 0, last: 15, count: 16 }],
  ['0-3/16', { first: 0, last: 3, count: 16 }],
  ['15/16', { first: 15, last: 15, count: 16 }],
])('DATELINE_SHARDS=%s names shards', (given, range) => {
  expect(shardsOf(readConfig({ DATELINE_SHARDS: given }).DATELINE_SHARDS)).toEqual(range);
});

test.each(['0', '-1', '3-1/16', '0-16/16', '0-3', '1/1', 'all', '99999', '0-3/16/2'])(
  'DATELINE_SHARDS=%s is no shards',
  (given) => {
    expect(() => readConfig({ DATELINE_SHARDS: given })).toThrow(
      /DATELINE_SHARDS: has to be auto/u,
    );
  },
);
