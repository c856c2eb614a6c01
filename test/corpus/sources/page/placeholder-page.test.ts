import { expect, test } from 'vitest';
import { placeholderReason } from '../../../../corpus/sources/page/placeholder-page.ts';

test.each([
  ['Just a moment...', 'Checking your connection.', 'person'],
  ['paper.example', 'Verifying you are human. This may take a few seconds.', 'person'],
  ['Page not found', 'Try the search.', 'no such page'],
  ['404', 'Nothing here.', 'no such page'],
  ['Oops', 'Sorry, the page you are looking for could not be found.', 'no such page'],
  ['Seite nicht gefunden', 'Zur Startseite.', 'no such page'],
  ['Страница не найдена', 'На главную.', 'no such page'],
  ['Before you continue', 'We use cookies and data to keep our services going.', 'cookies'],
  ['Bevor Sie fortfahren', 'Wir verwenden Cookies.', 'cookies'],
  ['Sign in', 'Enter your address.', 'sign in'],
  ['Old pier closes', 'Please log in to read this article.', 'sign in'],
  ['Redirecting', 'Click here.', 'leads on'],
])('the page %s is none of an article: %s', (title, text, reason) => {
  expect(placeholderReason(title, text)).toContain(reason);
});

test.each([
  ['Old pier closes', 'The council closed the old ferry pier on Saturday.'],
  ['Signs of life found', 'Researchers signed in at noon.'],
  ['Access denied: why refugees wait', 'They wait. '.repeat(100)],
  ['Police find robot', 'You are not a witness, they told the cook.'],
])('the page %s is an article', (title, text) => {
  expect(placeholderReason(title, text)).toBeNull();
});
