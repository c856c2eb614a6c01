import { z } from 'zod';
import type { FormFault } from './form-errors.ts';

const link = z
  .string()
  .max(2048)
  .regex(/^(https?|attachment):\/\/\S+$/)
  .nullish();

const embedSchema = z.looseObject({
  title: z.string().max(256).nullish(),
  description: z.string().max(4096).nullish(),
  url: link,
  timestamp: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.looseObject({ text: z.string().min(1).max(2048), icon_url: link }).nullish(),
  image: z.looseObject({ url: link }).nullish(),
  thumbnail: z.looseObject({ url: link }).nullish(),
  author: z.looseObject({ name: z.string().min(1).max(256), url: link, icon_url: link }).nullish(),
  fields: z
    .array(
      z.looseObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().nullish(),
      }),
    )
    .max(25)
    .nullish(),
});

/** Up to ten embeds. */
export const embedsSchema = z.array(embedSchema).max(10);

/** One embed as it was sent. */
export type Embed = z.infer<typeof embedSchema>;

/** What holds over all embeds of a message: 6000 characters in all. */
export function embedRules(embeds: readonly Embed[]): FormFault[] {
  const length = embeds.flatMap(embedTexts).join('').length;
  if (length <= 6000) return [];
  const message = `Embed size exceeds maximum size of 6000: ${length}.`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

/** The words of an embed in reading order; addresses do not count. */
export function embedTexts(embed: Embed): string[] {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
  return texts.filter((text) => text != null);
}
