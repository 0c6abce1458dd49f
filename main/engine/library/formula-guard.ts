/**
 * Matches fields that need an apostrophe. Spreadsheets take a field that begins with one of these for a formula,
 * which can read other cells and fetch addresses. An apostrophe before it makes it text (OWASP, "CSV Injection");
 * apostrophes that are there already are counted in, so that the way back is exact.
 */
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const guarded = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

export const withGuard = (text: string): string => (formula.test(text) ? `'${text}` : text);
export const withoutGuard = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
