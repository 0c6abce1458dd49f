/**
 * Matches places that need an apostrophe. Spreadsheets take a field that begins with one of these signs for a formula,
 * which can read other cells and fetch addresses. An apostrophe before it makes it text (OWASP, "CSV Injection");
 * apostrophes that are there already are counted in, so that the way back is exact. A spreadsheet whose language
 * separates fields by semicolons sees no quotes in the middle of one: there every semicolon, tab and end of line is
 * followed by another beginning.
 */
const formula = /(?<=^|[;\t\r\n])'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/g;
const guarded = /(?<=^|[;\t\r\n])'('*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/g;

export const withGuard = (text: string): string => text.replace(formula, "'$&");
export const withoutGuard = (text: string): string => text.replace(guarded, '$1');
