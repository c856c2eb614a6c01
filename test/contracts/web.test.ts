import type { Visit } from '../../corpus/web.ts';
import type { NewsroomReply } from '../support/newsroom/newsroom-request.ts';
import { asksToWait, gone, redirects, sends, serves } from '../support/newsroom/replies.ts';
import { failedVisit, fetchedVisit, scriptedWeb } from '../support/scripted-web.ts';
import { webForTest } from '../support/web-for-test.ts';
import { contractPage, contractValidators, webContract, type WebMood } from './web-contract.ts';

const html = 'text/html; charset=UTF-8';
const etag = { etag: contractValidators.etag };

webContract('over HTTP', async (mood) => {
  const replies = {
    'has news': serves(html, contractPage, etag),
    'has nothing new': sends(304, '', etag),
    'moved for good': redirects(301, '/ferry/new'),
    'is gone': gone(),
    'is busy': asksToWait(429, '120'),
  } satisfies Record<WebMood, NewsroomReply>;
  const site = { '/ferry': replies[mood], '/ferry/new': serves(html, contractPage) };
  const { web, newsroom } = await webForTest({ 'daily.example': site });
  return { web, url: newsroom.url('daily.example', '/ferry'), close: newsroom.close };
});

webContract('scripted', async (mood) => {
  const url = 'https://daily.example/ferry';
  const visits = {
    'has news': fetchedVisit(url, contractPage, { validators: contractValidators }),
    'has nothing new': { kind: 'unchanged', movedTo: null },
    'moved for good': fetchedVisit(`${url}/new`, contractPage, { movedTo: `${url}/new` }),
    'is gone': { kind: 'gone' },
    'is busy': failedVisit('the server asks for fewer requests', 120_000),
  } satisfies Record<WebMood, Visit>;
  return { web: scriptedWeb({ [url]: visits[mood] }), url, close: async () => {} };
});
