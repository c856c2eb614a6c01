import { countingIn, scheduleParts, type Strings, writeAge } from './strings.ts';

const locale = 'es';
const many = countingIn(locale);
const conjunction = new Intl.ListFormat(locale);
const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });

/** The interface in Spanish. */
export const spanish: Strings = {
  locale,

  commands: {
    'What I can do, and how to ask me': 'Qué sé hacer y cómo preguntarme',
    'What I know and how I answer': 'Qué sé y cómo respondo',
    'What I remember about you, and how to delete it': 'Qué recuerdo de ti y cómo borrarlo',
    'Delete what I remember': 'Borrar lo que recuerdo',
    'Your questions and answers, your ratings, and what you have looked at':
      'Tus preguntas y respuestas, tus valoraciones y lo que has mirado',
    'Ask about the news and get an answer with its sources':
      'Pregunta por las noticias y recibe una respuesta con sus fuentes',
    'What do you want to know?': '¿Qué quieres saber?',
    'Only what this publisher wrote': 'Solo lo que escribió este medio',
    'The feeds that I follow': 'Las fuentes web que sigo',
    'Follow a feed, or the feed of a site': 'Seguir una fuente web o la de un sitio',
    'Stop following a feed': 'Dejar de seguir una fuente web',
    'The status of each feed': 'El estado de cada fuente web',
    'Show the articles of a feed without storing them':
      'Mostrar los artículos de una fuente web sin guardarlos',
    'The address of a site, a feed or a list of feeds':
      'La dirección de un sitio, una fuente web o una lista de ellas',
    'The newest stories, each in a few cited sentences':
      'Las noticias más recientes, cada una en unas frases citadas',
    'Only about this, such as: climate talks': 'Solo sobre esto, por ejemplo: cumbre del clima',
    'Where to post; here by default': 'Dónde publicar; aquí si no se indica',
    'Notify this role each time; nobody by default':
      'Avisar a este rol cada vez; a nadie si no se indica',
    'Only what is newer: 48h, 7d, 2025-12-01': 'Solo lo más reciente: 48h, 7d, 2025-12-01',
    'Show the answer to you alone': 'Mostrarte la respuesta solo a ti',
    'Where I answer mentions and replies': 'Dónde respondo a menciones y respuestas',
    'Answer each question in a thread of its own': 'Responder a cada pregunta en un hilo propio',
    'The language that I speak': 'El idioma que hablo',
    'The time zone of this server, such as Europe/Berlin':
      'La zona horaria de este servidor, como Europe/Madrid',
    'Show answers to commands only to the asker by default':
      'Mostrar las respuestas a comandos solo a quien pregunta',
    'Let the language model word the answers, if one is configured':
      'Dejar que el modelo de lenguaje redacte las respuestas, si lo hay',
    'Seconds between two questions of a person; 0 for no limit':
      'Segundos entre dos preguntas de una persona; 0 sin límite',
    'Questions per person and day; 0 for no limit': 'Preguntas por persona y día; 0 sin límite',
    'Questions in the whole server per day; 0 for no limit':
      'Preguntas en todo el servidor al día; 0 sin límite',
    'The channel, with all its threads': 'El canal, con todos sus hilos',
    'A publisher whose articles I have': 'Un medio cuyos artículos tengo',
    'Show all settings': 'Mostrar todos los ajustes',
    'Change one or more settings': 'Cambiar uno o más ajustes',
    'Where I answer publicly': 'Dónde respondo en público',
    'Whose articles I answer from': 'De qué medios uso los artículos',
    'Reset all settings': 'Restablecer todos los ajustes',
    'Add one to the list': 'Añadir uno a la lista',
    'Remove one from the list': 'Quitar uno de la lista',
    'Clear the list: all are allowed': 'Vaciar la lista: se permiten todos',
    'in channels and threads': 'en canales e hilos',
    'in threads only': 'solo en hilos',
    "the reader's own": 'el de cada lector',
    'How I behave in this server': 'Cómo me comporto en este servidor',
    'The sources of the last answer in this channel, word for word':
      'Las fuentes de la última respuesta en este canal, palabra por palabra',
    'What happened on a topic, day by day, with sources':
      'Qué ha pasado con un tema, día a día, con fuentes',
    'Such as: climate talks; without it, what is new':
      'Por ejemplo: cumbre del clima; sin tema, lo más reciente',
    'Post every new article of a publisher or site; again to change it':
      'Publicar cada artículo nuevo de un medio o sitio; otra vez para cambiarlo',
    'A publisher, or a site whose feed I follow': 'Un medio, o un sitio cuya fuente web sigo',
    'Where to post, also a forum; here by default':
      'Dónde publicar, también en un foro; aquí si no se indica',
    'Only articles with one of these words or phrases: flood, storm surge':
      'Solo artículos con una de estas palabras o frases: inundación, mar de fondo',
    'No articles with one of these words or phrases: horoscope, live blog':
      'Ningún artículo con una de estas palabras o frases: horóscopo, en directo',
    'Show the first sentence; yes by default': 'Mostrar la primera frase; sí si no se indica',
    'Show Discord’s preview with the picture; no by default':
      'Mostrar la vista previa de Discord con la imagen; no si no se indica',
    'Show the publisher; yes by default': 'Mostrar el medio; sí si no se indica',
    'Show who else reports the story; yes by default':
      'Mostrar quién más lo cuenta; sí si no se indica',
    'Publish in an announcement channel; no by default':
      'Difundir en un canal de anuncios; no si no se indica',
    'Post news on a topic, at fixed times or as it breaks; again to change it':
      'Publicar noticias de un tema, a horas fijas o al momento; otra vez para cambiarlo',
    'Such as: climate talks': 'Por ejemplo: cumbre del clima',
    'weekdays 7:30, 8am and 6pm, mondays 08:00, breaking; daily at 08:00 by default':
      'laborables 7:30, 8:00 y 18:00, lunes 08:00, urgente; cada día a las 08:00 si no se indica',
    'The time zone, such as Europe/Berlin': 'La zona horaria, como Europe/Madrid',
    'Post news to a channel': 'Publicar noticias en un canal',
    'Stop posting news on a topic to this channel':
      'Dejar de publicar noticias de un tema en este canal',
    'The topic': 'El tema',
    'What is watched, and when news is posted; managers pause, test, edit and remove':
      'Qué se sigue y cuándo se publica; quien administra pausa, prueba, edita y quita',
    'Fact-check this': 'Verificar esto',
    'Find coverage': 'Buscar artículos',
  },

  answer: {
    noEvidence(asOf, found) {
      if (asOf.articles === 0) return 'Todavía no hay artículos.';
      return found === 0
        ? 'No tengo ningún artículo sobre esto.'
        : 'Ningún artículo lo dice directamente. Lo más cercano:';
    },
    method: (method) =>
      method === 'model'
        ? 'Redactado por un modelo de lenguaje y contrastado con las fuentes'
        : 'Citado palabra por palabra',
    translated: 'después traducido por él',
    notice: (notice) =>
      ({
        'coverage-only': 'Esto es lo que se publicó. No doy opiniones, consejos ni pronósticos.',
        'older-than-asked': 'Todas estas noticias son anteriores al periodo por el que preguntas.',
        'model-budget':
          'El presupuesto del modelo de lenguaje de este mes está agotado, así que hasta el próximo respondo con citas.',
        'model-writing':
          'El modelo de lenguaje aún está trabajando. Mientras tanto, estas son citas.',
        'model-failed': 'El modelo de lenguaje no dio una respuesta útil, así que estas son citas.',
      })[notice],
    dropped: (count) =>
      many(count, 'frase sin respaldo eliminada', 'frases sin respaldo eliminadas'),
    omitted: (count, method) =>
      method === 'quotes'
        ? `${count.toLocaleString(locale)} más en Fuentes`
        : many(count, 'frase más no cupo', 'frases más no cupieron'),
    asOf: (articles, newest) =>
      newest === null
        ? many(articles, 'artículo', 'artículos')
        : `A ${newest}, ${many(articles, 'artículo', 'artículos')}`,
    noSources: 'Sin fuentes: no encontré nada parecido a la pregunta.',
    untitled: 'Sin título',
  },

  digest: {
    heading: (topic) => (topic === null ? 'Lo último' : `Lo último sobre: ${topic}`),
    empty({ topic, asOf }) {
      if (asOf.articles === 0) return 'Todavía no hay artículos.';
      if (topic === null) return 'No se publicó nada en ese periodo. Prueba con uno más largo.';
      return 'No encontré nada sobre esto en ese periodo. Prueba con uno más largo o con otras palabras.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = many(articles, 'artículo', 'artículos');
      if (independent < publishers)
        return `${counted}, ${many(independent, 'independiente', 'independientes')}`;
      return publishers === 1 ? counted : `${counted}, ${many(publishers, 'medio', 'medios')}`;
    },
    news: (news) => ({ new: 'nuevo', developing: 'novedades', known: 'nada nuevo' })[news],
    newest: (date) => `Los artículos más recientes son del ${date}.`,
    old: (days) => `Mi artículo más reciente sobre esto tiene ${writeAge(days, locale)}.`,
    translated: 'Traducido por un modelo de lenguaje.',
    omitted: (count) => `${many(count, 'noticia más', 'noticias más')} en Fuentes`,
    more: (count) => many(count, 'noticia más', 'noticias más'),
    back: 'Volver',
    timeline: (topic) => `Cronología: ${topic}`,
    noEvents: 'No tengo artículos con fecha sobre esto.',
    page: (number, of) => `página ${number.toLocaleString(locale)} de ${of.toLocaleString(locale)}`,
  },

  general: {
    howToAsk:
      'Pregúntame por las noticias, por ejemplo: «¿Qué salió de la cumbre del clima esta semana?» Mencióname, respóndeme, escríbeme un mensaje directo o usa /ask.',
    greeting:
      '¡Hola! Pregúntame por las noticias o por lo último sobre un tema. /help dice qué más sé hacer.',
    welcome: '¡De nada! Responde a una de mis respuestas para seguir preguntando.',
    help: 'Respondo a preguntas sobre las noticias con los artículos que tengo y muestro la fuente de cada frase. Mencióname, respóndeme, escríbeme un mensaje directo o usa /ask. /latest muestra las noticias más recientes, /timeline un tema día a día, /sources las citas de mi última respuesta aquí, y /watch topic publica noticias de un tema. En el menú de un mensaje, en Aplicaciones, busco qué se publicó sobre él. /status dice qué artículos tengo, /privacy qué guardo sobre ti.',
    unreadable:
      'No puedo leer ese mensaje. Discord solo me muestra mensajes directos y los que me mencionan (a mí, no a mi rol). Mencióname o usa /ask.',
    unreadableThread:
      'Discord me oculta este mensaje. Responde a una de mis respuestas, pulsa «Seguir preguntando» o mencióname.',
    inThread: 'La respuesta está en el hilo de abajo.',
    tooLong: (most) =>
      `Esa pregunta es demasiado larga. No pases de ${most.toLocaleString(locale)} caracteres.`,
    oneAtATime: 'Todavía trabajo en tu última pregunta. Espera la respuesta, por favor.',
    unreadableSince:
      'No entiendo ese tiempo. En «since» escribe un periodo como 48h, 7d o 2w, o una fecha pasada como 2025-12-01.',
    unknownCommand: 'Este comando ya no existe. Discord lo quitará en menos de una hora.',
    nothingYet: 'Aún no he respondido nada en este canal. Pregúntame algo con /ask.',
    forgotten: 'Ya no tengo esta respuesta. Pregunta otra vez, por favor.',
    thanks: 'Gracias por tu opinión.',
    privacy:
      'Solo leo los mensajes que van dirigidos a mí. Guardo las últimas 50 respuestas de cada canal con la pregunta y quién la hizo, las valoraciones 👍 y 👎, cuándo pediste por última vez lo más reciente, quién añadió cada seguimiento y, en servidores con límite de preguntas, cuántas hiciste (durante dos días). /forget me borra tus datos. Nada sale de la máquina en la que funciono, salvo que un modelo de lenguaje, si lo hay, recibe la pregunta y fragmentos de artículos.',
    forgetMe:
      '¿Borro tus preguntas y sus respuestas privadas, tus valoraciones, lo que miraste por última vez y tus seguimientos en mensajes directos? Las respuestas que otros pueden leer se quedan, sin tu nombre.',
    forgot:
      'Hecho. Borré tus preguntas y sus respuestas privadas, tus valoraciones, lo que miraste por última vez y tus seguimientos en mensajes directos. Las respuestas públicas ya no llevan tu nombre.',
    brokeDown:
      'Algo ha fallado por mi parte. Inténtalo otra vez. Si sigue ocurriendo, díselo a quien me administra.',
    status: [
      'Busco en los artículos…',
      'Elijo los fragmentos…',
      'Contrasto cada frase con sus fuentes…',
      'Sigo trabajando…',
    ],
  },

  welcome: {
    hello: (articles) =>
      articles === 0
        ? '¡Hola! Respondo a preguntas sobre las noticias y muestro la fuente de cada frase. Aún no tengo artículos: quien me administra puede añadirlos.'
        : `¡Hola! Respondo a preguntas sobre las noticias con ${many(articles, 'artículo', 'artículos')} y muestro la fuente de cada frase.`,
    ask: (hasExamples) =>
      hasExamples ? 'Usa /ask o mencióname. Por ejemplo:' : 'Usa /ask o mencióname.',
    forExample: 'Por ejemplo:',
    more: '/latest muestra las noticias más recientes, /help qué más sé hacer. Con /settings se elige dónde respondo.',
  },

  buttons: {
    sources: 'Fuentes',
    followUp: 'Seguir preguntando',
    share: 'Compartir',
    forgetMe: 'Borrar mis datos',
    earlier: 'Antes',
    later: 'Después',
    followUpTitle: 'Seguir preguntando',
    followUpLabel: '¿Qué más quieres saber?',
    reasonTitle: '¿Qué estaba mal?',
    reasonLabel: 'En pocas palabras (opcional)',
  },

  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'artículo', 'artículos')
        : `${many(articles, 'artículo', 'artículos')}, del ${oldest} al ${newest}`,
    publishers: (names) => `Medios: ${names}`,
    others: (count) => many(count, 'más', 'más'),
    quoting: 'Las respuestas citan los artículos palabra por palabra',
    model: (name) => `Las respuestas las redacta ${name} y se contrastan con los artículos`,
    tokens: (used, budget) =>
      budget === null
        ? `Tokens del modelo este mes: ${used.toLocaleString(locale)}`
        : `Tokens del modelo este mes: ${used.toLocaleString(locale)} de ${budget.toLocaleString(locale)}`,
    feeds: (followed, failing, lastRead) =>
      [
        followed === 0 ? 'Ninguna fuente web' : many(followed, 'fuente web', 'fuentes web'),
        ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} con fallos`]),
        ...(lastRead === null ? [] : [`última lectura ${lastRead}`]),
      ].join(', '),
    running: (version, since, shards) =>
      `Dateline ${version}${since === null ? '' : `, en marcha desde ${since}`}, ${shards.all === 1 ? many(1, 'shard', 'shards') : `shard ${shards.own} de ${shards.all}`}`,
    latency: (milliseconds) => `Latencia con Discord: ${milliseconds.toLocaleString(locale)} ms`,
  },

  watches: {
    foot: 'Seguido en este canal (ver /watches)',
    added: (topic, schedule, channel) =>
      `Ahora sigo «${topic}» para ${channel === null ? 'este canal' : `#${channel}`}: ${schedule}. Solo escribo cuando hay algo nuevo.`,
    changed: (topic, schedule) => `Cambiado. Sigo «${topic}»: ${schedule}.`,
    rhythm(rhythm) {
      if (rhythm.kind === 'breaking') return 'en cuanto hay noticias';
      if (rhythm.kind === 'items') return 'cada artículo nuevo';
      const { times, days, areWeekdays } = scheduleParts(rhythm, locale);
      const on = days === null ? 'cada día' : areWeekdays ? 'los días laborables' : `cada ${days}`;
      return `${on} a las ${times} (${rhythm.zone})`;
    },
    when: {
      daily: ['diario', 'día', 'días'],
      weekdays: ['laborables', 'laborable'],
      weekends: ['finde', 'findes'],
      breaking: ['urgente', 'última hora', 'al momento'],
      filler: ['a', 'las', 'cada', 'los', 'el', 'y'],
    },
    known: (topic, schedule) =>
      `«${topic}» ya se sigue allí: ${schedule}. Para cambiarlo, indica when, zone o role.`,
    full: (most) =>
      `Ese canal ya tiene ${most} seguimientos, el máximo. Quita antes uno con /watches.`,
    unreadableWhen:
      'No entiendo cuándo. Escribe hasta seis horas como 08:00 o 8:00 y 18:00, días y una hora como lunes 08:00 o laborables 7:30, o «urgente».',
    unknownZone:
      'No conozco esa zona horaria. Elige una de la lista, como Europe/Madrid o America/Bogota.',
    notHere:
      'No puedo escribir allí. Dame en ese canal «Ver canal», «Enviar mensajes» (en hilos: «Enviar mensajes en hilos») y «Leer el historial de mensajes», y prueba otra vez.',
    notYours: 'Solo puedes elegir un canal en el que puedas escribir.',
    roleNotYours: 'Solo quien puede gestionar el servidor puede hacer que se avise a un rol.',
    cannotPing:
      'No puedo avisar a este rol. Elige uno que todos puedan mencionar, o dame permiso para mencionar todos los roles.',
    knownFeed: (name) =>
      `«${name}» ya se publica allí. Para cambiarlo, indica keep, block, role o qué mostrar.`,
    unknownFeed:
      'No conozco ese medio ni sigo la fuente web de un sitio así. Elige uno de la lista mientras escribes.',
    publishElsewhere: 'Solo puedo difundir en un canal de anuncios.',
    noPictures: 'Para mostrar imágenes necesito en ese canal el permiso «Insertar enlaces».',
    filter: (only, without) =>
      [
        ...(only.length === 0 ? [] : [`solo ${only.join(', ')}`]),
        ...(without.length === 0 ? [] : [`sin ${without.join(', ')}`]),
      ].join('; '),
    removed: (topic) => `Ya no sigo «${topic}» aquí.`,
    notFound: 'No sigo eso aquí. /watches muestra lo que sigo.',
    heading: 'Seguido en este canal',
    none: 'En este canal no se sigue nada. Añade un tema con /watch topic.',
    rest: (count, name) => `${many(count, 'artículo más', 'artículos más')} de ${name}`,
    alsoIn: (publishers, others) =>
      `también en ${conjunction.format([...publishers, ...(others === 0 ? [] : [many(others, 'más', 'más')])])}`,
    serverHeading: 'Seguimientos de este servidor',
    serverNone: 'En este servidor no se sigue nada. Añade un tema con /watch topic.',
    notifies: 'avisa a un rol',
    stopped: 'en pausa',
    choose: 'Elige qué pausar, probar, editar o quitar',
    controls: {
      pause: 'Pausar',
      resume: 'Reanudar',
      test: 'Probar',
      edit: 'Editar',
      remove: 'Quitar',
      back: 'Ver todos',
    },
    gone: 'Eso ya no se sigue. /watches muestra lo que se sigue.',
    testEmpty: 'Ahora mismo no tengo nada sobre esto, así que no publicaría nada.',
    testHeading: 'Una prueba que solo ves tú',
    editTitle: 'Editar el seguimiento',
    whenLabel: 'Cuándo',
    zoneLabel: 'Zona horaria',
    keepLabel: 'Solo con una de estas palabras',
    blockLabel: 'Sin estas palabras',
    showLabel: 'Mostrar además del titular',
    parts: {
      sentence: 'La primera frase',
      picture: 'La imagen',
      publisher: 'El medio',
      story: 'Quién más lo cuenta',
    },
    paused: (reason) =>
      ({
        'no-access': 'En pausa: no veo este canal. Sigo cuando vuelva a tener «Ver canal».',
        'no-permission':
          'En pausa: no puedo escribir en este canal. Sigo cuando vuelva a tener «Enviar mensajes».',
        closed: 'En pausa: Discord rechaza mis mensajes aquí. Lo sigo intentando.',
      })[reason],
  },

  factCheck: {
    heading: 'Verificación',
    coverage: ({ verdict, findings }) => {
      const closest = findings.length > 0 ? 'Lo más cercano' : 'Ningún artículo se acerca';
      const verdicts = {
        supported: '✅ Respaldado',
        contradicted: '❌ Desmentido',
        'not-judged': closest,
      };
      return verdicts[verdict];
    },
    omitted: (count) => many(count, 'frase más sin verificar', 'frases más sin verificar'),
    caveat: (isJudged) =>
      isJudged
        ? 'Un modelo de lenguaje comparó las afirmaciones con mis artículos y puede equivocarse: lee las citas.'
        : 'Son las frases más cercanas de mis artículos. No juzgo si una afirmación es cierta.',
    noWords: 'Este mensaje no tiene texto. No puedo verificar imágenes, vídeos ni archivos.',
    noClaims:
      'En este mensaje no hay nada que verificar. Verifico afirmaciones de hechos, no preguntas, saludos ni opiniones.',
    noCoverage: ({ articles }) =>
      articles === 0
        ? 'Todavía no hay artículos.'
        : 'No tengo artículos relacionados con este mensaje.',
    found: (articles, stories) =>
      `${many(articles, 'artículo', 'artículos')} en ${many(stories, 'noticia', 'noticias')}`,
  },

  corrections: {
    lead: (kind) =>
      ({
        retraction: 'Retirado después',
        correction: 'Corregido después',
        change: 'Cambiado después',
      })[kind],
    silent: 'la frase citada aquí ya no está en el artículo',
    more: (count) => `${many(count, 'cambio más', 'cambios más')}: ver Fuentes`,
  },

  settings: {
    heading: 'Ajustes de este servidor',
    channels: (names) =>
      names === null
        ? 'Respondo en público en todos los canales'
        : `Respondo en público en ${names}`,
    mentions: (where) =>
      where === 'threads'
        ? 'Respondo a menciones solo en hilos'
        : 'Respondo a menciones en canales e hilos',
    threads: (inThreads) =>
      inThreads ? 'Respondo a cada pregunta en un hilo propio' : 'Respondo en el mismo canal',
    noThreads:
      'Aquí no puedo abrir hilos. Dame «Crear hilos públicos» y «Enviar mensajes en hilos», y prueba otra vez.',
    language: (name) =>
      name === null ? 'Uso el idioma de cada lector, si lo sé' : `Hablo ${name}`,
    timeZone: (name) => `El día empieza a medianoche en ${name}`,
    sources: (names) =>
      names === null ? 'Respondo con todos los medios' : `Respondo solo con estos medios: ${names}`,
    cooldown: (seconds) =>
      seconds === 0
        ? 'Sin espera entre preguntas'
        : `Cada persona espera ${many(seconds, 'segundo', 'segundos')} entre preguntas`,
    personDaily: (count) =>
      count === 0
        ? 'Sin límite diario por persona'
        : `Cada persona puede hacer ${many(count, 'pregunta', 'preguntas')} al día`,
    serverDaily: (count) =>
      count === 0
        ? 'Sin límite diario para el servidor'
        : `El servidor puede hacer ${many(count, 'pregunta', 'preguntas')} al día`,
    isPrivate: (isPrivate) =>
      isPrivate
        ? 'La respuesta a un comando la ve solo quien pregunta, si no elige otra cosa'
        : 'La respuesta a un comando la ven todos, si quien pregunta no elige otra cosa',
    usesModel: (usesModel) =>
      usesModel
        ? 'Si hay un modelo de lenguaje, redacta mis respuestas'
        : 'Mis respuestas citan los artículos, sin modelo de lenguaje',
    nothingToChange: 'No ha cambiado nada: elige al menos una opción.',
    unknownZone:
      'No conozco esa zona horaria. Elige una de la lista mientras escribes, como Europe/Madrid.',
    unknownSource: 'No conozco ese medio. Elige uno de la lista mientras escribes.',
    tooMany: (most) => `Esa lista está llena: puede tener ${most.toLocaleString(locale)} entradas.`,
    askIn: (channels) =>
      channels.length === 0
        ? 'No respondo en este canal. Con /ask recibes una respuesta que solo ves tú.'
        : `No respondo en este canal. Pregunta en ${disjunction.format(channels)}, o usa /ask para una respuesta que solo ves tú.`,
    askInThread: 'Respondo a menciones solo en hilos. Abre uno y mencióname allí, o usa /ask.',
    notHere: 'En este canal no muestro respuestas públicas.',
    limits: {
      cooldown: (left) => `Más despacio, por favor. Puedes volver a preguntar ${left}.`,
      person: (left) => `Has gastado tus preguntas de hoy. Puedes volver a preguntar ${left}.`,
      server: (left) =>
        `Este servidor ha gastado sus preguntas de hoy. Puedes volver a preguntar ${left}.`,
    },
  },

  feeds: {
    heading: 'Fuentes web que sigo',
    none: 'Aún no sigo ninguna fuente web. Añade una con /feeds add y la dirección de un sitio, una fuente web o una lista de ellas.',
    visiting: ['Abro la dirección…', 'Leo las páginas, una tras otra…', 'Sigo leyendo…'],
    added: 'Sigo desde ahora',
    known: 'Ya la seguía',
    also: 'La página también nombra estas. Añade las que quieras:',
    rejected: (reason) => `No se añadió nada: ${reason}`,
    removed: (url) => `Ya no sigo ${url}. Sus artículos se quedan.`,
    notFollowed:
      'No sigo ninguna fuente web con esa dirección. Elige una de la lista mientras escribes.',
    notYours:
      'Todos los servidores comparten mis fuentes web, así que solo quien me administra puede cambiarlas. Con /feeds check puedes mostrarle qué traería una.',
    noAddress: 'Eso no es una dirección web. Escribe una como https://www.example.org/',
    notReadYet: 'aún sin leer',
    lastRead: (when) => `leída ${when}`,
    failing: (times, reason) =>
      `falló ${times === 1 ? 'una vez' : `${times.toLocaleString(locale)} veces`}: ${reason}`,
    ended: (reason) => `terminó: ${reason}`,
    nextVisit: (when) => `próxima visita ${when}`,
    brings: (articles, rejected) =>
      `Traería ${many(articles, 'artículo', 'artículos')}${rejected === 0 ? '' : `; ${many(rejected, 'entrada no sirve', 'entradas no sirven')}`}`,
    more: (count) => `y ${count.toLocaleString(locale)} más`,
    reasons: {
      'the server did not answer': 'el servidor no respondió',
      'the answer did not come to its end': 'la respuesta no llegó a su fin',
      'the connection ended before the answer did': 'la conexión terminó antes que la respuesta',
      'the server cannot be reached from here': 'no se puede llegar al servidor desde aquí',
      'there is no server of that name; check the spelling of the address':
        'no hay ningún servidor con ese nombre; revisa la dirección',
      'nothing answers at that address': 'nada responde en esa dirección',
      'the server does not speak https at that address':
        'el servidor no admite https en esa dirección',
      'the packed answer is damaged or ends early':
        'la respuesta comprimida está dañada o incompleta',
      'the answer is empty': 'la respuesta está vacía',
      'the server has trouble of its own': 'el servidor mismo tiene un problema',
      'the server wants a password': 'el servidor pide una contraseña',
      'the server wants to be paid': 'el servidor pide un pago',
      'the server does not let us in': 'el servidor no nos deja entrar',
      'there is nothing at that address': 'no hay nada en esa dirección',
      'the server asks for fewer requests': 'el servidor pide menos solicitudes',
      'the server may not show it, for legal reasons':
        'el servidor no puede mostrarlo por motivos legales',
      'the server gave an answer that means nothing here':
        'la respuesta del servidor no sirve aquí',
      'the robots.txt of the server forbids programs to read this page':
        'el robots.txt del servidor prohíbe a los programas leer esta página',
      'the address is gone for good (410)': 'la dirección ya no existe (410)',
      'the feed has ended (410 Gone)': 'la fuente web ya no existe (410)',
      'the list names no feed': 'la lista no nombra ninguna fuente web',
      'the page links to nothing that looks like a headline':
        'la página no enlaza nada que parezca un titular',
      'the address leads in a circle': 'la dirección redirige en bucle',
      'there is no feed at this address': 'no hay ninguna fuente web en esta dirección',
      'this is a list of feeds and no feed; add the feeds that it names':
        'es una lista de fuentes web; añade las que nombra',
      'the server was too slow for one visit': 'el servidor fue demasiado lento para una visita',
    },
  },

  errors: {
    BotStopping: 'Me estoy reiniciando. Pregunta otra vez dentro de un minuto.',
    EmbedderDamaged:
      'La búsqueda por significado no funciona: uno de mis archivos está dañado. Quien me administra tiene que restaurarlo.',
    EmbedderMismatch:
      'Mi índice de búsqueda no corresponde a mis ajustes. Quien me administra puede reconstruirlo.',
    EmbedderUnavailable:
      'La búsqueda por significado no funciona ahora. Pregunta otra vez más tarde.',
    FeedListUnavailable: 'Ahora no puedo leer mis fuentes web. Prueba otra vez más tarde.',
    NotManager: 'Eso solo puede hacerlo quien puede gestionar el servidor.',
    ServerClosed:
      'No puedo leer los ajustes de este servidor y por eso no respondo aquí. Quien lo gestiona puede probar más tarde o empezar de nuevo con /settings reset.',
    SourceNotAllowed:
      'En este servidor no respondo con ese medio. Quítalo, o pregunta a quien gestiona el servidor.',
    StateFault:
      'Algo que guardé no se puede usar. Quien me administra puede ver en mi registro qué es.',
    StateTooNew:
      'Una versión más nueva guardó mis datos. Quien me administra tiene que actualizarme.',
    StateUnavailable: 'Ahora no puedo leer mis datos guardados. Prueba otra vez más tarde.',
    StoreBusy: 'Los artículos se están actualizando. Prueba otra vez más tarde.',
    StoreOutdated:
      'Los artículos los guardó una versión anterior. Quien me administra puede reconstruir el índice.',
    StoreTooNew:
      'Los artículos los guardó una versión más nueva. Quien me administra puede actualizarme.',
    StoreUnavailable:
      'Ahora no se pueden leer los artículos. Quien me administra puede ver en mi registro por qué.',
  },
};
