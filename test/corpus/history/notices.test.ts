import { expect, test } from 'vitest';
import { findNotice } from '../../../corpus/history/notices.ts';

test.each([
  ['Correction: The ferry has 12 cabins, not 21.', 'correction'],
  ['CORRECTION (May 4): The mayor is Ilse Marrow.', 'correction'],
  ['Correction, 3 March 2025: The bridge opened in 1911.', 'correction'],
  ['Corrections & Clarifications: An earlier headline named the wrong town.', 'correction'],
  ['[Corrects spelling of name in paragraph 3]', 'correction'],
  ['CORRECTED-Harbour pilots end their strike after 12 days', 'correction'],
  ['This article was amended on 3 March 2025 to correct the name of the ship.', 'correction'],
  ['This story has been corrected to say that nobody was hurt.', 'correction'],
  ['An earlier version of this article misstated the size of the grant.', 'correction'],
  ['A previous version of this story incorrectly said the vote was on Friday.', 'correction'],
  ['The original version of the report gave the wrong year. We regret the error.', 'correction'],
  ['Clarification: The offer covers the night shift only.', 'clarification'],
  ['This story has been updated to clarify who signed the contract.', 'clarification'],
  ['This article was amended on 3 March 2025 to clarify the terms.', 'clarification'],
  ['RETRACTION: Harbour pilots did not strike', 'retraction'],
  ['This article has been retracted because its figures could not be confirmed.', 'retraction'],
  ['UPDATE 2-Harbour pilots end their strike', 'update'],
  ['Updated 14 June: The council has since voted.', 'update'],
  ['(Updates with comment from the union, adds detail)', 'update'],
  ['This story has been updated with the reply of the ministry.', 'update'],
  ["Editor's note: The author worked for the port until 2019.", 'editors-note'],
  ['Editors’ Note: This page is no longer kept up.', 'editors-note'],
])('"%s" is a notice: %s', (sentence, kind) => {
  const text = `The ferry sails again.\n\n${sentence}\n\nNobody was hurt.`;
  expect(findNotice(text)).toMatchObject({ kind });
  expect(sentence).toContain(findNotice(text)?.sentence);
});

test.each([
  'The ministry issued a correction on Friday.',
  'Prices went through a correction: shares fell by 4 percent.',
  'The minister retracted her remarks about the port.',
  'Officers from the Department of Corrections searched the hall.',
  'Corrections officers want more pay.',
  'Police updated the number of people missing to 12.',
  'He corrected the record in an earlier story he told the court.',
  'Update your phone before the weekend.',
  'The withdrawn offer was worth 40 million crowns.',
  'The report was retracted by the journal in May.',
  'The ministry said the story was corrected twice.',
  'An editor’s note in the margin dates the letter to 1844.',
])('"%s" is no notice', (sentence) => {
  expect(findNotice(`The ferry sails again.\n\n${sentence}`)).toBeNull();
});

test('of several notices, the most serious is found', () => {
  const text =
    'Update: The council has voted.\n\nCorrection: It was on Monday.\n\nEditor’s note: None.';
  expect(findNotice(text)).toEqual({
    kind: 'correction',
    sentence: 'Correction: It was on Monday.',
  });
});

test('a notice is quoted with its whole line', () => {
  const text = 'Nobody was hurt.\n\nCorrection. The ferry has 12 cabins. It was built in 1998.';
  expect(findNotice(text)?.sentence).toBe(
    'Correction. The ferry has 12 cabins. It was built in 1998.',
  );
});
