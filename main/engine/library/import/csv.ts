export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Rows of RFC 4180, but for the separator; fields in quotes may hold line breaks. Total: a quote that never ends takes the rest. */
export function csvRows(text: string, separator = ','): CsvRow[] {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let startLine = 1;
  const endRow = () => {
    rows.push({ line: startLine, fields: [...fields, field] });
    fields = [];
    field = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line += 1;
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
      endRow();
      startLine = line;
    } else if (character !== '\r') field += character;
  }
  if (field !== '' || fields.length > 0) endRow();
  return rows;
}
