export interface CsvRow {
  /** Line of its beginning, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

interface ReadRow {
  readonly fields: string[];
  /** Offset after its line break. */
  readonly end: number;
  /** True if a quote in it is still open at the end of the text. */
  readonly isUnfinished: boolean;
}

/** Reads the row that begins at `from`. */
function readRow(text: string, from: number, separator: string): ReadRow {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') field += character;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else if (character === '\n') {
      at += 1;
      break;
    } else if (character !== '\r') field += character;
  }
  return { fields: [...fields, field], end: at, isUnfinished: quoted };
}

/** Reads a single line, whatever its quotes say. */
function readLine(text: string, from: number, separator: string): ReadRow {
  const end = text.indexOf('\n', from);
  const line = text.slice(from, end === -1 ? text.length : end).replace(/\r$/, '');
  return { fields: line.split(separator), end: end === -1 ? text.length : end + 1, isUnfinished: false };
}

/** True if a whole row begins at one of the lines that a quote took into the row from `from` to `end`. */
function hasSwallowed(text: string, from: number, end: number, separator: string, columns: number): boolean {
  for (let at = text.indexOf('\n', from) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1)
    if (readLine(text, at, separator).fields.length === columns) return true;
  return false;
}

/**
 * Parses the rows of a CSV (RFC 4180, but for the separator); fields in quotes may hold line breaks. Total: a row
 * that has other columns than the first one, or whose quote never ends, and that has taken others in, is taken for
 * its first line only, so that a quote too many costs one row and not all that follow.
 */
export function csvRows(text: string, separator = ','): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let columns: number | null = null;
  for (let from = 0; from < text.length; ) {
    let row = readRow(text, from, separator);
    const isOdd = columns !== null && (row.isUnfinished || row.fields.length !== columns);
    if (isOdd && hasSwallowed(text, from, row.end, separator, columns ?? 0))
      row = readLine(text, from, separator);
    columns ??= row.fields.length;
    rows.push({ line, fields: row.fields });
    for (let at = from; at < row.end; at += 1) if (text.charAt(at) === '\n') line += 1;
    from = row.end;
  }
  return rows;
}
