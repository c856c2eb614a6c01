// Recognises pages that a server shows instead of an article: bot checks, soft 404s, consent walls.

/** Articles that tell of such pages are longer. */
const maxWords = 130;

/**
 * What a page is that stands where an article should be, in one sentence; null for any other page.
 * Told by its headline, or by what only such pages say, and only if its text is short.
 */
export function placeholderReason(title: string, text: string): string | null {
  if (text.split(/\s+/, maxWords + 1).length > maxWords) return null;
  const kind = kinds.find(
    ({ titles, texts }) => titles.test(title.trim()) || texts?.test(`${title}\n${text}`),
  );
  return kind?.reason ?? null;
}

type Kind = { reason: string; titles: RegExp; texts?: RegExp };

const kinds: readonly Kind[] = [
  {
    reason: 'the server wants to know whether a person reads the page',
    titles:
      /^(?:just a moment|attention required|access (?:to this page has been )?denied|one more step|security check|please wait|checking your browser|are you (?:a )?(?:human|robot)|human verification|pardon our interruption|einen moment|un instant|un momento|access is temporarily restricted)\b/i,
    texts:
      /\b(?:verif(?:y(?:ing)?|ies) (?:that )?you are (?:a )?(?:human|not a (?:ro)?bot)|(?:you are|you're|you’re) (?:a human|not a robot)|checking (?:your browser|if the site connection is secure)|needs to review the security of your connection|unusual (?:traffic|activity) from your|complete the captcha|ray id: ?[\da-f]{8,}|enable javascript and (?:cookies|disable any ad ?blocker) to continue)/i,
  },
  {
    reason: 'the server says that there is no such page',
    titles:
      /^(?:(?:error )?40[34]\b|(?:sorry, )?(?:the |this )?(?:page|article|content|story) (?:(?:was |is |could |can )?not (?:be )?(?:found|available)|(?:cannot|can’t|can't) be found|no longer (?:exists|available)|unavailable)|(?:die )?seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|p[aá]gina (?:no|não|non) (?:encontrada|trovata)|pagina niet gevonden|strona nie (?:została )?znaleziona|страница не найдена|找不到(?:页面|網頁)|ページが見つかりません)/iu,
    texts:
      /\bthe (?:page|article) (?:that )?you(?:’re| are|'re)? (?:looking for|requested|tried to (?:open|reach))\b.{0,60}\b(?:not|no longer|cannot|can’t|can't|moved)\b/i,
  },
  {
    reason: 'the server shows what it asks about cookies',
    titles:
      /^(?:before you continue|bevor sie (?:fortfahren|weitergehen)|avant d['’]accéder|antes de continuar|prima di continuare|voordat je verdergaat|(?:your|we value your) privacy|(?:your )?(?:cookie|privacy|consent) (?:settings|preferences|choices|consent|policy|notice)|cookie-einstellungen|we use cookies|wij gebruiken cookies|datenschutz ?einstellungen)\b/i,
  },
  {
    reason: 'the page wants its readers to sign in',
    titles:
      /^(?:(?:please )?(?:sign|log) ?in(?:to| to)?\b|login\b|anmelden$|einloggen$|se connecter|connexion$|iniciar sesión|accedi$|inloggen$|create (?:an|your) account|subscribe to (?:read|continue))/i,
    texts:
      /\b(?:you must|please) (?:be )?(?:sign|log)(?:ged)? ?in to (?:view|read|see|access|continue)/i,
  },
  {
    reason: 'the page only leads on to another',
    titles: /^(?:redirecting|you are being redirected|weiterleitung|redirection|leaving)\b/i,
  },
];
