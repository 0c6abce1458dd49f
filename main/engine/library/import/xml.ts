export interface XmlEntry {
  readonly line: number;
  readonly value: Readonly<Record<string, string>>;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });
}

/**
 * The elements of one name and the texts of their children, out of what programs write: flat, without namespaces, and
 * as often as not several documents in one file.
 */
export function elementsIn(text: string, name: string): XmlEntry[] {
  const found: XmlEntry[] = [];
  const element = new RegExp(`<${name}\\b[^<>]*>([\\s\\S]*?)</${name}>`, 'g');
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(element)) {
    for (; counted < match.index; counted++) if (text.charAt(counted) === '\n') line += 1;
    const value: Record<string, string> = {};
    for (const [, child = '', content = ''] of (match[1] ?? '').matchAll(
      /<(\w+)[^<>]*>([^<]*|<!\[CDATA\[[\s\S]*?\]\]>)<\/\1>/g,
    ))
      value[child] = plain(content).trim();
    found.push({ line, value });
  }
  return found;
}
