import type { Vocabulary } from '../../corpus/stories/signature.ts';

/** An article to place into stories. */
export type StoryArticle = {
  id: string;
  title: string;
  source: string;
  publishedAt: string | null;
  text: string;
};

/** Words of less than five letters hardly count. */
export const plainVocabulary: Vocabulary = {
  words: (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  weight: (word) => (word.length < 5 ? 0.05 : 1),
};

/** The same event from two publishers, the first one's copy, a later turn, and other events. */
export const storyNews = {
  ferry: article(['ferry', 'Harbour Daily', '01T06'], 'Ferry Marigold runs aground off Dunhaven', [
    'The ferry Marigold ran aground on a sandbank off Dunhaven early on Monday with 214 passengers aboard.',
    'Lifeboats brought everyone ashore before noon, the coastguard said, and nobody was hurt.',
    'Captain Ilse Marrow told reporters that the rudder had failed in heavy swell near the lighthouse.',
    'Investigators will board the stranded ferry when the tide turns on Tuesday morning.',
  ]),
  otherFerry: article(['other-ferry', 'Northern Wire', '01T11'], 'All 214 saved as ferry strands', [
    'Passengers of the ferry Marigold spoke of a loud crash when their ship struck a sandbank at Dunhaven.',
    'Every one of the 214 travellers reached land unharmed after a rescue by four lifeboats.',
    'A broken rudder may be to blame, according to captain Ilse Marrow.',
    'The coastguard has closed the channel beside the lighthouse until the ferry is refloated.',
  ]),
  laterFerry: article(['later-ferry', 'Harbour Daily', '03T09'], 'Marigold ferry refloated', [
    'Tugs pulled the ferry Marigold free of the sandbank off Dunhaven on Wednesday.',
    'Investigators found that a bolt in the rudder had sheared, the coastguard said.',
    'Captain Ilse Marrow praised her passengers and the lifeboats of Dunhaven.',
  ]),
  budget: article(['budget', 'Harbour Daily', '01T08'], 'Belvaria council rejects budget', [
    'The council of Belvaria rejected its budget by nineteen votes to twelve on Monday evening.',
    'Treasurer Tomas Quay proposed higher parking charges to pay for two schools.',
    'Opposition members demanded savings in the theatre and the museum instead.',
    'A second vote follows within three weeks, or the province takes over the finances.',
  ]),
  oldFerry: article(
    ['old-ferry', 'Civic Gazette', '05T08'],
    'Ferry timetable for winter published',
    [
      'The winter timetable of the island ferries begins next week with fewer evening sailings.',
      'Travellers to Estrola should book their cabins before December, the operator advised.',
    ],
  ),
};

/** The same report elsewhere: another headline, sentences turned round, the last one gone. */
export const ferryCopy: StoryArticle = {
  ...storyNews.ferry,
  id: 'ferry-copy',
  source: 'Civic Gazette',
  title: 'Stranded at sea',
  publishedAt: '2025-12-01T07:00:00.000Z',
  text: storyNews.ferry.text.split('\n').slice(0, 3).toReversed().join('\n'),
};

function article(
  [id, source, time]: [id: string, source: string, time: string],
  title: string,
  sentences: readonly string[],
): StoryArticle {
  const publishedAt = `2025-12-${time}:00:00.000Z`;
  return { id, title, source, publishedAt, text: sentences.join('\n') };
}
