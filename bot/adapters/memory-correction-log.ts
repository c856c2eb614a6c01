import { type Correction, isSameChange } from '../ports/correction.ts';
import type { CorrectionLog } from '../ports/correction-log.ts';

/** The corrections noted, for as long as the process lasts. */
export function memoryCorrectionLog(): CorrectionLog {
  const byMessage = new Map<string, Correction[]>();
  return {
    of: async (messageId) => structuredClone(byMessage.get(messageId) ?? []),
    note: async (messageId, corrections) => {
      const others = (byMessage.get(messageId) ?? []).filter(
        (known) => !corrections.some((one) => isSameChange(one, known)),
      );
      const all = [...others, ...structuredClone([...corrections])];
      byMessage.set(
        messageId,
        all.toSorted((left, right) => right.seenAt.localeCompare(left.seenAt)),
      );
    },
  };
}
