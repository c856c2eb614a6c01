import type { FaultStrings } from '../words/fault-words.ts';

export const faultStrings: FaultStrings = {
  BotStopping: 'Ich werde gerade neu gestartet. Bitte frag in einer Minute noch einmal.',
  EmbedderDamaged:
    'Die Suche nach der Bedeutung ist nicht möglich: Eine Datei des Bots ist beschädigt. Wer ihn betreibt, muss sie wiederherstellen.',
  EmbedderMismatch:
    'Mein Suchindex passt nicht zu meinen Einstellungen. Wer mich betreibt, kann ihn neu aufbauen.',
  EmbedderUnavailable:
    'Die Suche nach der Bedeutung ist gerade nicht möglich. Bitte frag später noch einmal.',
  FeedListUnavailable:
    'Ich kann gerade nicht nach meinen Feeds sehen. Bitte versuch es später noch einmal.',
  SourceNotAllowed:
    'Auf diesem Server antworte ich nicht aus diesem Medium. Lass es weg oder frag die, die den Server betreiben.',
  StateTooNew:
    'Mein Gedächtnis stammt von einer neueren Version. Wer mich betreibt, kann mich aktualisieren.',
  StateUnavailable:
    'Ich kann gerade nicht in mein Gedächtnis sehen. Bitte versuch es später noch einmal.',
  StoreBusy: 'Der Bestand wird gerade verändert. Bitte versuch es später noch einmal.',
  StoreTooNew:
    'Der Bestand stammt von einer neueren Version von mir. Wer mich betreibt, kann mich aktualisieren.',
  StoreUnavailable:
    'Der Bestand ist gerade nicht lesbar. Wer mich betreibt, sieht in meinem Protokoll, warum.',
};
