import { expect, test } from 'vitest';
import { reasonOf } from '../../../../corpus/errors.ts';
import { StoreUnavailable } from '../../../../retrieval/errors.ts';
import { parseAddress } from '../../../../retrieval/store/opensearch/connect.ts';
import { openOpenSearchStore } from '../../../../retrieval/store/opensearch/opensearch-store.ts';

test('an address names nodes, a user and the beginning of the indices’ names', () => {
  expect(parseAddress('opensearch+https://news:p%40ss@one,two:9201/paper-1')).toEqual({
    nodes: ['https://one:9201', 'https://two:9201'],
    prefix: 'paper-1',
    auth: { username: 'news', password: 'p@ss' },
  });
  expect(parseAddress('opensearch+http://localhost')).toEqual({
    nodes: ['http://localhost:9200'],
    prefix: 'dateline',
    auth: null,
  });
});

test.each([
  'opensearch+https://',
  'opensearch+http://host/Upper',
  'opensearch+http://host/_all',
  'opensearch+http://host/a*',
  'opensearch+http://news:secret@host:port/x',
  'opensearch+http://news:sec%ret@host/x',
])('%s is no address, and the error says how one looks', (address) => {
  const parse = (): unknown => parseAddress(address);
  expect(parse).toThrow(StoreUnavailable);
  expect(parse).toThrow(/such as opensearch\+https:\/\/user:password@host:9200\/dateline/u);
});

test('a server that does not answer is reported with its cure and without the password', async () => {
  const opening = openOpenSearchStore({
    address: 'opensearch+http://news:se%2Fcret@127.0.0.1:1/paper',
    embedder: { id: 'letters', dimensions: 27 },
  });
  const message = await opening.then(() => '', reasonOf);
  expect(message).toContain('opensearch+http://***:***@127.0.0.1:1/paper');
  expect(message).toContain('Check that OpenSearch runs');
  expect(message).not.toMatch(/se%2Fcret|se\/cret/u);
});
