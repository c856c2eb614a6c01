import type { Visit } from '../../corpus/web.ts';
import type { NewsroomReply } from '../support/newsroom/newsroom-request.ts';
import { asksToWait, gone, redirects, sends, serves } from '../support/newsroom/replies.ts';
import { failedVisit, fetchedVisit, scriptedWeb } from '../support/scripted-web.ts';
import { webForTest } from '../support/web-for-test.ts';
import { contractPage, contractValidators, webContract, type WebCase } from './web-contract.ts';

const html = 'text/html; charset=UTF-8';
const etag = { etag: contractValidators.etag };

webContract('over HTTP', async (answer) => {
  const replies = {
    content: serves(html, contractPage, etag),
    'not modified': sends(304, '', etag),
    'moved permanently': redirects(301, '/ferry/new'),
    gone: gone(),
    busy: asksToWait(429, '120'),
  } satisfies Record<WebCase, NewsroomReply>;
  const site = { '/ferry': replies[answer], '/ferry/new': serves(html, contractPage) };
  const { web, newsroom } = await webForTest({ 'daily.example': site });
  return { web, url: newsroom.url('daily.example', '/ferry'), close: newsroom.close };
});

webContract('scripted', async (answer) => {
  const url = 'https://daily.example/ferry';
  const visits = {
    content: fetchedVisit(url, contractPage, { validators: contractValidators }),
    'not modified': { kind: 'unchanged', movedTo: null },
    'moved permanently': fetchedVisit(`${url}/new`, contractPage, { movedTo: `${url}/new` }),
    gone: { kind: 'gone' },
    busy: failedVisit('the server asks for fewer requests', 120_000),
  } satisfies Record<WebCase, Visit>;
  return { web: scriptedWeb({ [url]: visits[answer] }), url, close: async () => {} };
});
