import { hourAndDays, type Strings } from './strings.ts';

const locale = 'de';
const list = new Intl.ListFormat(locale, { type: 'disjunction' });

/** The interface in German. */
export const german: Strings = {
  locale,

  answer: {
    noEvidence: 'Der Bestand enthält keine Antwort darauf.',
    nearest(asOf, found) {
      if (asOf.articles === 0) return 'Er ist noch leer: Es wurde noch kein Artikel aufgenommen.';
      if (found === 0) return 'Kein Artikel darin kommt der Frage auch nur nahe.';
      return 'Das kommt der Frage am nächsten; beantwortet ist sie damit nicht.';
    },
    method: (method) =>
      method === 'model'
        ? 'Von einem Modell formuliert, an den Quellen geprüft'
        : 'Wörtlich zitiert',
    notice: (notice) =>
      ({
        'coverage-only':
          'Das wurde berichtet; eine Meinung, ein Rat oder eine Vorhersage ist es nicht.',
        'older-than-asked': 'Jeder Bericht hier ist älter als die Zeit, nach der gefragt ist.',
        'model-failed': 'Das Sprachmodell gab keine brauchbare Antwort, deshalb sind dies Zitate.',
      })[notice],
    dropped: (count) =>
      `${many(count, 'Satz', 'Sätze')} weggelassen: von den Quellen nicht gedeckt`,
    omitted: (count) => `… ${many(count, 'Satz', 'Sätze')} mehr, als eine Nachricht fasst`,
    asOf: (articles, newest) =>
      newest === null
        ? many(articles, 'Artikel', 'Artikel')
        : `Stand ${newest}, ${many(articles, 'Artikel', 'Artikel')}`,
    noSources: 'Diese Antwort stützt sich auf keine Quelle: Nichts im Bestand kam der Frage nahe.',
    untitled: 'Ohne Titel',
  },

  digest: {
    heading: (topic) => (topic === null ? 'Das Neueste' : `Das Neueste zu: ${topic}`),
    empty({ topic, asOf }) {
      if (asOf.articles === 0)
        return 'Der Bestand ist noch leer: Es wurde noch kein Artikel aufgenommen.';
      if (topic === null) return 'In dieser Zeit ist nichts erschienen. Frag nach einer längeren.';
      return 'Der Bestand enthält aus dieser Zeit nichts dazu. Frag nach einer längeren oder mit anderen Worten.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = `${many(articles, 'Artikel', 'Artikel')} von ${many(publishers, 'Medium', 'Medien')}`;
      return independent === publishers
        ? counted
        : `${counted}, ${independent.toLocaleString(locale)} davon eigenständig`;
    },
    news: (news) => ({ new: 'neu', developing: 'es gibt Neues', known: 'nichts Neues' })[news],
    old: (days) => `Das Neueste dazu im Bestand ist ${age(days)} alt.`,
    omitted: (count) =>
      `${count.toLocaleString(locale)} weitere ${count === 1 ? 'Geschichte' : 'Geschichten'}`,
    timeline: (topic) => `Verlauf: ${topic}`,
    noEvents: 'Der Bestand enthält keinen datierten Artikel dazu.',
    page: (number, of) => `Seite ${number.toLocaleString(locale)} von ${of.toLocaleString(locale)}`,
  },

  general: {
    howToAsk:
      'Frag mich nach den Nachrichten, zum Beispiel: „Was kam bei den Klimagesprächen diese Woche heraus?“ Erwähne mich, antworte mir, schreib mir direkt oder nimm /ask.',
    unreadable:
      'Diese Nachricht kann ich nicht lesen: Discord zeigt mir nur Worte, die mich selbst erwähnen (nicht meine Rolle) oder die mir direkt geschickt werden. Bitte erwähne mich, oder nimm /ask.',
    tooLong: (most) =>
      `Diese Frage ist mir zu lang. Bitte fass sie in weniger als ${most.toLocaleString(locale)} Zeichen.`,
    oneAtATime: 'Ich arbeite noch an deiner letzten Frage. Frag wieder, wenn sie beantwortet ist.',
    unreadableSince:
      'Diese Zeit kann ich nicht lesen. Schreib „since“ als Spanne wie 48h, 7d oder 2w oder als Tag wie 2025-12-01, nicht in der Zukunft.',
    unknownCommand:
      'Diesen Befehl kenne ich nicht mehr. Discord vergisst alte Befehle binnen einer Stunde.',
    nothingYet: 'In diesem Kanal habe ich noch nichts beantwortet. Frag mich etwas mit /ask.',
    forgotten: 'Diese Antwort kenne ich nicht mehr. Bitte frag noch einmal.',
    thanks: 'Danke, das ist notiert.',
    privacy:
      'Ich lese nur, was an mich gerichtet ist. Ich behalte die letzten 50 Antworten jedes Kanals mit ihren Fragen und wer gefragt hat, mit 👍 und 👎 gegebene Meinungen, wann du zuletzt nach dem Neuesten gefragt hast, wer angefangen hat, was ein Kanal beobachtet, und, wo ein Server die Fragen begrenzt, zwei Tage lang, wie viele du gestellt hast. /forget me löscht, was deins ist. Nichts davon verlässt die Maschine, auf der ich laufe, außer dass ein eingestelltes Sprachmodell die Frage und Stellen aus Artikeln bekommt.',
    forgot:
      'Erledigt: Ich habe deine Fragen, deine Meinungen, was du angesehen hast, und was ich nur für dich beobachtet habe, vergessen.',
    brokeDown:
      'Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal; bleibt es so, sag dem Bescheid, der mich betreibt.',
    status: [
      'Ich lese den Bestand …',
      'Ich wähle die Stellen, die das beantworten …',
      'Ich prüfe jeden Satz an seinen Quellen …',
      'Ich bin noch dabei …',
    ],
  },

  buttons: {
    sources: 'Quellen',
    followUp: 'Nachfragen',
    share: 'Teilen',
    earlier: 'Früher',
    later: 'Später',
    followUpTitle: 'Nachfragen',
    followUpLabel: 'Was möchtest du noch wissen?',
    reasonTitle: 'Was stimmte nicht?',
    reasonLabel: 'Mit wenigen Worten, wenn du magst',
  },

  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'Artikel', 'Artikel')
        : `${many(articles, 'Artikel', 'Artikel')}, vom ${oldest} bis zum ${newest}`,
    publishers: (names) => `Von ${names}`,
    others: (count) => many(count, 'weiteren', 'weiteren'),
    quoting: 'Antworten zitieren die Artikel wörtlich',
    model: (name) => `Antworten formuliert ${name}, geprüft an den Artikeln`,
    feeds: (followed, failing, lastRead) =>
      [
        followed === 0
          ? 'Kein Feed wird gelesen'
          : `${many(followed, 'Feed wird', 'Feeds werden')} gelesen`,
        ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} davon vergeblich`]),
        ...(lastRead === null ? [] : [`zuletzt ${lastRead}`]),
      ].join(', '),
    latency: (milliseconds) => `Discord antwortet in ${milliseconds.toLocaleString(locale)} ms`,
  },

  watches: {
    foot: 'Hier beobachtet; /watches zeigt, was',
    added: (topic, rhythm) =>
      `Ich beobachte „${topic}“ für diesen Kanal: ${rhythm}. Ich schreibe nur, wenn es Neues gibt.`,
    rhythm(rhythm) {
      if (rhythm.kind === 'breaking') return 'sobald es Neues gibt';
      const { time, days } = hourAndDays(rhythm, locale);
      return `${days === null ? 'jeden Tag' : `jeden ${days}`} um ${time} Uhr (${rhythm.zone})`;
    },
    known: (topic) =>
      `„${topic}“ wird hier schon beobachtet. Für eine andere Zeit beende es mit /unwatch und fang neu an.`,
    full: (most) =>
      `Mehr als ${most} Themen beobachte ich in einem Kanal nicht. Beende erst eines mit /unwatch.`,
    unreadableWhen:
      'Ich kann nicht lesen, wann. Schreib eine Uhrzeit wie 08:00, Tage und eine Uhrzeit wie montags 08:00 oder werktags 7:30, oder sofort.',
    unknownZone:
      'Diese Zeitzone kenne ich nicht. Wähl eine aus der Liste, etwa Europe/Berlin oder America/New_York.',
    notHere:
      'Hier könnte ich nicht schreiben. Gib mir in diesem Kanal „Kanal ansehen“, „Nachrichten senden“ (in Threads: „Nachrichten in Threads senden“) und „Nachrichtenverlauf anzeigen“, dann versuch es noch einmal.',
    roleNotYours: 'Nur wer den Server verwalten darf, kann eine Rolle benachrichtigen lassen.',
    cannotPing:
      'Diese Rolle könnte ich nicht benachrichtigen. Wähl eine, die alle erwähnen dürfen, oder gib mir die Berechtigung, alle Rollen zu erwähnen.',
    removed: (topic) => `„${topic}“ beobachte ich hier nicht mehr.`,
    notFound: 'So etwas beobachte ich hier nicht. /watches zeigt, was ich beobachte.',
    heading: 'Hier beobachtet',
    none: 'In diesem Kanal wird nichts beobachtet. Fang mit /watch an.',
    notifies: 'benachrichtigt eine Rolle',
    paused: (reason) =>
      ({
        'no-access':
          'Angehalten: Ich sehe diesen Kanal nicht. Es geht von selbst weiter, sobald ich „Kanal ansehen“ wieder habe.',
        'no-permission':
          'Angehalten: Ich darf in diesem Kanal nicht schreiben. Es geht von selbst weiter, sobald ich „Nachrichten senden“ wieder habe.',
        closed:
          'Angehalten: Nachrichten von mir werden hier nicht angenommen. Ich versuche es von Zeit zu Zeit wieder.',
      })[reason],
  },

  factCheck: {
    heading: 'Faktencheck',
    verdict: ({ findings }) =>
      findings.length > 0 ? 'Ähnlichste Berichte' : 'Kein Artikel kommt dem nahe',
    omitted: (count) => `${many(count, 'weiterer Satz', 'weitere Sätze')} nicht geprüft`,
    caveat:
      'Das sind die ähnlichsten Sätze in meinen Artikeln. Ob eine Aussage stimmt, beurteile ich nicht.',
    noWords:
      'In dieser Nachricht finde ich keine Worte: Ein Bild, ein Video oder eine Datei allein kann ich nicht prüfen.',
    noClaims:
      'Diese Nachricht behauptet nichts, was ich prüfen könnte: Ich suche nach Aussagen, nicht nach Fragen, Grüßen oder Meinungen.',
    noCoverage: ({ articles }) =>
      articles === 0
        ? 'Der Bestand ist noch leer: Es wurde noch kein Artikel aufgenommen.'
        : 'Kein Artikel im Bestand hat mit dieser Nachricht zu tun.',
    found: (articles, stories) =>
      `${many(articles, 'Artikel', 'Artikel')} in ${many(stories, 'Geschichte', 'Geschichten')}`,
  },

  corrections: {
    lead: (kind) =>
      ({
        retraction: 'Inzwischen zurückgezogen',
        correction: 'Inzwischen berichtigt',
        change: 'Inzwischen geändert',
      })[kind],
    silent: 'der hier zitierte Satz steht nicht mehr im Artikel',
    more: (count) => `${many(count, 'weitere Änderung', 'weitere Änderungen')}: siehe Quellen`,
  },

  settings: {
    heading: 'So verhalte ich mich auf diesem Server',
    channels: (names) =>
      names === null
        ? 'Ich antworte in jedem Kanal für alle sichtbar'
        : `Für alle sichtbar antworte ich in ${names}`,
    mentions: (where) =>
      where === 'threads'
        ? 'Auf Erwähnungen antworte ich nur in Threads'
        : 'Auf Erwähnungen antworte ich in Kanälen und in Threads',
    language: (which) =>
      ({
        reader: 'Ich spreche die Sprache derer, die mich lesen, soweit ich sie kann',
        en: 'Ich spreche Englisch',
        de: 'Ich spreche Deutsch',
      })[which],
    timeZone: (name) => `Ein Tag beginnt um Mitternacht in ${name}`,
    sources: (names) =>
      names === null
        ? 'Ich antworte aus allen Medien'
        : `Ich antworte nur aus diesen Medien: ${names}`,
    others: (count) => many(count, 'weiteres', 'weitere'),
    cooldown: (seconds) =>
      seconds === 0
        ? 'Niemand muss zwischen zwei Fragen warten'
        : `Zwischen zwei Fragen wartet man ${many(seconds, 'Sekunde', 'Sekunden')}`,
    personDaily: (count) =>
      count === 0
        ? 'Jeder darf beliebig viele Fragen stellen'
        : `Jeder darf am Tag ${many(count, 'Frage', 'Fragen')} stellen`,
    serverDaily: (count) =>
      count === 0
        ? 'Alle zusammen dürfen beliebig viele Fragen stellen'
        : `Alle zusammen dürfen am Tag ${many(count, 'Frage', 'Fragen')} stellen`,
    isPrivate: (isPrivate) =>
      isPrivate
        ? 'Antworten auf Befehle sieht nur, wer fragt, wenn nicht anders gewünscht'
        : 'Antworten auf Befehle sehen alle, wenn nicht anders gewünscht',
    usesModel: (usesModel) =>
      usesModel
        ? 'Ist ein Sprachmodell eingerichtet, formuliert es meine Antworten'
        : 'Meine Antworten zitieren die Artikel, ohne Sprachmodell',
    nothingToChange: 'Es wurde nichts geändert: Wähle mindestens eine der Optionen.',
    unknownZone:
      'Diese Zeitzone kenne ich nicht. Wähle beim Tippen eine aus der Liste, zum Beispiel Europe/Berlin.',
    unknownSource: 'Dieses Medium kenne ich nicht. Wähle beim Tippen eines aus der Liste.',
    tooMany: (most) =>
      `Diese Liste ist voll: Sie darf ${most.toLocaleString(locale)} Einträge haben.`,
    askIn: (channels) =>
      channels.length === 0
        ? 'In diesem Kanal antworte ich nicht. Mit /ask bekommst du eine Antwort, die nur du siehst.'
        : `In diesem Kanal antworte ich nicht. Frag in ${list.format(channels)} oder nimm /ask, dann siehst nur du die Antwort.`,
    askInThread:
      'Auf Erwähnungen antworte ich nur in Threads. Eröffne einen und erwähne mich dort, oder nimm /ask.',
    notHere: 'In diesem Kanal zeige ich keine Antworten für alle.',
    limits: {
      cooldown: (left) => `Nicht so schnell, bitte: Du kannst ${left} wieder fragen.`,
      person: (left) =>
        `Für heute hast du alle deine Fragen gestellt. Du kannst ${left} wieder fragen.`,
      server: (left) =>
        `Für heute sind alle Fragen dieses Servers gestellt. Du kannst ${left} wieder fragen.`,
    },
  },

  feeds: {
    heading: 'Feeds, denen ich folge',
    none: 'Ich folge noch keinem Feed. /feeds add nimmt die Adresse einer Seite, eines Feeds oder einer Liste von Feeds.',
    visiting: [
      'Ich besuche die Adresse …',
      'Ich lese, was dort steht, Seite für Seite …',
      'Ich lese noch …',
    ],
    added: 'Ab jetzt folge ich',
    known: 'Diesen folge ich schon',
    also: 'Die Seite nennt auch diese; füge einen hinzu, wenn es ein anderer ist',
    rejected: (reason) => `Es kam nichts hinzu: ${reason}`,
    removed: (url) => `Ich folge ${url} nicht mehr. Die Artikel bleiben.`,
    notFollowed: 'Ich folge keinem Feed mit dieser Adresse. Wähle beim Tippen einen aus der Liste.',
    notYours:
      'Meine Feeds sind für alle Server dieselben, darum ändert sie nur, wer mich betreibt. Mit /feeds check kannst du zeigen, was ein Feed brächte.',
    noAddress: 'Das ist keine Adresse im Web. Schreib eine wie https://www.example.org/',
    notReadYet: 'noch nicht gelesen',
    lastRead: (when) => `gelesen ${when}`,
    failing: (times, reason) =>
      `${times === 1 ? 'einmal' : `${times.toLocaleString(locale)}-mal`} fehlgeschlagen: ${reason}`,
    ended: (reason) => `beendet: ${reason}`,
    nextVisit: (when) => `nächster Besuch ${when}`,
    brings: (articles, rejected) =>
      `Er brächte ${many(articles, 'Artikel', 'Artikel')}${rejected === 0 ? '' : `; ${many(rejected, 'Eintrag ist', 'Einträge sind')} nicht zu gebrauchen`}`,
    more: (count) => `und ${count.toLocaleString(locale)} weitere`,
  },

  faults: {
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
  },
};

function age(days: number): string {
  if (days < 60) return many(days, 'Tag', 'Tage');
  return days < 730
    ? many(Math.floor(days / 30.4), 'Monat', 'Monate')
    : many(Math.floor(days / 365), 'Jahr', 'Jahre');
}

/** A number with its noun, in one or many. */
function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : more}`;
}
