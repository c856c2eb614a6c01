import { countingIn, scheduleParts, type Strings, writeAge } from './strings.ts';

const locale = 'de';
const many = countingIn(locale);
const conjunction = new Intl.ListFormat(locale);
const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });

/** The interface in German. */
export const german: Strings = {
  locale,

  commands: {
    'What I can do, and how to ask me': 'Was ich kann, und wie du mich fragst',
    'What I know and how I answer': 'Was ich weiß und wie ich antworte',
    'What I remember about you, and how to delete it':
      'Was ich mir über dich merke, und wie du es löschst',
    'Delete what I remember': 'Löschen, was ich mir merke',
    'Your questions and answers, your ratings, and what you have looked at':
      'Deine Fragen und Antworten, deine Bewertungen und was du angesehen hast',
    'Ask about the news and get an answer with its sources':
      'Frag nach den Nachrichten und bekomm eine Antwort mit ihren Quellen',
    'What do you want to know?': 'Was möchtest du wissen?',
    'Only what this publisher wrote': 'Nur, was dieses Medium schrieb',
    'The feeds that I follow': 'Die abonnierten Feeds',
    'Follow a feed, or the feed of a site': 'Einen Feed abonnieren, oder den einer Website',
    'Stop following a feed': 'Einen Feed abbestellen',
    'The status of each feed': 'Der Zustand jedes Feeds',
    'Show the articles of a feed without storing them':
      'Die Artikel eines Feeds zeigen, ohne sie zu speichern',
    'The address of a site, a feed or a list of feeds':
      'Die Adresse einer Website, eines Feeds oder einer Liste von Feeds',
    'The newest stories, each in a few cited sentences':
      'Die neuesten Meldungen in wenigen Sätzen mit Belegen',
    'Only about this, such as: climate talks': 'Nur dazu, etwa: Klimagespräche',
    'Where to post; here by default': 'Wohin ich schreibe; ohne Angabe hierher',
    'Notify this role each time; nobody by default':
      'Jedes Mal diese Rolle benachrichtigen; ohne Angabe niemanden',
    'Only what is newer: 48h, 7d, 2025-12-01': 'Nur Neueres: 48h, 7d, 2025-12-01',
    'Show the answer to you alone': 'Die Antwort siehst nur du',
    'Where I answer mentions and replies': 'Wo ich auf Erwähnungen antworte',
    'Answer each question in a thread of its own': 'Jede Frage in einem eigenen Thread beantworten',
    'The language that I speak': 'Die Sprache, die ich spreche',
    'The time zone of this server, such as Europe/Berlin':
      'Die Zeitzone dieses Servers, etwa Europe/Berlin',
    'Show answers to commands only to the asker by default':
      'Antworten auf Befehle sieht ohne Angabe nur, wer fragt',
    'Let the language model word the answers, if one is configured':
      'Ein Sprachmodell formuliert die Antworten, wo eines eingerichtet ist',
    'Seconds between two questions of a person; 0 for no limit':
      'Sekunden zwischen zwei Fragen derselben Person; 0 für keine',
    'Questions per person and day; 0 for no limit':
      'Fragen pro Person und Tag; 0 für beliebig viele',
    'Questions in the whole server per day; 0 for no limit':
      'Fragen des ganzen Servers am Tag; 0 für beliebig viele',
    'The channel, with all its threads': 'Der Kanal mit allen seinen Threads',
    'A publisher whose articles I have': 'Ein Medium, dessen Artikel ich habe',
    'Show all settings': 'Alle Einstellungen zeigen',
    'Change one or more settings': 'Eine oder mehrere Einstellungen ändern',
    'Where I answer publicly': 'Wo ich öffentlich antworte',
    'Whose articles I answer from': 'Aus wessen Artikeln ich antworte',
    'Reset all settings': 'Alle Einstellungen zurücksetzen',
    'Add one to the list': 'Einen Eintrag hinzufügen',
    'Remove one from the list': 'Einen Eintrag entfernen',
    'Clear the list: all are allowed': 'Die Liste leeren: alle sind erlaubt',
    'in channels and threads': 'in Kanälen und Threads',
    'in threads only': 'nur in Threads',
    "the reader's own": 'die derer, die mich lesen',
    'How I behave in this server': 'Wie ich mich auf diesem Server verhalte',
    'The sources of the last answer in this channel, word for word':
      'Die Quellen der letzten Antwort in diesem Kanal, Wort für Wort',
    'What happened on a topic, day by day, with sources':
      'Was zu einem Thema geschah, Tag für Tag, mit Belegen',
    'Such as: climate talks; without it, what is new':
      'Etwa: Klimagespräche; ohne Angabe, was es Neues gibt',
    'Post every new article of a publisher or site; again to change it':
      'Jeden neuen Artikel eines Mediums oder einer Website schreiben; noch einmal, um es zu ändern',
    'A publisher, or a site whose feed I follow':
      'Ein Medium, oder eine Website, deren Feed abonniert ist',
    'Where to post, also a forum; here by default':
      'Wohin ich schreibe, auch in ein Forum; ohne Angabe hierher',
    'Only articles with one of these words or phrases: flood, storm surge':
      'Nur Artikel mit einem dieser Wörter: Flut, Sturmflut',
    'No articles with one of these words or phrases: horoscope, live blog':
      'Keine Artikel mit einem dieser Wörter: Horoskop, Liveblog',
    'Show the first sentence; yes by default': 'Den ersten Satz zeigen; ohne Angabe ja',
    'Show Discord’s preview with the picture; no by default':
      'Die Vorschau von Discord mit Bild zeigen; ohne Angabe nein',
    'Show the publisher; yes by default': 'Das Medium zeigen; ohne Angabe ja',
    'Show who else reports the story; yes by default':
      'Zeigen, wer noch darüber berichtet; ohne Angabe ja',
    'Publish in an announcement channel; no by default':
      'In einem Ankündigungskanal veröffentlichen; ohne Angabe nein',
    'Post news on a topic, at fixed times or as it breaks; again to change it':
      'Neues zu einem Thema schreiben, zu festen Zeiten oder sofort; noch einmal, um es zu ändern',
    'Such as: climate talks': 'Etwa: Klimagespräche',
    'weekdays 7:30, 8am and 6pm, mondays 08:00, breaking; daily at 08:00 by default':
      'werktags 7:30, 8 und 18 Uhr, montags 08:00, sofort; ohne Angabe täglich um 08:00',
    'The time zone, such as Europe/Berlin': 'Die Zeitzone, etwa Europe/Berlin',
    'Post news to a channel': 'Neues in einen Kanal schreiben',
    'Stop posting news on a topic to this channel':
      'Zu einem Thema nichts mehr in diesen Kanal schreiben',
    'The topic': 'Das Thema',
    'What is watched, and when news is posted; managers pause, test, edit and remove':
      'Was beobachtet wird, und wann Neues kommt; wer verwaltet, ändert und entfernt',
    'Fact-check this': 'Fakten prüfen',
    'Find coverage': 'Berichte dazu finden',
  },

  answer: {
    noEvidence(asOf, found) {
      if (asOf.articles === 0) return 'Es gibt noch keine Artikel.';
      return found === 0
        ? 'Dazu habe ich keinen Artikel.'
        : 'Kein Artikel sagt das direkt. Am nächsten kommt:';
    },
    method: (method) =>
      method === 'model'
        ? 'Von einem Sprachmodell formuliert, an den Quellen geprüft'
        : 'Wörtlich zitiert',
    translated: 'danach von ihm übersetzt',
    notice: (notice) =>
      ({
        'coverage-only':
          'Das wurde berichtet. Meinungen, Ratschläge oder Vorhersagen gebe ich nicht ab.',
        'older-than-asked': 'Alle Berichte hier sind älter als der Zeitraum, nach dem du fragst.',
        'model-budget':
          'Das Sprachmodell hat sein Budget für diesen Monat verbraucht. Bis zum nächsten antworte ich mit Zitaten.',
        'model-writing': 'Das Sprachmodell arbeitet noch. Bis dahin sind das Zitate.',
        'model-failed':
          'Das Sprachmodell hat keine brauchbare Antwort geliefert, deshalb siehst du Zitate.',
      })[notice],
    dropped: (count) => `${many(count, 'ungedeckter Satz', 'ungedeckte Sätze')} entfernt`,
    omitted: (count, method) =>
      method === 'quotes'
        ? `${many(count, 'weitere Stelle', 'weitere Stellen')} unter Quellen`
        : `${many(count, 'weiterer Satz passte', 'weitere Sätze passten')} nicht mehr hinein`,
    asOf: (articles, newest) =>
      newest === null
        ? many(articles, 'Artikel', 'Artikel')
        : `Stand ${newest}, ${many(articles, 'Artikel', 'Artikel')}`,
    noSources: 'Keine Quellen: Ich habe nichts gefunden, was der Frage nahekommt.',
    untitled: 'Ohne Titel',
  },

  digest: {
    heading: (topic) => (topic === null ? 'Das Neueste' : `Das Neueste zu: ${topic}`),
    empty({ topic, asOf }) {
      if (asOf.articles === 0) return 'Es gibt noch keine Artikel.';
      if (topic === null)
        return 'In diesem Zeitraum ist nichts erschienen. Versuch es mit einem längeren.';
      return 'In diesem Zeitraum habe ich nichts dazu gefunden. Versuch es mit einem längeren oder mit anderen Worten.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = many(articles, 'Artikel', 'Artikel');
      if (independent < publishers)
        return `${counted}, ${independent.toLocaleString(locale)} unabhängig`;
      return publishers === 1 ? counted : `${counted}, ${many(publishers, 'Medium', 'Medien')}`;
    },
    news: (news) => ({ new: 'neu', developing: 'Neues dazu', known: 'nichts Neues' })[news],
    newest: (date) => `Die neuesten Artikel sind vom ${date}.`,
    old: (days) => `Mein neuester Artikel dazu ist ${writeAge(days, locale)} alt.`,
    translated: 'Von einem Sprachmodell übersetzt.',
    omitted: (count) => `${many(count, 'weitere Meldung', 'weitere Meldungen')} unter Quellen`,
    more: (count) => many(count, 'weitere Meldung', 'weitere Meldungen'),
    back: 'Zurück',
    timeline: (topic) => `Chronik: ${topic}`,
    noEvents: 'Dazu habe ich keine datierten Artikel.',
    page: (number, of) => `Seite ${number.toLocaleString(locale)} von ${of.toLocaleString(locale)}`,
  },

  general: {
    howToAsk:
      'Frag mich etwas zu den Nachrichten, zum Beispiel: „Was kam bei den Klimagesprächen diese Woche heraus?“ Erwähne mich, antworte mir, schreib mir eine Direktnachricht oder nimm /ask.',
    greeting:
      'Hallo! Frag mich etwas zu den Nachrichten oder nach dem Neuesten zu einem Thema. /help sagt, was ich noch kann.',
    welcome: 'Gern geschehen! Antworte auf eine meiner Antworten, um weiterzufragen.',
    help: 'Ich beantworte Fragen zu den Nachrichten aus den Artikeln, die ich habe, und zeige zu jedem Satz die Quelle. Erwähne mich, antworte mir, schreib mir eine Direktnachricht oder nimm /ask. /latest zeigt die neuesten Meldungen, /timeline ein Thema Tag für Tag, /sources die Zitate meiner letzten Antwort hier, und /watch topic meldet Neues zu einem Thema. Im Menü einer Nachricht finde ich unter Apps, was dazu berichtet wurde. /status sagt, welche Artikel ich habe, /privacy, was ich über dich speichere.',
    unreadable:
      'Diese Nachricht kann ich nicht lesen. Discord zeigt mir nur Nachrichten, die mich erwähnen (nicht meine Rolle), und Direktnachrichten. Bitte erwähne mich oder nimm /ask.',
    unreadableThread:
      'Discord zeigt mir diese Nachricht nicht. Antworte auf eine meiner Antworten, drück „Nachfragen“ oder erwähne mich.',
    inThread: 'Die Antwort steht im Thread darunter.',
    tooLong: (most) =>
      `Diese Frage ist zu lang. Bitte bleib unter ${most.toLocaleString(locale)} Zeichen.`,
    oneAtATime: 'Ich arbeite noch an deiner letzten Frage. Bitte warte auf die Antwort.',
    unreadableSince:
      'Diese Zeitangabe verstehe ich nicht. Schreib bei „since“ einen Zeitraum wie 48h, 7d oder 2w oder ein vergangenes Datum wie 2025-12-01.',
    unknownCommand:
      'Diesen Befehl gibt es nicht mehr. Discord entfernt ihn innerhalb einer Stunde.',
    nothingYet: 'In diesem Kanal habe ich noch nichts beantwortet. Frag mich etwas mit /ask.',
    forgotten: 'Diese Antwort habe ich nicht mehr. Bitte frag noch einmal.',
    thanks: 'Danke für deine Rückmeldung.',
    privacy:
      'Ich lese nur Nachrichten, die an mich gerichtet sind. Ich speichere die letzten 50 Antworten jedes Kanals mit der Frage und wer sie gestellt hat, Bewertungen mit 👍 und 👎, wann du zuletzt nach dem Neuesten gefragt hast, wer welches Thema beobachten lässt, und auf Servern mit begrenzten Fragen zwei Tage lang, wie viele du gestellt hast. /forget me löscht deine Daten. Nichts davon verlässt den Rechner, auf dem ich laufe. Nur ein Sprachmodell, falls eines eingerichtet ist, bekommt die Frage und Stellen aus Artikeln.',
    forgetMe:
      'Soll ich deine Fragen und ihre privaten Antworten, deine Bewertungen, was du zuletzt angesehen hast und deine beobachteten Themen in Direktnachrichten löschen? Antworten, die andere lesen können, bleiben ohne deinen Namen.',
    forgot:
      'Erledigt. Ich habe deine Fragen und ihre privaten Antworten, deine Bewertungen, was du zuletzt angesehen hast und deine beobachteten Themen in Direktnachrichten gelöscht. In öffentlichen Antworten steht dein Name nicht mehr.',
    brokeDown:
      'Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal. Passiert es wieder, melde es denen, die mich betreiben.',
    status: [
      'Ich durchsuche die Artikel …',
      'Ich wähle passende Stellen aus …',
      'Ich prüfe jeden Satz an seinen Quellen …',
      'Es dauert noch etwas …',
    ],
  },

  welcome: {
    hello: (articles) =>
      articles === 0
        ? 'Hallo! Ich beantworte Fragen zu den Nachrichten und zeige zu jedem Satz die Quelle. Noch habe ich keine Artikel: Wer mich betreibt, kann welche hinzufügen.'
        : `Hallo! Ich beantworte Fragen zu den Nachrichten aus ${many(articles, 'Artikel', 'Artikeln')} und zeige zu jedem Satz die Quelle.`,
    ask: (hasExamples) =>
      hasExamples ? 'Nimm /ask oder erwähne mich. Zum Beispiel:' : 'Nimm /ask oder erwähne mich.',
    forExample: 'Zum Beispiel:',
    more: '/latest zeigt die neuesten Meldungen, /help, was ich noch kann. Mit /settings legt ihr fest, wo ich antworte.',
  },

  buttons: {
    sources: 'Quellen',
    followUp: 'Nachfragen',
    share: 'Teilen',
    forgetMe: 'Meine Daten löschen',
    earlier: 'Früher',
    later: 'Später',
    followUpTitle: 'Nachfragen',
    followUpLabel: 'Was möchtest du noch wissen?',
    reasonTitle: 'Was stimmte nicht?',
    reasonLabel: 'In wenigen Worten (freiwillig)',
  },

  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'Artikel', 'Artikel')
        : `${many(articles, 'Artikel', 'Artikel')}, vom ${oldest} bis zum ${newest}`,
    publishers: (names) => `Medien: ${names}`,
    others: (count) => many(count, 'weiteres', 'weitere'),
    quoting: 'Antworten zitieren die Artikel wörtlich',
    model: (name) => `Antworten formuliert ${name}, geprüft an den Artikeln`,
    tokens: (used, budget) =>
      budget === null
        ? `Tokens des Modells in diesem Monat: ${used.toLocaleString(locale)}`
        : `Tokens des Modells in diesem Monat: ${used.toLocaleString(locale)} von ${budget.toLocaleString(locale)}`,
    feeds: (followed, failing, lastRead) =>
      [
        followed === 0 ? 'Keine Feeds' : many(followed, 'Feed', 'Feeds'),
        ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} mit Fehlern`]),
        ...(lastRead === null ? [] : [`zuletzt gelesen ${lastRead}`]),
      ].join(', '),
    running: (version, since, shards) =>
      `Dateline ${version}${since === null ? '' : `, gestartet ${since}`}, ${shards.all === 1 ? many(1, 'Shard', 'Shards') : `Shard ${shards.own} von ${shards.all}`}`,
    latency: (milliseconds) => `Latenz zu Discord: ${milliseconds.toLocaleString(locale)} ms`,
  },

  watches: {
    foot: 'In diesem Kanal beobachtet (siehe /watches)',
    added: (topic, schedule, channel) =>
      `Ich beobachte jetzt „${topic}“ für ${channel === null ? 'diesen Kanal' : `#${channel}`}: ${schedule}. Ich schreibe nur, wenn es Neues gibt.`,
    changed: (topic, schedule) => `Geändert. Ich beobachte „${topic}“: ${schedule}.`,
    rhythm(rhythm) {
      if (rhythm.kind === 'breaking') return 'sobald es Neues gibt';
      if (rhythm.kind === 'items') return 'jeder neue Artikel';
      const { times, days, areWeekdays } = scheduleParts(rhythm, locale);
      const on = days === null ? 'jeden Tag' : areWeekdays ? 'werktags' : `jeden ${days}`;
      return `${on} um ${times} Uhr (${rhythm.zone})`;
    },
    when: {
      daily: ['täglich', 'tag', 'tage'],
      weekdays: ['werktags', 'werktag', 'werktage'],
      weekends: ['wochenende', 'wochenenden', 'wochenends'],
      breaking: ['sofort', 'eilmeldung', 'eilmeldungen'],
      filler: ['um', 'jede', 'jeden', 'am', 'und'],
    },
    known: (topic, schedule) =>
      `„${topic}“ wird dort schon beobachtet: ${schedule}. Gib when, zone oder role an, um es zu ändern.`,
    full: (most) =>
      `Der Kanal hat schon ${most} Beobachtungen, mehr geht nicht. Entferne erst eine mit /watches.`,
    unreadableWhen:
      'Ich verstehe nicht, wann. Schreib bis zu sechs Uhrzeiten wie 08:00 oder 8 und 18 Uhr, Tage und eine Uhrzeit wie montags 08:00 oder werktags 7:30, oder „sofort“.',
    unknownZone:
      'Diese Zeitzone kenne ich nicht. Wähle eine aus der Liste, etwa Europe/Berlin oder America/New_York.',
    notHere:
      'Dort kann ich nicht schreiben. Gib mir in dem Kanal „Kanal ansehen“, „Nachrichten senden“ (in Threads: „Nachrichten in Threads senden“) und „Nachrichtenverlauf anzeigen“, dann versuch es noch einmal.',
    notYours: 'Du kannst nur einen Kanal wählen, in dem du selbst schreiben darfst.',
    roleNotYours: 'Nur wer den Server verwalten darf, kann eine Rolle anpingen lassen.',
    cannotPing:
      'Diese Rolle kann ich nicht anpingen. Wähle eine, die alle erwähnen dürfen, oder gib mir die Berechtigung, alle Rollen zu erwähnen.',
    knownFeed: (name) =>
      `„${name}“ kommt dort schon. Gib keep, block, role oder an, was ich zeigen soll, um es zu ändern.`,
    unknownFeed:
      'Dieses Medium kenne ich nicht, und von so einer Website habe ich keinen Feed abonniert. Wähle beim Tippen eines aus der Liste.',
    publishElsewhere: 'Veröffentlichen kann ich nur in einem Ankündigungskanal.',
    noPictures: 'Für Bilder brauche ich in dem Kanal die Berechtigung „Links einbetten“.',
    filter: (only, without) =>
      [
        ...(only.length === 0 ? [] : [`nur ${only.join(', ')}`]),
        ...(without.length === 0 ? [] : [`ohne ${without.join(', ')}`]),
      ].join('; '),
    removed: (topic) => `Ich beobachte „${topic}“ hier nicht mehr.`,
    notFound: 'Das beobachte ich hier nicht. /watches zeigt, was ich beobachte.',
    heading: 'In diesem Kanal beobachtet',
    none: 'In diesem Kanal wird nichts beobachtet. Füge mit /watch topic ein Thema hinzu.',
    rest: (count, name) => `${many(count, 'weiterer Artikel', 'weitere Artikel')} von ${name}`,
    alsoIn: (publishers, others) =>
      `auch bei ${conjunction.format([...publishers, ...(others === 0 ? [] : [many(others, 'weiteren', 'weiteren')])])}`,
    serverHeading: 'Beobachtet auf diesem Server',
    serverNone: 'Auf diesem Server wird nichts beobachtet. Füge mit /watch topic ein Thema hinzu.',
    notifies: 'pingt eine Rolle an',
    stopped: 'pausiert',
    choose: 'Wähle, was du pausieren, testen, ändern oder entfernen willst',
    controls: {
      pause: 'Pausieren',
      resume: 'Fortsetzen',
      test: 'Testen',
      edit: 'Ändern',
      remove: 'Entfernen',
      back: 'Alle zeigen',
    },
    gone: 'Das wird nicht mehr beobachtet. /watches zeigt, was noch beobachtet wird.',
    testEmpty: 'Dazu habe ich gerade nichts, also würde ich nichts schreiben.',
    testHeading: 'Ein Test, den nur du siehst',
    editTitle: 'Beobachtung ändern',
    whenLabel: 'Wann',
    zoneLabel: 'Zeitzone',
    keepLabel: 'Nur mit einem dieser Wörter',
    blockLabel: 'Ohne diese Wörter',
    showLabel: 'Neben der Überschrift zeigen',
    parts: {
      sentence: 'Der erste Satz',
      picture: 'Ein Bild',
      publisher: 'Das Medium',
      story: 'Wer noch berichtet',
    },
    paused: (reason) =>
      ({
        'no-access':
          'Pausiert: Ich sehe diesen Kanal nicht. Es geht weiter, sobald ich wieder „Kanal ansehen“ habe.',
        'no-permission':
          'Pausiert: Ich darf in diesem Kanal nicht schreiben. Es geht weiter, sobald ich wieder „Nachrichten senden“ habe.',
        closed: 'Pausiert: Discord nimmt meine Nachrichten hier nicht an. Ich versuche es weiter.',
      })[reason],
  },

  factCheck: {
    heading: 'Faktencheck',
    coverage: ({ verdict, findings }) => {
      const closest = findings.length > 0 ? 'Ähnlichste Berichte' : 'Kein Artikel kommt dem nahe';
      const verdicts = {
        supported: '✅ Bestätigt',
        contradicted: '❌ Widersprochen',
        'not-judged': closest,
      };
      return verdicts[verdict];
    },
    omitted: (count) => `${many(count, 'weiterer Satz', 'weitere Sätze')} nicht geprüft`,
    caveat: (isJudged) =>
      isJudged
        ? 'Ein Sprachmodell hat die Aussagen mit meinen Artikeln verglichen und kann sich irren: lies die Zitate.'
        : 'Das sind die ähnlichsten Sätze in meinen Artikeln. Ob eine Aussage stimmt, beurteile ich nicht.',
    noWords:
      'Diese Nachricht enthält keinen Text. Bilder, Videos oder Dateien kann ich nicht prüfen.',
    noClaims:
      'In dieser Nachricht gibt es nichts zu prüfen. Ich prüfe Tatsachenbehauptungen, keine Fragen, Grüße oder Meinungen.',
    noCoverage: ({ articles }) =>
      articles === 0
        ? 'Es gibt noch keine Artikel.'
        : 'Ich habe keine Artikel, die mit dieser Nachricht zu tun haben.',
    found: (articles, stories) =>
      `${many(articles, 'Artikel', 'Artikel')} zu ${many(stories, 'Ereignis', 'Ereignissen')}`,
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
    heading: 'Einstellungen dieses Servers',
    channels: (names) =>
      names === null
        ? 'Öffentlich antworte ich in jedem Kanal'
        : `Öffentlich antworte ich in ${names}`,
    mentions: (where) =>
      where === 'threads'
        ? 'Auf Erwähnungen antworte ich nur in Threads'
        : 'Auf Erwähnungen antworte ich in Kanälen und Threads',
    threads: (inThreads) =>
      inThreads
        ? 'Jede Frage beantworte ich in einem eigenen Thread'
        : 'Ich antworte im Kanal selbst',
    noThreads:
      'Hier kann ich keine Threads eröffnen. Gib mir „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“, dann versuch es noch einmal.',
    language: (name) =>
      name === null
        ? 'Ich spreche die Sprache der Lesenden, soweit ich sie kann'
        : `Ich spreche ${name}`,
    timeZone: (name) => `Der Tag beginnt um Mitternacht in ${name}`,
    sources: (names) =>
      names === null
        ? 'Ich antworte aus allen Medien'
        : `Ich antworte nur aus diesen Medien: ${names}`,
    cooldown: (seconds) =>
      seconds === 0
        ? 'Keine Wartezeit zwischen Fragen'
        : `Zwischen zwei Fragen wartet man ${many(seconds, 'Sekunde', 'Sekunden')}`,
    personDaily: (count) =>
      count === 0
        ? 'Kein Tageslimit pro Person'
        : `Eine Person darf ${many(count, 'Frage', 'Fragen')} am Tag stellen`,
    serverDaily: (count) =>
      count === 0
        ? 'Kein Tageslimit für den Server'
        : `Der Server darf ${many(count, 'Frage', 'Fragen')} am Tag stellen`,
    isPrivate: (isPrivate) =>
      isPrivate
        ? 'Antworten auf Befehle sieht nur, wer fragt, sofern nicht anders gewählt'
        : 'Antworten auf Befehle sehen alle, sofern nicht anders gewählt',
    usesModel: (usesModel) =>
      usesModel
        ? 'Ist ein Sprachmodell eingerichtet, formuliert es meine Antworten'
        : 'Meine Antworten zitieren die Artikel, ohne Sprachmodell',
    nothingToChange: 'Nichts geändert: Wähle mindestens eine Option.',
    unknownZone:
      'Diese Zeitzone kenne ich nicht. Wähle beim Tippen eine aus der Liste, zum Beispiel Europe/Berlin.',
    unknownSource: 'Dieses Medium kenne ich nicht. Wähle beim Tippen eines aus der Liste.',
    tooMany: (most) =>
      `Diese Liste ist voll: Sie kann ${most.toLocaleString(locale)} Einträge haben.`,
    askIn: (channels) =>
      channels.length === 0
        ? 'In diesem Kanal antworte ich nicht. Mit /ask bekommst du eine Antwort, die nur du siehst.'
        : `In diesem Kanal antworte ich nicht. Frag in ${disjunction.format(channels)}, oder nimm /ask: Die Antwort siehst nur du.`,
    askInThread:
      'Auf Erwähnungen antworte ich nur in Threads. Eröffne einen und erwähne mich dort, oder nimm /ask.',
    notHere: 'In diesem Kanal zeige ich keine öffentlichen Antworten.',
    limits: {
      cooldown: (left) => `Bitte etwas langsamer. Du kannst ${left} wieder fragen.`,
      person: (left) =>
        `Du hast deine Fragen für heute aufgebraucht. Du kannst ${left} wieder fragen.`,
      server: (left) =>
        `Dieser Server hat seine Fragen für heute aufgebraucht. Du kannst ${left} wieder fragen.`,
    },
  },

  feeds: {
    heading: 'Abonnierte Feeds',
    none: 'Ich habe noch keine Feeds abonniert. Füge mit /feeds add die Adresse einer Website, eines Feeds oder einer Feedliste hinzu.',
    visiting: [
      'Ich öffne die Adresse …',
      'Ich lese die Seiten, eine nach der anderen …',
      'Ich lese noch …',
    ],
    added: 'Neu abonniert',
    known: 'Schon abonniert',
    also: 'Die Seite nennt auch diese Feeds. Füge hinzu, welche du möchtest:',
    rejected: (reason) => `Nichts hinzugefügt: ${reason}`,
    removed: (url) => `${url} ist nicht mehr abonniert. Die Artikel bleiben erhalten.`,
    notFollowed:
      'Einen Feed mit dieser Adresse habe ich nicht abonniert. Wähle beim Tippen einen aus der Liste.',
    notYours:
      'Alle Server teilen sich meine Feeds. Deshalb können nur die, die mich betreiben, sie ändern. Mit /feeds check kannst du ihnen zeigen, was ein Feed brächte.',
    noAddress: 'Das ist keine Webadresse. Schreib eine wie https://www.example.org/',
    notReadYet: 'noch nicht gelesen',
    lastRead: (when) => `gelesen ${when}`,
    failing: (times, reason) =>
      `${times === 1 ? 'einmal' : `${times.toLocaleString(locale)}-mal`} fehlgeschlagen: ${reason}`,
    ended: (reason) => `beendet: ${reason}`,
    nextVisit: (when) => `nächster Besuch ${when}`,
    brings: (articles, rejected) =>
      `Brächte ${many(articles, 'Artikel', 'Artikel')}${rejected === 0 ? '' : `; ${many(rejected, 'Eintrag ist', 'Einträge sind')} unbrauchbar`}`,
    more: (count) => `und ${count.toLocaleString(locale)} weitere`,
    reasons: {
      'the server did not answer': 'der Server hat nicht geantwortet',
      'the answer did not come to its end': 'die Antwort kam nicht zu ihrem Ende',
      'the connection ended before the answer did': 'die Verbindung endete vor der Antwort',
      'the server cannot be reached from here': 'der Server ist von hier nicht erreichbar',
      'there is no server of that name; check the spelling of the address':
        'einen Server dieses Namens gibt es nicht; prüfe die Schreibweise der Adresse',
      'nothing answers at that address': 'unter dieser Adresse antwortet nichts',
      'the server does not speak https at that address':
        'der Server spricht unter dieser Adresse kein https',
      'the packed answer is damaged or ends early':
        'die gepackte Antwort ist beschädigt oder unvollständig',
      'the answer is empty': 'die Antwort ist leer',
      'the server has trouble of its own': 'der Server hat selbst Probleme',
      'the server wants a password': 'der Server verlangt ein Passwort',
      'the server wants to be paid': 'der Server verlangt Geld',
      'the server does not let us in': 'der Server lässt uns nicht herein',
      'there is nothing at that address': 'unter dieser Adresse ist nichts',
      'the server asks for fewer requests': 'der Server bittet um weniger Anfragen',
      'the server may not show it, for legal reasons':
        'der Server darf es aus rechtlichen Gründen nicht zeigen',
      'the server gave an answer that means nothing here':
        'die Antwort des Servers bedeutet hier nichts',
      'the robots.txt of the server forbids programs to read this page':
        'die robots.txt des Servers verbietet Programmen, diese Seite zu lesen',
      'the address is gone for good (410)': 'die Adresse gibt es nicht mehr (410)',
      'the feed has ended (410 Gone)': 'den Feed gibt es nicht mehr (410)',
      'the list names no feed': 'die Liste nennt keinen Feed',
      'the page links to nothing that looks like a headline':
        'die Seite verlinkt nichts, was wie eine Schlagzeile aussieht',
      'the address leads in a circle': 'die Adresse führt im Kreis',
      'there is no feed at this address': 'unter dieser Adresse ist kein Feed',
      'this is a list of feeds and no feed; add the feeds that it names':
        'das ist eine Liste von Feeds und kein Feed; füge die Feeds hinzu, die sie nennt',
      'the server was too slow for one visit': 'der Server war für einen Besuch zu langsam',
    },
  },

  errors: {
    BotStopping: 'Ich starte gerade neu. Bitte frag in einer Minute noch einmal.',
    EmbedderDamaged:
      'Die semantische Suche geht nicht: Eine meiner Dateien ist beschädigt. Wer mich betreibt, muss sie wiederherstellen.',
    EmbedderMismatch:
      'Mein Suchindex passt nicht zu meinen Einstellungen. Wer mich betreibt, kann ihn neu aufbauen.',
    EmbedderUnavailable: 'Die semantische Suche geht gerade nicht. Bitte frag später noch einmal.',
    FeedListUnavailable:
      'Ich kann meine Feeds gerade nicht abrufen. Bitte versuch es später noch einmal.',
    NotManager: 'Das kann nur, wer den Server verwalten darf.',
    ServerClosed:
      'Ich kann die Einstellungen dieses Servers nicht lesen und antworte hier deshalb nicht. Wer ihn verwaltet, kann es später noch einmal versuchen oder mit /settings reset neu anfangen.',
    SourceNotAllowed:
      'Auf diesem Server antworte ich nicht aus diesem Medium. Lass es weg, oder frag die Serverleitung.',
    StateFault:
      'Etwas, das ich gespeichert habe, ist nicht lesbar. Wer mich betreibt, sieht im Protokoll, was.',
    StateTooNew:
      'Meine Datenbank stammt von einer neueren Version. Wer mich betreibt, kann mich aktualisieren.',
    StateUnavailable:
      'Ich kann gerade nicht auf meine Datenbank zugreifen. Bitte versuch es später noch einmal.',
    StoreBusy: 'Die Artikel werden gerade aktualisiert. Bitte versuch es später noch einmal.',
    StoreOutdated:
      'Die Artikel wurden von einer älteren Version gespeichert. Wer mich betreibt, kann den Suchindex neu aufbauen.',
    StoreTooNew:
      'Die Artikel wurden von einer neueren Version gespeichert. Wer mich betreibt, kann mich aktualisieren.',
    StoreUnavailable:
      'Die Artikel sind gerade nicht lesbar. Wer mich betreibt, sieht im Protokoll, warum.',
  },
};
