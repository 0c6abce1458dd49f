/** Encodes for an address as `{filename}` and `{input}` are: all but `0-9 A-Z a-z - . _ ~`, in capitals. */
export function urlEncode(text: string): string {
  return encoded(text, /[\w.~-]/, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Encodes a value of the query as .NET's `HttpUtility.UrlEncode` does: a space is `+`, hex is lower case. */
export function queryEncode(text: string): string {
  return encoded(text, /[\w\-.!*()]/, (byte) =>
    byte === 32 ? '+' : `%${byte.toString(16).padStart(2, '0')}`,
  );
}

function encoded(text: string, kept: RegExp, encode: (byte: number) => string): string {
  let result = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const sign = byte < 128 ? String.fromCharCode(byte) : '';
    result += sign !== '' && kept.test(sign) ? sign : encode(byte);
  }
  return result;
}

/** Decodes a part of a query; what is no encoding stays as it is. */
export function queryDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
