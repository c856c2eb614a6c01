/** XML whose Base64 texts, as Atom 0.3 and 1.0 allow them, are plain; what is no text stays as it is. */
export function decodedBase64(xml: string): string {
  return xml.replace(encoded, (whole, name, content) => {
    const text = Buffer.from(String(content), 'base64').toString('utf8');
    // oxlint-disable-next-line no-control-regex -- what tells a picture from text
    if (/[\u0000-\u0008\uFFFD]/.test(text)) return whole;
    return `<${name} type="html">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
  });
}

const encoded =
  /<((?:\w{1,20}:)?(?:title|summary|content))\s[^<>]{0,200}(?:mode\s?=\s?["']base64|type\s?=\s?["']application\/octet-stream)["'][^<>]{0,200}>([\w+/=\s]+)<\/\1>/gi;
