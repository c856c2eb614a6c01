import { countingIn, scheduleParts, type Strings, writeAge } from './strings.ts';

const locale = 'fr';
const many = countingIn(locale);
const conjunction = new Intl.ListFormat(locale);
const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });

/** The interface in French. */
export const french: Strings = {
  locale,

  commands: {
    'What I can do, and how to ask me': 'Ce que je sais faire, et comment m’interroger',
    'What I know and how I answer': 'Ce que je sais et comment je réponds',
    'What I remember about you, and how to delete it':
      'Ce que je retiens de vous, et comment l’effacer',
    'Delete what I remember': 'Effacer ce que je retiens',
    'Your questions and answers, your ratings, and what you have looked at':
      'Vos questions et réponses, vos avis, et ce que vous avez regardé',
    'Ask about the news and get an answer with its sources':
      'Posez une question sur l’actualité, avec les sources de la réponse',
    'What do you want to know?': 'Que voulez-vous savoir ?',
    'Only what this publisher wrote': 'Seulement ce que ce média a écrit',
    'The feeds that I follow': 'Les flux suivis',
    'Follow a feed, or the feed of a site': 'Suivre un flux, ou celui d’un site',
    'Stop following a feed': 'Ne plus suivre un flux',
    'The status of each feed': 'L’état de chaque flux',
    'Show the articles of a feed without storing them':
      'Montrer les articles d’un flux sans les enregistrer',
    'The address of a site, a feed or a list of feeds':
      'L’adresse d’un site, d’un flux ou d’une liste de flux',
    'The newest stories, each in a few cited sentences':
      'Les dernières nouvelles, chacune en quelques phrases citées',
    'Only about this, such as: climate talks':
      'Seulement à ce sujet, par exemple : négociations climatiques',
    'Where to post; here by default': 'Où publier ; ici par défaut',
    'Notify this role each time; nobody by default':
      'Avertir ce rôle à chaque fois ; personne par défaut',
    'Only what is newer: 48h, 7d, 2025-12-01':
      'Seulement ce qui est plus récent : 48h, 7d, 2025-12-01',
    'Show the answer to you alone': 'Ne montrer la réponse qu’à vous',
    'Where I answer mentions and replies': 'Où je réponds aux mentions et aux réponses',
    'Answer each question in a thread of its own': 'Répondre à chaque question dans son propre fil',
    'The language that I speak': 'La langue que je parle',
    'The time zone of this server, such as Europe/Berlin':
      'Le fuseau horaire de ce serveur, comme Europe/Paris',
    'Show answers to commands only to the asker by default':
      'Ne montrer les réponses aux commandes qu’à la personne qui demande',
    'Let the language model word the answers, if one is configured':
      'Laisser le modèle de langage rédiger les réponses, s’il y en a un',
    'Seconds between two questions of a person; 0 for no limit':
      'Secondes entre deux questions d’une personne ; 0 sans limite',
    'Questions per person and day; 0 for no limit':
      'Questions par personne et par jour ; 0 sans limite',
    'Questions in the whole server per day; 0 for no limit':
      'Questions de tout le serveur par jour ; 0 sans limite',
    'The channel, with all its threads': 'Le salon, avec tous ses fils',
    'A publisher whose articles I have': 'Un média dont j’ai les articles',
    'Show all settings': 'Montrer tous les réglages',
    'Change one or more settings': 'Changer un ou plusieurs réglages',
    'Where I answer publicly': 'Où je réponds publiquement',
    'Whose articles I answer from': 'De quels médias j’utilise les articles',
    'Reset all settings': 'Réinitialiser tous les réglages',
    'Add one to the list': 'En ajouter un à la liste',
    'Remove one from the list': 'En retirer un de la liste',
    'Clear the list: all are allowed': 'Vider la liste : tous sont permis',
    'in channels and threads': 'dans les salons et les fils',
    'in threads only': 'seulement dans les fils',
    "the reader's own": 'celle de chaque lecteur',
    'How I behave in this server': 'Comment je me comporte sur ce serveur',
    'The sources of the last answer in this channel, word for word':
      'Les sources de la dernière réponse dans ce salon, mot pour mot',
    'What happened on a topic, day by day, with sources':
      'Ce qui s’est passé sur un sujet, jour par jour, avec les sources',
    'Such as: climate talks; without it, what is new':
      'Par exemple : négociations climatiques ; sans sujet, les nouveautés',
    'Post every new article of a publisher or site; again to change it':
      'Publier chaque nouvel article d’un média ou d’un site ; encore une fois pour changer',
    'A publisher, or a site whose feed I follow': 'Un média, ou un site dont le flux est suivi',
    'Where to post, also a forum; here by default':
      'Où publier, aussi dans un forum ; ici par défaut',
    'Only articles with one of these words or phrases: flood, storm surge':
      'Seulement les articles avec un de ces mots ou expressions : crue, grande marée',
    'No articles with one of these words or phrases: horoscope, live blog':
      'Aucun article avec un de ces mots ou expressions : horoscope, en direct',
    'Show the first sentence; yes by default': 'Montrer la première phrase ; oui par défaut',
    'Show Discord’s preview with the picture; no by default':
      'Montrer l’aperçu de Discord avec l’image ; non par défaut',
    'Show the publisher; yes by default': 'Montrer le média ; oui par défaut',
    'Show who else reports the story; yes by default':
      'Montrer qui d’autre en parle ; oui par défaut',
    'Publish in an announcement channel; no by default':
      'Diffuser dans un salon d’annonces ; non par défaut',
    'Post news on a topic, at fixed times or as it breaks; again to change it':
      'Publier les nouvelles d’un sujet, à heures fixes ou dès leur arrivée ; à refaire pour changer',
    'Such as: climate talks': 'Par exemple : négociations climatiques',
    'weekdays 7:30, 8am and 6pm, mondays 08:00, breaking; daily at 08:00 by default':
      'semaine 7:30, 8:00 et 18:00, lundi 08:00, urgent ; chaque jour à 08:00 par défaut',
    'The time zone, such as Europe/Berlin': 'Le fuseau horaire, comme Europe/Paris',
    'Post news to a channel': 'Publier des nouvelles dans un salon',
    'Stop posting news on a topic to this channel':
      'Ne plus publier les nouvelles d’un sujet dans ce salon',
    'The topic': 'Le sujet',
    'What is watched, and when news is posted; managers pause, test, edit and remove':
      'Ce qui est suivi, et quand ; les gestionnaires suspendent, testent, modifient et retirent',
    'Fact-check this': 'Vérifier les faits',
    'Find coverage': 'Trouver des articles',
  },

  answer: {
    noEvidence(asOf, found) {
      if (asOf.articles === 0) return 'Il n’y a pas encore d’articles.';
      return found === 0
        ? 'Je n’ai aucun article à ce sujet.'
        : 'Aucun article ne le dit directement. Le plus proche :';
    },
    method: (method) =>
      method === 'model'
        ? 'Rédigé par un modèle de langage, vérifié dans les sources'
        : 'Cité mot pour mot',
    translated: 'puis traduit par lui',
    notice: (notice) =>
      ({
        'coverage-only':
          'Voilà ce qui a été publié. Je ne donne ni avis, ni conseil, ni prévision.',
        'older-than-asked': 'Tous ces articles sont plus anciens que la période demandée.',
        'model-budget':
          'Le budget du modèle de langage est épuisé pour ce mois : jusqu’au prochain, je réponds par des citations.',
        'model-writing':
          'Le modèle de langage travaille encore. En attendant, voici des citations.',
        'model-failed':
          'Le modèle de langage n’a pas donné de réponse utilisable : voici donc des citations.',
      })[notice],
    dropped: (count) => many(count, 'phrase sans appui retirée', 'phrases sans appui retirées'),
    omitted: (count, method) =>
      method === 'quotes'
        ? `${count.toLocaleString(locale)} de plus sous Sources`
        : many(count, 'autre phrase n’a pas trouvé place', 'autres phrases n’ont pas trouvé place'),
    asOf: (articles, newest) =>
      newest === null
        ? many(articles, 'article', 'articles')
        : `État au ${newest}, ${many(articles, 'article', 'articles')}`,
    noSources: 'Pas de source : je n’ai rien trouvé de proche de la question.',
    untitled: 'Sans titre',
  },

  digest: {
    heading: (topic) =>
      topic === null ? 'Les dernières nouvelles' : `Les dernières nouvelles : ${topic}`,
    empty({ topic, asOf }) {
      if (asOf.articles === 0) return 'Il n’y a pas encore d’articles.';
      if (topic === null)
        return 'Rien n’a été publié pendant cette période. Essayez-en une plus longue.';
      return 'Je n’ai rien trouvé à ce sujet pendant cette période. Essayez-en une plus longue ou d’autres mots.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = many(articles, 'article', 'articles');
      if (independent < publishers)
        return `${counted}, ${many(independent, 'indépendant', 'indépendants')}`;
      return publishers === 1 ? counted : `${counted}, ${many(publishers, 'média', 'médias')}`;
    },
    news: (news) => ({ new: 'nouveau', developing: 'du nouveau', known: 'rien de nouveau' })[news],
    newest: (date) => `Les articles les plus récents sont du ${date}.`,
    old: (days) => `Mon article le plus récent à ce sujet date de ${writeAge(days, locale)}.`,
    translated: 'Traduit par un modèle de langage.',
    omitted: (count) => `${many(count, 'autre nouvelle', 'autres nouvelles')} sous Sources`,
    more: (count) => many(count, 'autre nouvelle', 'autres nouvelles'),
    back: 'Retour',
    timeline: (topic) => `Chronologie : ${topic}`,
    noEvents: 'Je n’ai pas d’articles datés à ce sujet.',
    page: (number, of) => `page ${number.toLocaleString(locale)} sur ${of.toLocaleString(locale)}`,
  },

  general: {
    howToAsk:
      'Posez-moi une question sur l’actualité, par exemple : « Qu’ont donné les négociations climatiques cette semaine ? » Mentionnez-moi, répondez-moi, écrivez-moi un message privé, ou utilisez /ask.',
    greeting:
      'Bonjour ! Posez-moi une question sur l’actualité, ou demandez les dernières nouvelles d’un sujet. /help dit ce que je sais faire d’autre.',
    welcome: 'Je vous en prie ! Répondez à l’une de mes réponses pour poser la question suivante.',
    help: 'Je réponds aux questions sur l’actualité à partir des articles que j’ai, et je montre la source de chaque phrase. Mentionnez-moi, répondez-moi, écrivez-moi un message privé, ou utilisez /ask. /latest montre les dernières nouvelles, /timeline un sujet jour par jour, /sources les citations de ma dernière réponse ici, et /watch topic publie les nouvelles d’un sujet. Dans le menu d’un message, sous Applications, je cherche ce qui a été publié à son sujet. /status dit quels articles j’ai, /privacy ce que j’enregistre sur vous.',
    unreadable:
      'Je ne peux pas lire ce message. Discord ne me montre que les messages privés et ceux qui me mentionnent (moi, pas mon rôle). Mentionnez-moi, ou utilisez /ask.',
    unreadableThread:
      'Discord me cache ce message. Répondez à l’une de mes réponses, appuyez sur « Poursuivre », ou mentionnez-moi.',
    inThread: 'La réponse est dans le fil ci-dessous.',
    tooLong: (most) =>
      `Cette question est trop longue. Restez sous ${most.toLocaleString(locale)} caractères.`,
    oneAtATime:
      'Je travaille encore à votre dernière question. Attendez la réponse, s’il vous plaît.',
    unreadableSince:
      'Je ne comprends pas cette période. Pour « since », écrivez une durée comme 48h, 7d ou 2w, ou une date passée comme 2025-12-01.',
    unknownCommand: 'Cette commande n’existe plus. Discord la retirera d’ici une heure.',
    nothingYet: 'Je n’ai encore rien répondu dans ce salon. Posez-moi une question avec /ask.',
    forgotten: 'Je n’ai plus cette réponse. Posez de nouveau la question.',
    thanks: 'Merci de votre avis.',
    privacy:
      'Je ne lis que les messages qui me sont adressés. J’enregistre les 50 dernières réponses de chaque salon avec la question et qui l’a posée, les avis 👍 et 👎, quand vous avez demandé pour la dernière fois les dernières nouvelles, qui a ajouté chaque suivi et, sur les serveurs qui limitent les questions, combien vous en avez posé (pendant deux jours). /forget me efface vos données. Rien ne quitte la machine sur laquelle je tourne, sauf qu’un modèle de langage, s’il y en a un, reçoit la question et des passages d’articles.',
    forgetMe:
      'Dois-je effacer vos questions et leurs réponses privées, vos avis, ce que vous avez regardé en dernier et vos suivis en messages privés ? Les réponses que d’autres peuvent lire restent, sans votre nom.',
    forgot:
      'C’est fait. J’ai effacé vos questions et leurs réponses privées, vos avis, ce que vous avez regardé en dernier et vos suivis en messages privés. Les réponses publiques ne portent plus votre nom.',
    brokeDown:
      'Quelque chose n’a pas marché de mon côté. Réessayez. Si cela continue, dites-le à la personne qui me gère.',
    status: [
      'Je cherche dans les articles…',
      'Je choisis les passages…',
      'Je vérifie chaque phrase dans ses sources…',
      'J’y travaille encore…',
    ],
  },

  welcome: {
    hello: (articles) =>
      articles === 0
        ? 'Bonjour ! Je réponds aux questions sur l’actualité et je montre la source de chaque phrase. Je n’ai pas encore d’articles : la personne qui me gère peut en ajouter.'
        : `Bonjour ! Je réponds aux questions sur l’actualité à partir de ${many(articles, 'article', 'articles')}, et je montre la source de chaque phrase.`,
    ask: (hasExamples) =>
      hasExamples
        ? 'Utilisez /ask, ou mentionnez-moi. Par exemple :'
        : 'Utilisez /ask, ou mentionnez-moi.',
    forExample: 'Par exemple :',
    more: '/latest montre les dernières nouvelles, /help ce que je sais faire d’autre. Avec /settings, vous choisissez où je réponds.',
  },

  buttons: {
    sources: 'Sources',
    followUp: 'Poursuivre',
    share: 'Partager',
    forgetMe: 'Effacer mes données',
    earlier: 'Avant',
    later: 'Après',
    followUpTitle: 'Poser la question suivante',
    followUpLabel: 'Que voulez-vous savoir d’autre ?',
    reasonTitle: 'Qu’est-ce qui n’allait pas ?',
    reasonLabel: 'En quelques mots (facultatif)',
  },

  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'article', 'articles')
        : `${many(articles, 'article', 'articles')}, du ${oldest} au ${newest}`,
    publishers: (names) => `Médias : ${names}`,
    others: (count) => many(count, 'autre', 'autres'),
    quoting: 'Les réponses citent les articles mot pour mot',
    model: (name) => `Les réponses sont rédigées par ${name} et vérifiées dans les articles`,
    tokens: (used, budget) =>
      budget === null
        ? `Jetons du modèle ce mois-ci : ${used.toLocaleString(locale)}`
        : `Jetons du modèle ce mois-ci : ${used.toLocaleString(locale)} sur ${budget.toLocaleString(locale)}`,
    feeds: (followed, failing, lastRead) =>
      [
        followed === 0 ? 'Aucun flux' : many(followed, 'flux', 'flux'),
        ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} en échec`]),
        ...(lastRead === null ? [] : [`dernière lecture ${lastRead}`]),
      ].join(', '),
    running: (version, since, shards) =>
      `Dateline ${version}${since === null ? '' : `, démarré ${since}`}, ${shards.all === 1 ? many(1, 'connexion', 'connexions') : `connexion ${shards.own} sur ${shards.all}`}`,
    latency: (milliseconds) => `Latence avec Discord : ${milliseconds.toLocaleString(locale)} ms`,
  },

  watches: {
    foot: 'Suivi dans ce salon (voir /watches)',
    added: (topic, schedule, channel) =>
      `« ${topic} » est maintenant suivi pour ${channel === null ? 'ce salon' : `#${channel}`} : ${schedule}. Je n’écris que lorsqu’il y a du nouveau.`,
    changed: (topic, schedule) => `Modifié. « ${topic} » est suivi : ${schedule}.`,
    rhythm(rhythm) {
      if (rhythm.kind === 'breaking') return 'dès qu’il y a du nouveau';
      if (rhythm.kind === 'items') return 'chaque nouvel article';
      const { times, days, areWeekdays } = scheduleParts(rhythm, locale);
      const on = days === null ? 'chaque jour' : areWeekdays ? 'en semaine' : `chaque ${days}`;
      return `${on} à ${times} (${rhythm.zone})`;
    },
    when: {
      daily: ['quotidien', 'jour', 'jours'],
      weekdays: ['semaine', 'semaines'],
      weekends: ['week-end', 'week-ends'],
      breaking: ['urgent', 'aussitôt', 'dès que possible'],
      filler: ['à', 'chaque', 'le', 'les', 'et', 'en'],
    },
    known: (topic, schedule) =>
      `« ${topic} » est déjà suivi là : ${schedule}. Pour le modifier, indiquez when, zone ou role.`,
    full: (most) =>
      `Ce salon a déjà ${most} suivis, le maximum. Retirez-en d’abord un avec /watches.`,
    unreadableWhen:
      'Je ne comprends pas quand. Écrivez jusqu’à six heures comme 08:00 ou 8:00 et 18:00, des jours et une heure comme lundi 08:00 ou semaine 7:30, ou « urgent ».',
    unknownZone:
      'Je ne connais pas ce fuseau horaire. Choisissez-en un dans la liste, comme Europe/Paris ou America/Montreal.',
    notHere:
      'Je ne peux pas écrire là. Donnez-moi dans ce salon « Voir le salon », « Envoyer des messages » (dans les fils : « Envoyer des messages dans les fils ») et « Voir les anciens messages », puis réessayez.',
    notYours: 'Vous ne pouvez choisir qu’un salon où vous pouvez écrire vous-même.',
    roleNotYours:
      'Seules les personnes qui peuvent gérer le serveur peuvent faire avertir un rôle.',
    cannotPing:
      'Je ne peux pas avertir ce rôle. Choisissez-en un que tous peuvent mentionner, ou donnez-moi la permission de mentionner tous les rôles.',
    knownFeed: (name) =>
      `« ${name} » est déjà publié là. Pour le modifier, indiquez keep, block, role ou ce qu’il faut montrer.`,
    unknownFeed:
      'Je ne connais pas ce média, et aucun flux d’un tel site n’est suivi. Choisissez-en un dans la liste.',
    publishElsewhere: 'Je ne peux diffuser que dans un salon d’annonces.',
    noPictures:
      'Pour montrer des images, il me faut dans ce salon la permission « Intégrer des liens ».',
    filter: (only, without) =>
      [
        ...(only.length === 0 ? [] : [`seulement ${only.join(', ')}`]),
        ...(without.length === 0 ? [] : [`sans ${without.join(', ')}`]),
      ].join(' ; '),
    removed: (topic) => `« ${topic} » n’est plus suivi ici.`,
    notFound: 'Ce n’est pas suivi ici. /watches montre ce qui est suivi.',
    heading: 'Suivi dans ce salon',
    none: 'Rien n’est suivi dans ce salon. Ajoutez un sujet avec /watch topic.',
    rest: (count, name) => `${many(count, 'autre article', 'autres articles')} de ${name}`,
    alsoIn: (publishers, others) =>
      `aussi chez ${conjunction.format([...publishers, ...(others === 0 ? [] : [many(others, 'autre', 'autres')])])}`,
    serverHeading: 'Suivis de ce serveur',
    serverNone: 'Rien n’est suivi sur ce serveur. Ajoutez un sujet avec /watch topic.',
    notifies: 'avertit un rôle',
    stopped: 'suspendu',
    choose: 'Choisissez un suivi à suspendre, tester, modifier ou retirer',
    controls: {
      pause: 'Suspendre',
      resume: 'Reprendre',
      test: 'Tester',
      edit: 'Modifier',
      remove: 'Retirer',
      back: 'Tous les suivis',
    },
    gone: 'Ce suivi n’existe plus. /watches montre ceux qui existent.',
    testEmpty: 'Je n’ai rien à ce sujet pour l’instant, donc je ne publierais rien.',
    testHeading: 'Un test que vous seul voyez',
    editTitle: 'Modifier le suivi',
    whenLabel: 'Quand',
    zoneLabel: 'Fuseau horaire',
    keepLabel: 'Seulement avec un de ces mots',
    blockLabel: 'Sans ces mots',
    showLabel: 'Montrer en plus du titre',
    parts: {
      sentence: 'La première phrase',
      picture: 'L’image',
      publisher: 'Le média',
      story: 'Qui d’autre en parle',
    },
    paused: (reason) =>
      ({
        'no-access':
          'Suspendu : je ne vois pas ce salon. Je reprends dès que j’ai « Voir le salon ».',
        'no-permission':
          'Suspendu : je ne peux pas écrire dans ce salon. Je reprends dès que j’ai « Envoyer des messages ».',
        closed: 'Suspendu : Discord refuse mes messages ici. Je continue d’essayer.',
      })[reason],
  },

  factCheck: {
    heading: 'Vérification des faits',
    coverage: ({ verdict, findings }) => {
      const closest =
        findings.length > 0 ? 'Les articles les plus proches' : 'Aucun article ne s’en approche';
      const verdicts = {
        supported: '✅ Confirmé',
        contradicted: '❌ Contredit',
        'not-judged': closest,
      };
      return verdicts[verdict];
    },
    omitted: (count) => many(count, 'autre phrase non vérifiée', 'autres phrases non vérifiées'),
    caveat: (isJudged) =>
      isJudged
        ? 'Un modèle de langage a comparé les affirmations à mes articles et peut se tromper : lisez les citations.'
        : 'Ce sont les phrases les plus proches dans mes articles. Je ne juge pas si une affirmation est vraie.',
    noWords: 'Ce message n’a pas de texte. Je ne peux vérifier ni images, ni vidéos, ni fichiers.',
    noClaims:
      'Il n’y a rien à vérifier dans ce message. Je vérifie des affirmations de fait, pas des questions, des salutations ou des avis.',
    noCoverage: ({ articles }) =>
      articles === 0
        ? 'Il n’y a pas encore d’articles.'
        : 'Je n’ai aucun article en rapport avec ce message.',
    found: (articles, stories) =>
      `${many(articles, 'article', 'articles')} dans ${many(stories, 'nouvelle', 'nouvelles')}`,
  },

  corrections: {
    lead: (kind) =>
      ({
        retraction: 'Retiré depuis',
        correction: 'Corrigé depuis',
        change: 'Modifié depuis',
      })[kind],
    silent: 'la phrase citée ici n’est plus dans l’article',
    more: (count) => `${many(count, 'autre modification', 'autres modifications')} : voir Sources`,
  },

  settings: {
    heading: 'Réglages de ce serveur',
    channels: (names) =>
      names === null
        ? 'Je réponds publiquement dans tous les salons'
        : `Je réponds publiquement dans ${names}`,
    mentions: (where) =>
      where === 'threads'
        ? 'Je réponds aux mentions seulement dans les fils'
        : 'Je réponds aux mentions dans les salons et les fils',
    threads: (inThreads) =>
      inThreads
        ? 'Je réponds à chaque question dans son propre fil'
        : 'Je réponds dans le salon lui-même',
    noThreads:
      'Je ne peux pas ouvrir de fils ici. Donnez-moi « Créer des fils publics » et « Envoyer des messages dans les fils », puis réessayez.',
    language: (name) =>
      name === null ? 'Je parle la langue de chaque lecteur, si je la connais' : `Je parle ${name}`,
    timeZone: (name) => `La journée commence à minuit (${name})`,
    sources: (names) =>
      names === null
        ? 'Je réponds à partir de tous les médias'
        : `Je réponds seulement à partir de ces médias : ${names}`,
    cooldown: (seconds) =>
      seconds === 0
        ? 'Pas d’attente entre les questions'
        : `Chaque personne attend ${many(seconds, 'seconde', 'secondes')} entre deux questions`,
    personDaily: (count) =>
      count === 0
        ? 'Pas de limite quotidienne par personne'
        : `Chaque personne peut poser ${many(count, 'question', 'questions')} par jour`,
    serverDaily: (count) =>
      count === 0
        ? 'Pas de limite quotidienne pour le serveur'
        : `Le serveur peut poser ${many(count, 'question', 'questions')} par jour`,
    isPrivate: (isPrivate) =>
      isPrivate
        ? 'Seule la personne qui demande voit la réponse à une commande, sauf choix contraire'
        : 'Tout le monde voit la réponse à une commande, sauf choix contraire',
    usesModel: (usesModel) =>
      usesModel
        ? 'S’il y a un modèle de langage, il rédige mes réponses'
        : 'Mes réponses citent les articles, sans modèle de langage',
    nothingToChange: 'Rien n’a changé : choisissez au moins une option.',
    unknownZone:
      'Je ne connais pas ce fuseau horaire. Choisissez-en un dans la liste, comme Europe/Paris.',
    unknownSource: 'Je ne connais pas ce média. Choisissez-en un dans la liste.',
    tooMany: (most) =>
      `Cette liste est pleine : elle peut avoir ${most.toLocaleString(locale)} entrées.`,
    askIn: (channels) =>
      channels.length === 0
        ? 'Je ne réponds pas dans ce salon. Avec /ask, vous obtenez une réponse que vous seul voyez.'
        : `Je ne réponds pas dans ce salon. Posez votre question dans ${disjunction.format(channels)}, ou utilisez /ask pour une réponse que vous seul voyez.`,
    askInThread:
      'Je réponds aux mentions seulement dans les fils. Ouvrez-en un et mentionnez-moi, ou utilisez /ask.',
    notHere: 'Je ne montre pas de réponses publiques dans ce salon.',
    limits: {
      cooldown: (left) =>
        `Un peu moins vite, s’il vous plaît. Vous pourrez reposer une question ${left}.`,
      person: (left) =>
        `Vous avez posé toutes vos questions d’aujourd’hui. Vous pourrez reposer une question ${left}.`,
      server: (left) =>
        `Ce serveur a posé toutes ses questions d’aujourd’hui. Vous pourrez reposer une question ${left}.`,
    },
  },

  feeds: {
    heading: 'Flux suivis',
    none: 'Aucun flux n’est suivi pour l’instant. Ajoutez-en un avec /feeds add et l’adresse d’un site, d’un flux ou d’une liste de flux.',
    visiting: ['J’ouvre l’adresse…', 'Je lis les pages, une à une…', 'Je lis encore…'],
    added: 'Suivi désormais',
    known: 'Déjà suivi',
    also: 'La page nomme aussi ces flux. Ajoutez ceux que vous voulez :',
    rejected: (reason) => `Rien n’a été ajouté : ${reason}`,
    removed: (url) => `${url} n’est plus suivi. Ses articles restent.`,
    notFollowed: 'Aucun flux n’est suivi à cette adresse. Choisissez-en un dans la liste.',
    notYours:
      'Tous les serveurs partagent mes flux : seule la personne qui me gère peut les changer. Avec /feeds check, vous pouvez lui montrer ce qu’un flux apporterait.',
    noAddress: 'Ce n’est pas une adresse web. Écrivez-en une comme https://www.example.org/',
    notReadYet: 'pas encore lu',
    lastRead: (when) => `lu ${when}`,
    failing: (times, reason) => `${many(times, 'échec', 'échecs')} : ${reason}`,
    ended: (reason) => `terminé : ${reason}`,
    nextVisit: (when) => `prochaine visite ${when}`,
    brings: (articles, rejected) =>
      `Apporterait ${many(articles, 'article', 'articles')}${rejected === 0 ? '' : ` ; ${many(rejected, 'entrée inutilisable', 'entrées inutilisables')}`}`,
    more: (count) => `et ${count.toLocaleString(locale)} de plus`,
    reasons: {
      'the server did not answer': 'le serveur n’a pas répondu',
      'the answer did not come to its end': 'la réponse n’est pas arrivée jusqu’au bout',
      'the connection ended before the answer did': 'la connexion s’est terminée avant la réponse',
      'the server cannot be reached from here': 'le serveur n’est pas joignable d’ici',
      'there is no server of that name; check the spelling of the address':
        'aucun serveur ne porte ce nom ; vérifiez l’adresse',
      'nothing answers at that address': 'rien ne répond à cette adresse',
      'the server does not speak https at that address':
        'le serveur ne prend pas en charge https à cette adresse',
      'the packed answer is damaged or ends early':
        'la réponse compressée est abîmée ou incomplète',
      'the answer is empty': 'la réponse est vide',
      'the server has trouble of its own': 'le serveur a lui-même un problème',
      'the server wants a password': 'le serveur demande un mot de passe',
      'the server wants to be paid': 'le serveur demande un paiement',
      'the server does not let us in': 'le serveur ne nous laisse pas entrer',
      'there is nothing at that address': 'il n’y a rien à cette adresse',
      'the server asks for fewer requests': 'le serveur demande moins de requêtes',
      'the server may not show it, for legal reasons':
        'le serveur ne peut pas le montrer pour des raisons légales',
      'the server gave an answer that means nothing here':
        'la réponse du serveur est inutilisable ici',
      'the robots.txt of the server forbids programs to read this page':
        'le robots.txt du serveur interdit aux programmes de lire cette page',
      'the address is gone for good (410)': 'l’adresse n’existe plus (410)',
      'the feed has ended (410 Gone)': 'le flux n’existe plus (410)',
      'the list names no feed': 'la liste ne nomme aucun flux',
      'the page links to nothing that looks like a headline':
        'la page ne contient aucun lien qui ressemble à un titre',
      'the address leads in a circle': 'l’adresse redirige en boucle',
      'there is no feed at this address': 'il n’y a pas de flux à cette adresse',
      'this is a list of feeds and no feed; add the feeds that it names':
        'c’est une liste de flux ; ajoutez ceux qu’elle nomme',
      'the server was too slow for one visit': 'le serveur était trop lent pour une visite',
    },
  },

  errors: {
    BotStopping: 'Je redémarre. Reposez votre question dans une minute.',
    EmbedderDamaged:
      'La recherche par le sens ne marche pas : un de mes fichiers est abîmé. La personne qui me gère doit le restaurer.',
    EmbedderMismatch:
      'Mon index de recherche ne correspond pas à mes réglages. La personne qui me gère peut le reconstruire.',
    EmbedderUnavailable:
      'La recherche par le sens ne marche pas pour l’instant. Reposez votre question plus tard.',
    FeedListUnavailable: 'Je ne peux pas lire mes flux pour l’instant. Réessayez plus tard.',
    NotManager: 'Seules les personnes qui peuvent gérer le serveur peuvent faire cela.',
    ServerClosed:
      'Je ne peux pas lire les réglages de ce serveur, donc je n’y réponds pas. La personne qui le gère peut réessayer plus tard, ou recommencer avec /settings reset.',
    SourceNotAllowed:
      'Sur ce serveur, je ne réponds pas à partir de ce média. Retirez-le, ou demandez à la personne qui gère le serveur.',
    StateFault:
      'Quelque chose que j’ai enregistré est inutilisable. La personne qui me gère peut voir ce que c’est dans mon journal.',
    StateTooNew:
      'Une version plus récente a enregistré mes données. La personne qui me gère doit me mettre à jour.',
    StateUnavailable: 'Je ne peux pas lire mes données pour l’instant. Réessayez plus tard.',
    StoreBusy: 'Les articles sont en cours de mise à jour. Réessayez plus tard.',
    StoreOutdated:
      'Une version plus ancienne a enregistré les articles. La personne qui me gère peut reconstruire l’index.',
    StoreTooNew:
      'Une version plus récente a enregistré les articles. La personne qui me gère peut me mettre à jour.',
    StoreUnavailable:
      'Les articles ne sont pas lisibles pour l’instant. La personne qui me gère peut voir pourquoi dans mon journal.',
  },
};
