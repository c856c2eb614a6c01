import { expect, test } from 'vitest';
import { applyMessage, messageFlags } from '../support/discord/validate-message.ts';
import { faultsOf } from './form-faults.ts';

const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id: 'go',
  ...more,
});
const link = (url: string) => ({ type: 2, style: 5, label: 'Go', url });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: [option('a')],
  ...more,
});
const section = (count: number, accessory: object) => ({
  type: 9,
  components: Array.from({ length: count }, () => text('x')),
  accessory,
});
const layout = (...components: object[]) => ({ flags: messageFlags.componentsV2, components });
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const letters = (count: number) => 'x'.repeat(count);
const embed = (more: object) => ({ embeds: [more] });

test.each<[string, object]>([
  ['2000 characters', { content: letters(2000) }],
  ['ten embeds', { embeds: times(10).map(() => ({ title: 't' })) }],
  ['6000 characters in embeds', { embeds: [4000, 2000].map((n) => ({ description: letters(n) })) }],
  [
    'five rows of five buttons',
    {
      components: times(5).map((r) =>
        row(...times(5).map((c) => button({ custom_id: `${r}.${c}` }))),
      ),
    },
  ],
  ['4000 characters of text displays', layout(text(letters(2000)), text(letters(2000)))],
  ['40 components', layout(...times(40).map(() => text('x')))],
  [
    'a section with a thumbnail',
    layout(section(3, { type: 11, media: { url: 'https://a.test/x.png' } })),
  ],
  [
    'a container with everything',
    layout({
      type: 17,
      accent_color: 0,
      components: [text('x'), { type: 14 }, row(select()), section(1, link('https://a.test'))],
    }),
  ],
  [
    'a gallery and a file',
    layout(
      { type: 12, items: [{ media: { url: 'https://a.test' } }] },
      { type: 13, file: { url: 'attachment://a.txt' } },
    ),
  ],
  ['a link of 512 characters', { components: [row(link(`https://a.test/${letters(497)}`))] }],
])('accepts %s', (_, body) => {
  expect(() => applyMessage({ body, before: null, files: 0 })).not.toThrow();
});

test.each<[string, object, string]>([
  ['2001 characters', { content: letters(2001) }, '.content BASE_TYPE_MAX_LENGTH'],
  [
    'eleven embeds',
    { embeds: times(11).map(() => ({ title: 't' })) },
    '.embeds BASE_TYPE_MAX_LENGTH',
  ],
  [
    '6001 characters in embeds',
    { embeds: [4000, 2001].map((n) => ({ description: letters(n) })) },
    '.embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an embed title of 257', embed({ title: letters(257) }), '.embeds.0.title BASE_TYPE_MAX_LENGTH'],
  [
    'an embed description of 4097',
    embed({ description: letters(4097) }),
    '.embeds.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an empty field name',
    embed({ fields: [{ name: '', value: 'v' }] }),
    '.embeds.0.fields.0.name BASE_TYPE_MIN_LENGTH',
  ],
  [
    'a field value of 1025',
    embed({ fields: [{ name: 'n', value: letters(1025) }] }),
    '.embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 fields',
    embed({ fields: times(26).map(() => ({ name: 'n', value: 'v' })) }),
    '.embeds.0.fields BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed footer of 2049',
    embed({ footer: { text: letters(2049) } }),
    '.embeds.0.footer.text BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six rows',
    { components: times(6).map((r) => row(button({ custom_id: `${r}` }))) },
    '.components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six buttons in a row',
    { components: [row(...times(6).map((c) => button({ custom_id: `${c}` })))] },
    '.components.0.components BASE_TYPE_MAX_LENGTH',
  ],
  ['an empty row', { components: [row()] }, '.components.0.components BASE_TYPE_MIN_LENGTH'],
  [
    'a button beside a select',
    { components: [row(button(), select())] },
    '.components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a label of 81',
    { components: [row(button({ label: letters(81) }))] },
    '.components.0.components.0.label BASE_TYPE_MAX_LENGTH',
  ],
  [
    'no label',
    { components: [row(button({ label: '' }))] },
    '.components.0.components.0 BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'a custom id of 101',
    { components: [row(button({ custom_id: letters(101) }))] },
    '.components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH',
  ],
  [
    'no custom id',
    { components: [row({ type: 2, style: 1, label: 'Go' })] },
    '.components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
  ],
  [
    'a custom id twice',
    { components: [row(button(), button())] },
    '.components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a link of 513 characters',
    { components: [row(link(`https://a.test/${letters(498)}`))] },
    '.components.0.components.0.url BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a link without scheme',
    { components: [row(link('a.test'))] },
    '.components.0.components.0 BUTTON_COMPONENT_INVALID_URL',
  ],
  [
    '26 select options',
    { components: [row(select({ options: times(26).map((n) => option(`${n}`)) }))] },
    '.components.0.components.0.options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select value twice',
    { components: [row(select({ options: [option('a'), option('a')] }))] },
    '.components.0.components.0.options SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a placeholder of 151',
    { components: [row(select({ placeholder: letters(151) }))] },
    '.components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a text display without the flag',
    { components: [text('x')] },
    '.components.0.type BASE_TYPE_CHOICES',
  ],
  [
    'content beside components V2',
    { ...layout(text('x')), content: 'x' },
    '.content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds beside components V2',
    { ...layout(text('x')), embeds: [{ title: 't' }] },
    '.embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '4001 characters over all displays',
    layout(text(letters(2000)), text(letters(2001))),
    '.components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    '41 components, nested ones counted',
    layout({ type: 17, components: times(40).map(() => text('x')) }),
    '.components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  ['an empty text display', layout(text('')), '.components.0.content BASE_TYPE_MIN_LENGTH'],
  [
    'a section of four texts',
    layout(section(4, button())),
    '.components.0.components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a section without accessory',
    layout({ type: 9, components: [text('x')] }),
    '.components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    'a gallery of eleven',
    layout({ type: 12, items: times(11).map(() => ({ media: { url: 'https://a.test' } })) }),
    '.components.0.items BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a container in a container',
    layout({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
    '.components.0.components.0.type BASE_TYPE_CHOICES',
  ],
  ['a nonce of 26', { content: 'x', nonce: letters(26) }, '.nonce BASE_TYPE_MAX_LENGTH'],
  [
    'users both parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    '.allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
])('refuses %s', async (_, body, fault) => {
  expect(await faultsOf(() => applyMessage({ body, before: null, files: 0 }))).toContain(fault);
});
