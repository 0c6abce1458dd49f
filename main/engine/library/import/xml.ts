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

function childrenOf(content: string): Record<string, string> {
  const value: Record<string, string> = {};
  for (const [, child = '', text = ''] of content.matchAll(
    /<(\w+)[^<>]*>([^<]*|<!\[CDATA\[[\s\S]*?\]\]>)<\/\1>/g,
  ))
    value[child] = plain(text).trim();
  return value;
}

/**
 * Finds the elements of one name and their children's texts, as programs write them: flat, without namespaces, and
 * as often as not several documents in one file. One that is cut off takes nothing of the next into it.
 * @returns `cut` holds the lines at which those begin that have no end
 */
export function elementsIn(text: string, name: string): { found: XmlEntry[]; cut: number[] } {
  const found: XmlEntry[] = [];
  const cut: number[] = [];
  const open = new RegExp(`<${name}\\b[^<>]*>`, 'g');
  const close = `</${name}>`;
  let line = 1;
  let counted = 0;
  const lineAt = (place: number) => {
    for (; counted < place; counted += 1) if (text.charAt(counted) === '\n') line += 1;
    return line;
  };
  const begins = [...text.matchAll(open)].map((match) => ({
    at: match.index,
    content: match.index + match[0].length,
  }));
  for (const [index, { at, content }] of begins.entries()) {
    const limit = begins[index + 1]?.at ?? text.length;
    const own = text.slice(content, limit);
    const end = own.indexOf(close);
    if (end === -1) cut.push(lineAt(at));
    else found.push({ line: lineAt(at), value: childrenOf(own.slice(0, end)) });
  }
  return { found, cut };
}
