// The words that people write before and behind dates.
import { fold } from './calendar-names.ts';

/** Whether a folded word is part of a label such as `Veröffentlicht am` or `last updated`. */
export function isDateLabel(word: string): boolean {
  return all.has(word);
}

/** Whether a line labels its date as that of an update. */
export function isUpdateLabel(line: string): boolean {
  const words = fold(line.slice(0, 60)).split(/[^\p{L}\p{M}]+/u);
  // Chinese and Japanese have no spaces.
  return words.some((word) => updates.has(word)) || /更新|修正|수정/.test(line.slice(0, 60));
}

const updateLabels = `updated modified revised edited aktualisiert geändert überarbeitet actualisé modifié màj maj
actualizado actualizada actualización modificado aggiornato aggiornamento modificato atualizado atualizada
atualização modificado bijgewerkt gewijzigd aktualizacja zaktualizowano aktualizováno обновлено обновлён
изменено оновлено güncelleme güncellendi güncellenme تحديث حدث محدث अपडेट अद्यतन 更新 修正 수정 업데이트
uppdaterad opdateret oppdatert päivitetty ενημέρωση frissítve actualizat עודכן diperbarui`;

const otherLabels = `published posted submitted created date issued last first originally release released
hrs on at by veröffentlicht erstellt online seit stand vom am um uhr zuletzt datum publié publiée paru
mis mise jour à le la les par heure heures min publicado publicada fecha el las hora horas pubblicato
pubblicata pubblicazione data il alle del ore publicação em às de gepubliceerd geplaatst op om uur opublikowano
publikacja publikacji dodano dnia dn godz godzina опубликовано опубликована дата публикации размещено время
года год мск опубліковано публікації року рік час yayınlanma yayınlandı yayın tarih tarihi giriş saat son eklenme
نشر نشرت النشر بتاريخ تاريخ في الساعة آخر منذ بتوقيت प्रकाशित प्रकाशन तारीख समय को पर बजे 公開 公開日 掲載 配信 投稿 日時
投稿日 更新日 更新日時 公開日時 発表 입력 등록 게재 기사입력 기사수정 발행 작성 发布 发表 发布时间 发布日期 更新时间 发表时间 时间 日期
發布 發表 發布時間 更新時間 發表時間 時間 publicerad den klockan kl offentliggjort publisert julkaistu klo vydáno
zverejnené megjelent publicat δημοσίευση פורסם שעה ngày năm lúc đăng cập nhật terbit pukul`;

const updates = new Set(fold(updateLabels).split(/\s+/));
const all = new Set([...updates, ...fold(otherLabels).split(/\s+/)]);
