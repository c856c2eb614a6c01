// Which parameters of an address only track readers, in the shape of the ClearURLs rules: patterns
// for all sites, and patterns for single sites (https://docs.clearurls.xyz/latest/specs/rules/).

/** Patterns over `name=value` in lower case, for the host and the hosts below it. */
type Rule = { host: string | null; pattern: RegExp };

/**
 * Whether a parameter (`name=value`, as written in the address) tracks readers or sessions, on this
 * host. Parameters that choose what is shown are none.
 */
export function isTracker(parameter: string, host: string): boolean {
  const pair = parameter.toLowerCase();
  return rules.some(
    (rule) =>
      (rule.host === null || host === rule.host || host.endsWith(`.${rule.host}`)) &&
      rule.pattern.test(pair),
  );
}

/** A rule for parameters with one of these names, which may hold patterns, whatever their values. */
function named(names: string, host: string | null = null): Rule {
  return { host, pattern: new RegExp(`^(?:${names.trim().split(/\s+/).join('|')})(?:=|$)`) };
}

/** A rule for these names if the value is one of these patterns. */
function valued(names: string, values: string): Rule {
  const [name, value] = [names, values].map((list) => list.trim().split(/\s+/).join('|'));
  return { host: null, pattern: new RegExp(`^(?:${name})=(?:${value})$`) };
}

const feedOrShare = `
  (?:google_|news)?rss(?:[._-].*)? atom feeds? .*_rss newsletter e?mail twitter facebook linkedin whatsapp
  telegram social(?:[._-].*)? share(?:d?link|_.*)? push notification copy_link (?:ios|android)?app
`;

const rules: readonly Rule[] = [
  // Campaigns, as web analytics programs name them.
  named(`
    utm(?:_.*)? (?:itm|stm|mtm|otm|hmb|pk|piwik|matomo|hsa|ga|int|at|ns|wt|vero|oly|guce|gaa|vn|amp|sc|mc|cm)_.+
    _?hs(?:enc|mi|ctatracking) __(?:hssc|hstc|hsfp|s) (?:wt_?z?|w|z)mc wtrid wt_cc\\d? _ga _gl guccounter xtor ftag
    s_cid s_kwcid _openstat os_ehash spm scm tracking(?:_?(?:id|source|code))? trk(?:info|campaign)? traffic_source
    campaign(?:_?(?:id|name|source))? cmp(?:id)? ocid ncid icid intcid ito cid_source cvid mbid elq(?:trackid|aid|at|campaignid|track)?
    echobox mkt_tok ml_subscriber(?:_hash)? rb_clickid wickedid ceneo_spo feedtype feeditemid
    dm_i dm_t sailthru trackingid emailid email_(?:token|source) nlid newsletter_?id
    taid spmailingid spuserid spjobid spreportid mailing_?id subscriber_?id smid smtyp emc regi_id instance_id segment_id
  `),
  // Clicks, as advertising and social networks number them.
  named(`
    fbclid gclid dclid gclsrc gbraid wbraid msclkid twclid ttclid yclid ysclid igshid? igsh li_fat_id epik
    rdt_cid irclickid sscid awc srsltid mibextid __twitter_impression _branch_(?:match_id|referrer)
    fb_(?:action_(?:ids|types)|source|ref) action_(?:object|type|ref)_map ceid_hash tt_(?:medium|content|email_id)
    share_?(?:token|type|id) gift unlocked_article_code accesstoken
  `),
  // What lets one subscriber in, in the links of a feed of their own: a citation is for everybody.
  named(`
    (?:access|auth|user|api|private|feed|member|subscriber|session)[._-]?(?:token|key) token jwt
    (?:app|client)[._-]?secret secret password passwd pwd
  `),
  // Where the reader came from.
  named('ref ref_?(?:src|url|source|campaign)? referrer referer refid usqp amp share sr_share'),
  valued('(?:out(?:put)?_?type|output|view|type|mode)', 'amp'),
  valued(
    'source src from via partner origin medium channel app_?id feature link_?from cmpsource',
    feedOrShare,
  ),
  valued('sh', String.raw`[\da-f]{8,}`),
  // Sessions.
  named('phpsessid jsessionid aspsessionid.* asp.net_sessionid cfid cftoken zenid oscsid xtcsid'),
  valued(
    '(?:php|j|asp|user)?(?:sess|session|sid)_?(?:id|key|token)?',
    String.raw`(?=[^\d]*\d)[\w.~-]{8,}`,
  ),
  // Single sites.
  named('source sk', 'medium.com'),
  named('sh', 'forbes.com'),
  named('partner nl te user_id auth login', 'nytimes.com'),
  named('b', 'spiegel.de'),
  named('feature si pp', 'youtube.com'),
  named('s t cn', 'twitter.com'),
  named('s t', 'x.com'),
  named('(?:__(?:tn|xts|cft)__.*) eid rdid', 'facebook.com'),
  named('li[a-z]{2}', 'linkedin.com'),
  named('ved ei sa usg sxsrf uact', 'google.com'),
];
