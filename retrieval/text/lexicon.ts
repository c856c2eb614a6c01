/**
 * The English word lists of retrieval: what questions, names, numbers and the check of a sentence are
 * read by. Words are as `words` gives them: lower case, without accents and apostrophes.
 */

/** Words that hold a sentence together and carry no meaning of their own. */
export const FUNCTION_WORDS = set(
  'a an the and or but so that which who whom whose it its he she they him her his their them we us our you your i my me ' +
    'this these those there here is are was were be been being am has have had do does did will would shall can ' +
    'of in on at by for from to with as into than then also too just very more most such when while where how what why if ' +
    'up out off over about around one other another some any all both each own s t said says say',
);

export const WEEKDAYS = set('monday tuesday wednesday thursday friday saturday sunday');

/**
 * Words that make a question, or ask for news as such, and do not say what it is about: empty verbs and
 * adverbs too, and days, which are read as periods.
 */
export const QUESTION_WORDS: ReadonlySet<string> = new Set([
  ...FUNCTION_WORDS,
  ...WEEKDAYS,
  ...set(
    'could should may might must happen happens happened happening occur occurs occurred saying tell told know known not no ' +
      'latest news new recent recently according report reports reported article articles week today yesterday tonight tomorrow ' +
      'get gets got getting gotten go going goes gonna actually really finally still already yet even ever now currently exactly anymore though ' +
      'isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt',
  ),
]);

/** Verbs that end the noun phrase of `which …` without an ending of their own (`which team won`). */
export const IRREGULAR_PASTS = set(
  'won took saw became set made brought struck left got hit gave came went said beat lost led held began',
);

/** Verbs by their irregular past forms: `led` should meet `leads`. */
export const IRREGULAR_VERBS: ReadonlyMap<string, string> = new Map(
  (
    'arise arose arisen/beat beaten/become became/begin began begun/bind bound/bite bit bitten/blow blew blown/break broke broken/' +
    'breed bred/bring brought/build built/burn burnt/buy bought/catch caught/choose chose chosen/come came/deal dealt/dig dug/' +
    'draw drew drawn/drink drank drunk/drive drove driven/eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought/find found/' +
    'flee fled/fly flew flown/forbid forbade forbidden/forget forgot forgotten/freeze froze frozen/get got gotten/give gave given/go went gone/' +
    'grow grew grown/hang hung/hear heard/hide hid hidden/hold held/keep kept/know knew known/lay laid/lead led/leave left/lend lent/' +
    'lose lost/make made/mean meant/meet met/pay paid/ride rode ridden/ring rang rung/rise rose risen/run ran/say said/see saw seen/' +
    'seek sought/sell sold/send sent/shake shook shaken/shoot shot/show shown/shrink shrank shrunk/sing sang sung/sink sank sunk/' +
    'sleep slept/speak spoke spoken/spend spent/stand stood/steal stole stolen/strike struck stricken/swear swore sworn/sweep swept/' +
    'swim swam swum/take took taken/teach taught/tear tore torn/tell told/think thought/throw threw thrown/understand understood/' +
    'wake woke woken/wear wore worn/win won/withdraw withdrew withdrawn/write wrote written'
  )
    .split('/')
    .flatMap((forms) => {
      const [base = '', ...pasts] = forms.split(' ');
      return pasts.map((past): [string, string] => [past, base]);
    }),
);

export const PREPOSITIONS = set(
  'on in at by for from to with of after before during since until about against over under between into through near as than last next this earlier',
);

/** Words that join two clauses. */
export const CONJUNCTIONS = set(
  'and but or that who which while after before because as when where if although though since until despite',
);

/** Lower-case words inside a person's name: `Ursula von der Leyen`. */
export const NAME_PARTICLES = set('van von de der den bin al la le da di du del');

/** Capitalised words that name nobody by themselves. */
export const TITLES = set('mr mrs ms dr sir');

/** Last words of names that other languages translate: `the White House`, `the World Cup`, `Prime Minister`. */
export const TRANSLATED_NAMES = set(
  'house court union nations council congress senate parliament assembly chamber ministry department office treasury cabinet ' +
    'bank fund party army navy force forces guard police agency authority commission committee organisation organization cross ' +
    'treaty agreement accord pact university institute academy museum church street square airport port canal gulf strait ' +
    'sea ocean river lake island islands mountain mountains coast north south east west cup games league open championship ' +
    'prize award day year war peace state states city county republic kingdom federation security health defence defense ' +
    'justice affairs trade prince princess king queen pope president minister secretary general chief chancellor speaker ' +
    'governor mayor judge senator christmas easter',
);

const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** Months in full from their short forms. */
export const MONTHS: ReadonlyMap<string, string> = new Map([
  ...MONTH_NAMES.map((month): [string, string] => [month, month]),
  ...MONTH_NAMES.filter((month) => month.length > 4).map((month): [string, string] => [
    month.slice(0, 3),
    month,
  ]),
  ['sept', 'september'],
]);

/**
 * Number words and ordinals, and their digits. `One` is left out: `one of the oldest` counts nothing;
 * and so are `first`, `second`, a unit, and `third`, a part.
 */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...'zero . two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, string] => [word, String(value)])
    .filter(([word]) => word !== '.'),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, string] => [word, String((index + 3) * 10)]),
  ...'fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, index): [string, string] => [word, String(index + 4)]),
]);

/** Words that multiply the number before them, or stand for a large one. */
export const MAGNITUDES = set(
  'dozen hundred thousand million billion trillion dozens hundreds thousands millions billions',
);

/** What numbers measure, in the singular. */
export const UNITS = set(
  'percent dollar pound euro yen yuan cent mile kilometre kilometer metre meter foot feet inch ton tonne kilogram gram ' +
    'acre hectare litre liter gallon barrel degree second minute hour day week month year decade century',
);

/** Signs and spellings of one word. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['£', 'pound'],
  ['€', 'euro'],
  ['¥', 'yen'],
  ['%', 'percent'],
  ['cannot', 'not'],
  ['uk', 'britain'],
]);

/** Words that turn a sentence into its opposite. */
export const NEGATIONS = set('not no never none neither nor nobody nothing nowhere without');

/** Words that leave open whether something is so. */
export const HEDGES = set(
  'may might could would should alleged allegedly reportedly possibly possible probably perhaps potentially potential ' +
    'likely unlikely expected expect expects plan planned plans planning hope hopes hoped hoping aim aims aimed want wants wanted ' +
    'intend intends intended poised appear appears appeared seem seems seemed suspected suspect accused believed ' +
    'considering proposed apparently presumably threatened rumored rumoured',
);

/** Words that say the opposite of each other. */
export const OPPOSITES: readonly string[][] = (
  'rise/fall rose/fell increase/decrease win/lose won/lost gain/lose gained/lost more/fewer high/low higher/lower ' +
  'highest/lowest large/small largest/smallest best/worst first/last before/after allow/ban begin/end began/ended ' +
  'start/end success/failure guilty/innocent early/late legal/illegal join/leave joined/left above/below ' +
  'strong/weak likely/unlikely able/unable safe/dangerous approve/reject accept/reject support/oppose open/close ' +
  'confirm/deny agree/refuse'
)
  .split(' ')
  .map((pair) => pair.split('/'));

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
