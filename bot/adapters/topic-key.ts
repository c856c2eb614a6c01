/** A topic as it is compared: capitals and spaces do not make another one. */
export function topicKey(topic: string): string {
  return topic.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
