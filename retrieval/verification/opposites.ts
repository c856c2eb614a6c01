import { stem } from '../text/tokens.ts';

const OPPOSITES =
  'rise/fall rose/fell risen/fallen increase/decrease grow/shrink grew/shrank gain/lose gained/lost win/lose won/lost victory/defeat success/failure ' +
  'succeed/fail approve/reject accept/reject accept/refuse agree/refuse agree/disagree support/oppose supporter/opponent allow/ban allow/forbid permit/prohibit ' +
  'open/close start/end begin/end began/ended start/stop begin/finish launch/cancel more/fewer more/less most/least higher/lower high/low ' +
  'highest/lowest largest/smallest biggest/smallest large/small big/small major/minor great/small longest/shortest long/short best/worst better/worse good/bad ' +
  'first/last first/second early/late earlier/later before/after above/below over/under up/down inside/outside ' +
  'guilty/innocent guilty/acquitted convict/acquit confirm/deny admit/deny legal/illegal lawful/unlawful strong/weak strengthen/weaken ' +
  'hot/cold warm/cold rich/poor old/young new/old fast/slow join/leave joined/left enter/leave arrive/leave arrive/depart buy/sell bought/sold hire/fire ' +
  'likely/unlikely able/unable safe/dangerous safe/unsafe happy/unhappy happy/sad popular/unpopular easy/difficult easy/hard possible/impossible ' +
  'remember/forget love/hate like/dislike attack/defend build/destroy create/destroy alive/dead live/die survive/die same/different ' +
  'always/never often/rarely public/private male/female men/women man/woman boy/girl husband/wife father/mother son/daughter brother/sister ' +
  'north/south east/west northern/southern eastern/western left/right positive/negative true/false present/absent include/exclude ' +
  'expand/reduce raise/lower raise/cut increase/cut increase/reduce improve/worsen praise/criticize praise/criticise welcome/condemn release/detain ' +
  'free/arrest appoint/dismiss elect/oust pass/fail many/few majority/minority all/none full/empty deny/acknowledge keep/abandon ' +
  'push/pull peace/war ally/enemy friend/enemy hero/villain top/bottom maximum/minimum profit/loss surplus/deficit export/import ' +
  'optimistic/pessimistic healthy/sick clean/dirty light/heavy light/dark day/night morning/evening summer/winter ' +
  'backed/opposed accelerate/slow advance/retreat upheld/overturned uphold/overturn ahead/behind hopeful/hopeless lift/impose lead/trail ' +
  'borrow/lend teach/learn deepen/ease worsened/improved cheap/expensive ancient/modern voluntary/mandatory temporary/permanent';

const OPPOSITE_OF = new Map<string, Set<string>>();
for (const pair of OPPOSITES.split(' ')) {
  const [one = '', other = ''] = pair.split('/').map(stem);
  OPPOSITE_OF.set(one, (OPPOSITE_OF.get(one) ?? new Set()).add(other));
  OPPOSITE_OF.set(other, (OPPOSITE_OF.get(other) ?? new Set()).add(one));
}

/** Whether two stems tell the opposite of each other: by a list, or by `un-`, `in-`, `il-`, `dis-`, `non-`. */
export function areOpposite(one: string, other: string): boolean {
  if (OPPOSITE_OF.get(one)?.has(other) ?? false) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    short.length > 3 &&
    /^(?:un|in|im|il|ir|dis|non)$/u.test(long.slice(0, -short.length)) &&
    long.endsWith(short)
  );
}
